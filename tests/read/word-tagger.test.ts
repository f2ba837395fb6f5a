import { expect, it } from 'vitest';
import { MOST_NEW_WORDS, newWords } from '../../src/read/word-tagger.js';
import { toWords } from '../../src/read/words.js';

const NAMES = 2_000;

/** A text with so many names that no other has. */
function textOf(from: number): string {
  return Array.from({ length: NAMES }, (_, i) => `It met Zarn${(from + i).toString(36)}ilo.`).join(' ');
}

it('cuts a text alike whatever it has read before', () => {
  const text = 'The envoy saw the show on Vondermar’s channel.';
  const before = toWords(text);
  toWords('The channel was Vondermar’s.');
  expect(toWords(text)).toEqual(before);
  expect(before.words.map((word) => word.text)).toContain('Vondermar');
});

it('begins anew when it remembers too many words, and cuts a text as it did before', () => {
  const text = 'The envoy met Zarnadilo Brekk in Vondermark-Lesser. “We shan’t sign,” Zarnadilo’s aide said.';
  const before = toWords(text);
  let most = 0;
  for (let from = 0; from < 2 * MOST_NEW_WORDS && newWords() >= most; from += NAMES) {
    most = newWords();
    toWords(textOf(from));
  }
  expect(most).toBeGreaterThan(MOST_NEW_WORDS);
  // A name is remembered as it stands, and in lower case.
  expect(most).toBeLessThan(MOST_NEW_WORDS + 3 * NAMES);
  expect(toWords(text)).toEqual(before);
});
