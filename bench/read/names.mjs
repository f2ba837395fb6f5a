import { figuresOf, tally } from './figures.mjs';
import { textOf } from './load.mjs';

const SET = 'name pairs';
/** The best of all thresholds on these pairs, kept fixed: it flatters Levenshtein, and does so on every run. */
const THRESHOLD = 0.76;

/**
 * Are two names of one bearer? The pairs that the reference matcher was run on, so that its figures compare.
 * Half of them, every second one, chose the product's threshold; the other half did not.
 * @param {{data: string}} options
 * @param {{nameKey: (name: string) => string, nameLikeness: (a: string, b: string, bearer: 'PERSON' | 'BODY') => number, ALIKE: number}} product
 */
export function scoreNames({ data }, { nameKey, nameLikeness, ALIKE }) {
  const [header, ...rows] = toRows(textOf(data, 'name-matching/logicv2-frozen.csv'));
  const column = Object.fromEntries(header.map((name, i) => [name, i]));
  const ours = `nameLikeness of ${ALIKE} and more (what the product has)`;
  const alike = (a, b, bearer) => nameLikeness(a, b, bearer) >= ALIKE;
  const matchers = new Map([
    [ours, alike],
    [`${ours}: the half that chose it`, (...pair) => (isChooser ? alike(...pair) : null)],
    [`${ours}: the other half`, (...pair) => (isChooser ? null : alike(...pair))],
    ['the same nameKey', (a, b) => nameKey(a) === nameKey(b)],
    [`Levenshtein likeness of ${THRESHOLD} and more`, (a, b) => likeness(a, b) >= THRESHOLD],
  ]);
  const counts = new Map([...matchers.keys(), 'LogicV2, from its frozen run'].map((name) => [name, tally()]));
  let isChooser = false;
  for (const row of rows) {
    isChooser = !isChooser;
    const bearer = row[column.schema] === 'Person' ? 'PERSON' : 'BODY';
    const same = row[column.is_match] === 'true';
    const [a, b] = [row[column.name1], row[column.name2]];
    for (const [name, matches] of matchers) add(counts.get(name), same, matches(a, b, bearer));
    add(counts.get('LogicV2, from its frozen run'), same, row[column.predicted_match] === 'true');
  }
  return [...counts].map(([measure, tallied]) => ({
    set: SET,
    measure,
    ...figuresOf(tallied),
    gold: tallied.gold,
    read: tallied.read,
  }));
}

/** `matched` null: the pair is not of this count. */
function add(counts, same, matched) {
  if (matched === null) return;
  if (same) counts.gold++;
  if (matched) counts.read++;
  if (same && matched) counts.right++;
}

/** RFC 4180: fields in quotation marks may hold commas and doubled marks. */
function toRows(text) {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? plain : quoted.replaceAll('""', '"'),
      ),
    );
}

/** 1 less the edits by the longer name's length, in lower case. */
export function likeness(a, b) {
  const [left, right] = [[...a.toLowerCase()], [...b.toLowerCase()]];
  let before = Array.from({ length: right.length + 1 }, (_, j) => j);
  left.forEach((character, i) => {
    const row = [i + 1];
    right.forEach((other, j) => {
      row.push(Math.min(row[j] + 1, before[j + 1] + 1, before[j] + (character === other ? 0 : 1)));
    });
    before = row;
  });
  return 1 - before[right.length] / Math.max(1, left.length, right.length);
}
