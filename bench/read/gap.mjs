import { figuresOf, tally } from './figures.mjs';
import { textOf } from './load.mjs';
import { fromCodePoints, overlap } from './spans.mjs';

const SET = 'GAP';
const FEMININE = new Set(['she', 'her', 'hers']);

/** Does the pronoun stand for the name? Two names a snippet; mentions are the reader's own. */
export function scoreGap({ data }, read) {
  return ['development', 'validation'].flatMap((part) => {
    const counts = { all: tally(), masculine: tally(), feminine: tally() };
    const [, ...lines] = textOf(data, `gap-coref/gap-${part}.tsv`).split('\n');
    for (const line of lines.filter((one) => one !== '')) countSnippet(counts, line.split('\t'), read);
    return Object.entries(counts).map(([gender, tallied]) => ({
      set: SET,
      measure: `${part}: pronoun to name, ${gender}`,
      ...figuresOf(tallied),
      gold: tallied.gold,
      read: tallied.read,
    }));
  });
}

function countSnippet(counts, fields, read) {
  const [, text, pronoun, pronounAt, a, aAt, aIs, b, bAt, bIs] = fields;
  const units = fromCodePoints(text);
  const span = (words, at) => units({ start: Number(at), end: Number(at) + [...words].length });
  const { mentions } = read({ text, language: 'en' });
  const actors = (where) => mentions.filter((mention) => overlap(mention, where)).map(({ actor }) => actor);
  const at = span(pronoun, pronounAt);
  const its = mentions.find(({ start, end }) => start === at.start && end === at.end)?.actor;
  const gender = FEMININE.has(pronoun.toLowerCase()) ? counts.feminine : counts.masculine;
  for (const [words, offset, is] of [
    [a, aAt, aIs],
    [b, bAt, bIs],
  ]) {
    const same = is.trim().toUpperCase() === 'TRUE';
    const tied = its !== undefined && actors(span(words, offset)).includes(its);
    for (const one of [counts.all, gender]) {
      if (same) one.gold++;
      if (tied) one.read++;
      if (same && tied) one.right++;
    }
  }
}
