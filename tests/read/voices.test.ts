import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import type { Span } from '../../src/read/reading.js';
import { jaccard } from './score.js';

interface Case {
  about: string;
  text: string;
  quotes: { content: string[]; speaker: string | null }[];
}

const cases = JSON.parse(readFileSync(new URL('voices.json', import.meta.url), 'utf8')) as Case[];

/** What is read in a text, and what of it was expected: words alike to .8 and the speaker's name. */
function compare({ text, quotes }: Case) {
  const reading = read({ text });
  const nameOf = (key: string | null) =>
    reading.actors.find((actor) => actor.key === key)?.name.toLowerCase() ?? null;
  const found = reading.quotes.map(({ content, speaker }) => ({ content, speaker: nameOf(speaker) }));
  const right = expectedSpans(text, quotes).filter(({ content, speaker }) =>
    found.some((one) => jaccard(one.content, content) >= 0.8 && one.speaker === speaker),
  );
  return { found, right };
}

function expectedSpans(text: string, quotes: Case['quotes']): { content: Span[]; speaker: string | null }[] {
  let from = 0;
  return quotes.map(({ content, speaker }) => ({
    speaker: speaker?.toLowerCase() ?? null,
    content: content.map((words) => {
      const start = text.indexOf(words, from);
      if (start < 0) throw new Error(`not in its text: ${words}`);
      from = start + words.length;
      return { start, end: from };
    }),
  }));
}

describe('voices in news', () => {
  const compared = cases.map((one) => ({ ...one, ...compare(one) }));

  it('are read with their speakers', () => {
    const whole = compared.filter(
      ({ quotes, found, right }) => right.length === quotes.length && found.length === quotes.length,
    );
    expect(cases.length).toBeGreaterThanOrEqual(100);
    expect(whole.length / cases.length).toBeGreaterThanOrEqual(0.9);
  });

  it('never say what another said', () => {
    const names = new Set(cases.flatMap(({ quotes }) => quotes.map(({ speaker }) => speaker?.toLowerCase())));
    const wrong = compared.flatMap(({ found, quotes }) => {
      const expected = new Set(quotes.map(({ speaker }) => speaker?.toLowerCase() ?? null));
      return found.filter(({ speaker }) => speaker !== null && names.has(speaker) && !expected.has(speaker));
    });
    expect(wrong).toEqual([]);
  });
});
