import { readFileSync } from 'node:fs';
import { figuresOf } from './figures.mjs';

const CASES = new URL('../../tests/read/languages.json', import.meta.url);

/**
 * Direct quotes in languages that have a small lexicon only, on short texts of our own. A text is read rightly where its quotes
 * are just those expected, words and speakers; `held` texts were written after the lexicons.
 */
export function scoreLanguages(read) {
  const cases = JSON.parse(readFileSync(CASES, 'utf8'));
  const languages = [...new Set(cases.map(({ language }) => language))];
  return languages.map((language) =>
    rowOf(
      language,
      cases.filter((one) => one.language === language),
      read,
    ),
  );
}

function rowOf(language, cases, read) {
  const readings = cases.map(({ text }) => read({ text, language }));
  const found = cases.map((one, i) => quotesOf(one.text, readings[i]));
  const count = (lists) => lists.reduce((sum, { length }) => sum + length, 0);
  const kept = cases.map(({ quotes }, i) =>
    found[i].filter((quote) => quotes.some((other) => same(other, quote))),
  );
  const whole = cases.filter(
    ({ quotes }, i) => kept[i].length === quotes.length && found[i].length === quotes.length,
  );
  const counts = { right: count(kept), read: count(found), gold: count(cases.map(({ quotes }) => quotes)) };
  return {
    set: `own texts, ${language}`,
    measure: `direct quotes, words and speaker; accuracy: whole texts, of ${cases.length}`,
    ...figuresOf(counts),
    accuracy: whole.length / cases.length,
    gold: counts.gold,
    read: counts.read,
  };
}

function quotesOf(text, { quotes, actors }) {
  return quotes.map(({ content, speaker }) => ({
    content: content.map(({ start, end }) => text.slice(start, end)),
    speaker: actors.find(({ key }) => key === speaker)?.name ?? null,
  }));
}

function same(one, other) {
  return one.speaker === other.speaker && one.content.join('|') === other.content.join('|');
}
