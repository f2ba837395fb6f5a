import { scoreTypes } from './event-score.mjs';
import { countedType, ploverTypes } from './event-types.mjs';
import { figuresOf } from './figures.mjs';
import { textOf } from './load.mjs';
import { isPrinted } from './printed.mjs';
import { overlap } from './spans.mjs';

const SET = 'PLOVER records';

/** Gold records of the ontology: a sentence, who, to whom, and the words of the event. */
export function scorePlover({ data }, read) {
  const records = JSON.parse(textOf(data, 'plover/PLOVER_GSR_CAMEO.json'))
    .filter(({ event }) => event !== 'DOCUMENT')
    .map(toRecord);
  const texts = new Map(records.map(({ text }) => [text, { gold: [], read: [] }]));
  const chosen = [];
  const counts = { right: 0, read: 0, gold: records.length };
  let typesRight = 0;
  for (const record of records) {
    const reading = read({ text: record.text, language: 'en' });
    const reaction = reactionAt(record, reading);
    const type = reaction && countedType(reaction);
    chosen.push({ gold: [record.types], read: type ? [type] : [] });
    texts.get(record.text).gold.push(record.types);
    texts.get(record.text).read = reading.reactions.map(countedType).filter((one) => one !== null);
    if (!type) continue;
    counts.read++;
    if (!record.types.includes(type)) continue;
    typesRight++;
    if (sameParties(record, reaction, reading)) counts.right++;
  }
  const given = scoreTypes(chosen);
  const all = scoreTypes(texts.values());
  return [
    {
      set: SET,
      measure: "type of the reaction at the record's words",
      ...figuresOf(given.all),
      accuracy: typesRight / records.length,
      gold: given.all.gold,
      read: given.all.read,
    },
    { set: SET, measure: `the same, macro F1 over ${gradedTypes(given)} types`, f: given.macroF },
    {
      set: SET,
      measure: 'types, all that was read in the text',
      ...figuresOf(all.all),
      gold: all.all.gold,
      read: all.all.read,
    },
    {
      set: SET,
      measure: 'type with actors and recipients',
      ...figuresOf(counts),
      gold: counts.gold,
      read: counts.read,
    },
  ];
}

function gradedTypes({ byType }) {
  return [...byType.values()].filter(({ gold }) => gold > 0).length;
}

/** Where a record's id and its type disagree, either is right. */
function toRecord({ id, event, text, textInfo, source, target }) {
  const types = [...new Set([event, id.split('-')[2]].flatMap(ploverTypes))];
  return {
    types,
    text,
    words: eventWords(text, textInfo.markup ?? textInfo),
    source: entities(source),
    target: entities(target),
  };
}

/** The places in the text of what the markup sets off as "(EVT: ...)". */
function eventWords(text, markup) {
  const spans = [];
  for (const [, words] of markup.matchAll(/\(EVT: ?([^)}]*)[)}]/g)) {
    const start = text.indexOf(words, spans.at(-1)?.end ?? 0);
    if (start >= 0) spans.push({ start, end: start + words.length });
  }
  return spans;
}

function entities(list) {
  return Array.isArray(list) ? list.map(({ actorText }) => actorText) : [];
}

/** Chosen by its place alone, never by its type: most of the event's words, then the shortest evidence. */
function reactionAt({ words }, { reactions }) {
  const covered = ({ evidence }) =>
    words
      .filter((span) => overlap(span, evidence))
      .reduce(
        (sum, { start, end }) => sum + Math.min(end, evidence.end) - Math.max(start, evidence.start),
        0,
      );
  const length = ({ evidence }) => evidence.end - evidence.start;
  return (
    reactions
      .filter((reaction) => countedType(reaction) !== null && covered(reaction) > 0)
      .sort((a, b) => covered(b) - covered(a) || length(a) - length(b))[0] ?? null
  );
}

/** As many on each side as the record has, each of them met. Where a record has no recipient, sides may be one. */
function sameParties({ text, source, target }, { actors, recipients }, reading) {
  const met = (printed, keys) =>
    printed.length === keys.length &&
    printed.every((words) => keys.some((key) => isPrinted(words, placeOf(text, words), key, reading)));
  if (target.length > 0) return met(source, actors) && met(target, recipients);
  return met(source, actors) || met(source, [...actors, ...recipients]);
}

/** Where words stand first in a text; nowhere, an empty span. */
function placeOf(text, words) {
  const start = text.indexOf(words);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + words.length };
}
