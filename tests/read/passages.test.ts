import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

const kinds = (text: string, title?: string) =>
  read({ text, ...(title ? { title } : {}) }).passages.map(({ kind }) => kind);

describe('passages', () => {
  it('makes all after "Comment:" commentary', () => {
    const text =
      'The port reopened on Monday.\n\nComment: The reopening helps the mayor.\n\nHer rivals disagree.';
    const { passages } = read({ text });
    expect(passages.map(({ kind, start, end }) => [kind, text.slice(start, end).trim()])).toEqual([
      ['REPORT', 'The port reopened on Monday.'],
      ['COMMENTARY', 'Comment: The reopening helps the mayor.\n\nHer rivals disagree.'],
    ]);
  });

  it.each(['Analysis', 'Commentary'])('knows "%s:" too', (label) => {
    expect(kinds(`The port reopened.\n\n${label}: It helps.`)).toEqual(['REPORT', 'COMMENTARY']);
  });

  it('finds a headline and a lead', () => {
    expect(
      kinds('Port reopens after strike\n\nThe port reopened.\n\nShips came.\n\nPeople cheered.'),
    ).toEqual(['HEADLINE', 'LEAD', 'REPORT']);
  });

  it('takes the first line for a headline only where it is the title, when that is known', () => {
    expect(kinds('Port reopens\n\nShips came.', 'Something else')).toEqual(['REPORT']);
    expect(kinds('Port reopens!\n\nShips came.', 'Port reopens')).toEqual(['HEADLINE', 'REPORT']);
  });

  it('covers the text without a gap', () => {
    const text = '\n\nPort reopens\n\nShips came.\n\nComment: Good.\n';
    const { passages } = read({ text });
    expect(passages[0]?.start).toBe(0);
    expect(passages.at(-1)?.end).toBe(text.length);
    for (let i = 1; i < passages.length; i++) expect(passages[i]?.start).toBe(passages[i - 1]?.end);
  });
});
