import { readFileSync } from 'node:fs';
import { figuresOf } from './figures.mjs';
import { jaccard } from './spans.mjs';

const CASES = new URL('../../tests/read/voices.json', import.meta.url);

/** Words alike to this share are the same quote. */
const LIKE = 0.8;

/**
 * Who says what in short English texts of our own, one for each thing that an analyst would check by hand. A text is read
 * rightly where its quotes are just those expected, words and speakers.
 */
export function scoreVoices(read) {
  const cases = JSON.parse(readFileSync(CASES, 'utf8')).map((one) => compare(one, read));
  const count = (key) => cases.reduce((sum, one) => sum + one[key], 0);
  const counts = { right: count('right'), read: count('read'), gold: count('gold') };
  const whole = cases.filter(({ right, read, gold }) => right === gold && right === read).length;
  return [
    {
      set: 'own texts, en',
      measure: `quotes, words alike to ${LIKE} and speaker; accuracy: whole texts, of ${cases.length}`,
      ...figuresOf(counts),
      accuracy: whole / cases.length,
      gold: counts.gold,
      read: counts.read,
    },
  ];
}

function compare({ text, quotes }, read) {
  const { actors, quotes: found } = read({ text, language: 'en' });
  const nameOf = (key) => actors.find((actor) => actor.key === key)?.name.toLowerCase() ?? null;
  let from = 0;
  const spansOf = (content) =>
    content.map((words) => {
      const start = text.indexOf(words, from);
      from = start + words.length;
      return { start, end: from };
    });
  const right = quotes.filter(({ content, speaker }) => {
    const spans = spansOf(content);
    return found.some(
      (one) =>
        jaccard(one.content, spans) >= LIKE && nameOf(one.speaker) === (speaker?.toLowerCase() ?? null),
    );
  });
  return { right: right.length, read: found.length, gold: quotes.length };
}
