import { describe, expect, it } from 'vitest';
import { toWords } from '../../src/read/words.js';

const words = (text: string) => toWords(text).words.map((word) => word.text);
const sentences = (text: string) => toWords(text).sentences.map(({ start, end }) => text.slice(start, end));

describe('toWords', () => {
  it('gives offsets that slice the very words, over odd spaces and characters', () => {
    const text = 'A\u00a0minister\u200b said\t“no”\u0000 — “never” 😀 to 3.5m people\r\nat al‑Quds \ud800 x.';
    for (const word of toWords(text).words) expect(text.slice(word.start, word.end)).toBe(word.text);
    expect(words(text)).toContain('minister');
  });

  it('joins what a hyphen joins', () => {
    expect(words('General Omar al-Rashid led a Tehran-aligned group.')).toEqual(
      expect.arrayContaining(['al-Rashid', 'Tehran-aligned']),
    );
  });

  it('ends no sentence at a rank or an initial', () => {
    expect(sentences('Gen. Ada Lind spoke. Sen. J. Moor left.')).toEqual([
      'Gen. Ada Lind spoke.',
      'Sen. J. Moor left.',
    ]);
  });

  it('ends a sentence behind the network X', () => {
    expect(sentences('“No,” she wrote on X. Lund agreed with Malcolm X. Shabazz.')).toEqual([
      '“No,” she wrote on X.',
      'Lund agreed with Malcolm X. Shabazz.',
    ]);
  });

  it('keeps a closing mark with the sentence it closes', () => {
    expect(sentences('“We will go. We must.” She left.')[1]).toBe('We must.”');
  });

  it('keeps paragraphs apart and wrapped lines together', () => {
    expect(toWords('One line\n\nAnother line. Short\nThird').paragraphs).toHaveLength(3);
    const wrapped =
      'The harbour authority of the northern port said that it would open\nits gates to all ships from the first of the month.';
    expect(toWords(wrapped).paragraphs).toHaveLength(1);
  });

  it('reads an endless run of characters as one word', () => {
    const text = `before ${'x'.repeat(5000)} after`;
    expect(words(text)).toEqual(['before', 'x'.repeat(5000), 'after']);
  });
});
