import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import { type Expected, scoreReading } from './score.js';

const folder = fileURLToPath(new URL('../../../shared/data/brief/', import.meta.url));
const present = existsSync(`${folder}brief.expected.json`);
if (!present) console.log('brief.test: skipped, ../shared is absent');

describe.skipIf(!present)('the brief of ../shared', () => {
  const text = present ? readFileSync(`${folder}brief.txt`, 'utf8') : '';
  const expected: Expected | null = present
    ? JSON.parse(readFileSync(`${folder}brief.expected.json`, 'utf8'))
    : null;

  it('is read well above the floor', () => {
    if (!expected) throw new Error('no expected reading');
    const score = scoreReading(text, expected, read({ text, publishedAt: expected.publishedAt }));
    console.log(
      `brief: direct ${score.direct}/3, quotes ${score.quotes}/${expected.quotes.length} (+${score.extraQuotes} others), ` +
        `reactions ${score.reactions}/${expected.reactions.length} (+${score.extraReactions} others)`,
      score.missed,
    );
    expect(score.direct).toBe(3);
    expect(score.quotes).toBeGreaterThanOrEqual(9);
    expect(score.reactions).toBeGreaterThanOrEqual(14);
    expect(score.falseQuotes).toBe(0);
  });

  it('is cut into report and commentary at "Comment:"', () => {
    const { passages } = read({ text });
    expect(passages.map(({ kind }) => kind)).toEqual(['REPORT', 'COMMENTARY']);
    expect(Math.abs((passages[1]?.start ?? 0) - text.indexOf('Comment:'))).toBeLessThanOrEqual(3);
  });

  it('dates the visit and the words about tomorrow', () => {
    const { reactions, quotes } = read({ text, publishedAt: '2017-09-28' });
    expect(reactions.find(({ type }) => type === 'CONSULT')?.on).toBe('2017-09-27');
    expect(quotes.find(({ kind }) => kind === 'DIRECT')?.on).toBe('2017-09-27');
  });
});
