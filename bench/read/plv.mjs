import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { scoreTypes } from './event-score.mjs';
import { countedType } from './event-types.mjs';
import { figuresOf } from './figures.mjs';
import { SetAbsent } from './load.mjs';
import { isPrinted } from './printed.mjs';
import { overlap } from './spans.mjs';

/** PLV has one type for giving way in words and in deed. */
const YIELDING = new Set(['CONCEDE', 'RETREAT']);

/**
 * @typedef {{id: number, text: string, type: string, source: Party | null, target: Party | null}} PlvRecord
 * @typedef {{words: string, span: {start: number, end: number}}} Party
 */

/** Every PLV_*.tsv of a folder: news sentences with one source, one target and one type; each file whole and by halves. */
export function scorePlv({ plv }, read) {
  if (plv === undefined) throw new SetAbsent('no folder named with --plv');
  const files = existsSync(plv) ? readdirSync(plv).filter((name) => /^PLV_.+\.tsv$/.test(name)) : [];
  if (!files.length) throw new SetAbsent('no PLV_*.tsv in the folder named with --plv');
  return files.sort().flatMap((name) => {
    const results = plvRecords(readFileSync(join(plv, name), 'utf8')).map((record) => resultOf(record, read));
    const set = name.replace('_', ' ').replace('.tsv', '');
    return [
      ...rowsOf(set, results),
      ...rowsOf(
        `${set}, even ids`,
        results.filter(({ id }) => id % 2 === 0),
      ),
      ...rowsOf(
        `${set}, odd ids`,
        results.filter(({ id }) => id % 2 === 1),
      ),
    ];
  });
}

/**
 * @param {string} tsv with a line of column names; fields may be quoted as in CSV
 * @returns {PlvRecord[]}
 */
export function plvRecords(tsv) {
  return parse(tsv, { delimiter: '\t', columns: true, relax_quotes: true }).map((row) => ({
    id: Number(row.sentence_id),
    text: row.sentence,
    type: row.gold_root,
    source: partyOf(row.marked_sentence, 's'),
    target: partyOf(row.marked_sentence, 't'),
  }));
}

/** What stands between `<s>` and `</s>`, with its place in the text without marks; null where nobody is marked. */
function partyOf(marked, mark) {
  const bare = (text) => text.replace(/<\/?[st]>/g, '');
  const [before, words] = marked.split(`<${mark}>`).map((part) => part.split(`</${mark}>`)[0]);
  if (words === undefined) return null;
  const start = bare(before).length;
  return { words: bare(words), span: { start, end: start + bare(words).length } };
}

function resultOf(record, read) {
  const reading = read({ text: record.text, language: 'en' });
  const told = reading.reactions.filter((one) => countedType(one) !== null);
  const chosen = reactionBetween(record, told, reading);
  return {
    id: record.id,
    type: record.type,
    read: [...new Set(told.map(plvType))],
    chosen: chosen && plvType(chosen),
    parties: chosen !== null && partiesMet(record, chosen, reading) === named(record).length,
  };
}

function plvType(reaction) {
  const type = countedType(reaction);
  return YIELDING.has(type) ? 'YIELD' : type;
}

/**
 * The reaction between a record's source and target, by parties and place alone, never by its type: the one that has more
 * of the two, then the one that covers more of their words, then the shortest. One that touches neither is none of theirs.
 * @param {PlvRecord} record
 */
export function reactionBetween(record, reactions, reading) {
  const ranked = reactions
    .map((reaction) => ({
      reaction,
      met: partiesMet(record, reaction, reading),
      covered: named(record).filter(({ span }) => overlap(span, reaction.evidence)).length,
      length: reaction.evidence.end - reaction.evidence.start,
    }))
    .filter(({ met, covered }) => met + covered > 0)
    .sort((a, b) => b.met - a.met || b.covered - a.covered || a.length - b.length);
  return ranked[0]?.reaction ?? null;
}

function named({ source, target }) {
  return [source, target].filter((party) => party !== null);
}

/** How many are met: the source acts and the target is a recipient, or both act together. */
function partiesMet({ source, target }, { actors, recipients }, reading) {
  const has = (party, keys) =>
    party !== null && keys.some((key) => isPrinted(party.words, party.span, key, reading));
  return Number(has(source, actors)) + Number(has(target, recipients.length ? recipients : actors));
}

function rowsOf(set, results) {
  const { all, macroF } = scoreTypes(
    results.map(({ type, chosen }) => ({ gold: [[type]], read: chosen ? [chosen] : [] })),
  );
  const types = new Set(results.map(({ type }) => type)).size;
  const found = results.filter(({ type, read }) => read.includes(type)).length;
  const read = results.reduce((sum, one) => sum + one.read.length, 0);
  const right = results.filter(({ type, chosen, parties }) => parties && chosen === type).length;
  return [
    {
      set,
      measure: 'type of the reaction between source and target',
      ...figuresOf(all),
      accuracy: all.right / results.length,
      gold: all.gold,
      read: all.read,
    },
    { set, measure: `the same, macro F1 over ${types} types`, f: macroF },
    {
      set,
      measure: 'its type among all that was read',
      recall: found / results.length,
      gold: results.length,
      read,
    },
    {
      set,
      measure: 'type with actor and recipient',
      ...figuresOf({ right, read: all.read, gold: all.gold }),
      gold: all.gold,
      read: all.read,
    },
  ];
}
