import { scoreTypes } from './event-score.mjs';
import { countedType, weisTypes } from './event-types.mjs';
import { figuresOf, fromRates } from './figures.mjs';
import { linesOf, textOf } from './load.mjs';

const SET = 'PETRARCH';
/** The others (SYNSET, PATTERN, VERB, DATE...) give made-up codes to made-up patterns, to test a dictionary's syntax. */
const CATEGORIES = new Set(['DEMO', 'AGENT', 'AGENTS', 'COMPOUND', 'COMPOUNDx', 'MODIFY', 'ACTOR']);

/** Sentences with the events that a coder with the suite's dictionaries expects. */
export function scorePetrarch({ data }, read) {
  const codesOf = actorCodes(textOf(data, 'petrarch2/dictionaries/PETR.Validate.actors.txt'));
  const agents = agentWords(textOf(data, 'petrarch2/dictionaries/PETR.Validate.agents.txt'));
  const sentences = codedSentences(linesOf(data, 'petrarch2/unit_tests.jsonl'));
  const typed = [];
  const sums = { gold: 0, found: 0, read: 0, right: 0 };
  for (const { text, date, events } of sentences) {
    const reading = read({ text, publishedAt: date, language: 'en' });
    const own = ownEvents(reading, codesOf, agents);
    typed.push({ gold: events.map(({ types }) => types), read: own.map(({ type }) => type) });
    sums.gold += events.length;
    sums.read += own.length;
    sums.found += events.filter((gold) => own.some((event) => isEvent(gold, event))).length;
    sums.right += own.filter((event) => events.some((gold) => isEvent(gold, event))).length;
  }
  const types = scoreTypes(typed);
  const whole = fromRates(sums.read ? sums.right / sums.read : 0, sums.gold ? sums.found / sums.gold : 0);
  return [
    {
      set: SET,
      measure: 'event types a sentence',
      ...figuresOf(types.all),
      gold: types.all.gold,
      read: types.all.read,
    },
    { set: SET, measure: `event types, macro F1 over ${gradedTypes(types)} types`, f: types.macroF },
    { set: SET, measure: 'type with actor and recipient', ...whole, gold: sums.gold, read: sums.read },
  ];
}

function gradedTypes({ byType }) {
  return [...byType.values()].filter(({ gold }) => gold > 0).length;
}

/** Each text once; a sentence with a code that means nothing in PLOVER keeps its other events, or is left out. */
function codedSentences(cases) {
  const byText = new Map();
  for (const { category, text, date, events } of cases) {
    if (!CATEGORIES.has(category) || byText.has(text)) continue;
    const coded = events
      .filter(({ eventcode }) => eventcode !== undefined)
      .map(({ eventcode, sourcecode = '---', targetcode = '---' }) => ({
        types: weisTypes(eventcode, text),
        source: sourcecode,
        target: targetcode,
      }))
      .filter(({ types }) => types !== null);
    if (coded.length > 0) byText.set(text, { text, date: isoDate(date), events: withoutMirrors(coded) });
  }
  return [...byText.values()];
}

function isoDate(digits) {
  return digits?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}

/** PETRARCH codes "A met B" twice, once from each side; PLOVER once. */
function withoutMirrors(events) {
  const kept = [];
  for (const event of events) {
    const mirror = kept.find(
      ({ types, source, target }) =>
        types[0] === event.types[0] && source === event.target && target === event.source,
    );
    if (mirror) mirror.mutual = true;
    else kept.push({ ...event, mutual: false });
  }
  return kept;
}

/**
 * What was read, one for each pair of actor and recipient, with all codes that the dictionary has for their names.
 * What nobody does whom the dictionaries know is left out, as such a coder would leave it out.
 */
function ownEvents({ actors, reactions }, codesOf, agents) {
  const all = new Map(actors.map((actor) => [actor.key, actor]));
  const codes = new Map(actors.map((actor) => [actor.key, codesOfActor(actor, all, codesOf)]));
  const isKnown = (key) => codes.get(key).size > 0 || all.get(key).names.some(({ text }) => agents(text));
  const events = [];
  for (const reaction of reactions) {
    const type = countedType(reaction);
    if (type === null || !reaction.actors.some(isKnown)) continue;
    const none = new Set();
    const mutual = reaction.recipients.length === 0 && reaction.actors.length > 1;
    for (const actor of reaction.actors) {
      const others = mutual ? reaction.actors.filter((key) => key !== actor) : reaction.recipients;
      for (const other of others.length > 0 ? others : [null])
        events.push({ type, source: codes.get(actor), target: other === null ? none : codes.get(other) });
    }
  }
  return events;
}

/** Its names, and what it belongs to or holds an office at. */
function codesOfActor(actor, all, codesOf) {
  const near = [actor.partOf, ...actor.roles.map(({ at }) => at)].map((key) => all.get(key));
  const printed = [actor, ...near.filter((one) => one !== undefined)].flatMap(({ name, names }) => [
    name,
    ...names.map(({ text }) => text),
  ]);
  return new Set(printed.flatMap(codesOf));
}

function isEvent(gold, event) {
  if (!gold.types.includes(event.type)) return false;
  const straight = isParty(gold.source, event.source) && isParty(gold.target, event.target);
  return (
    straight || (gold.mutual && isParty(gold.source, event.target) && isParty(gold.target, event.source))
  );
}

/** "ARNGOV" is Arnor's; "---" is nobody whom the dictionary knows. */
function isParty(code, codes) {
  if (/^\W/.test(code)) return codes.size === 0;
  return [...codes].some((one) => code.includes(one));
}

/**
 * @param {string} dictionary "NAME [CODE]" a line, other names behind "+", codes with dates on lines of their own
 * @returns {(name: string) => string[]} three-letter codes of all dictionary names that a name has in it
 */
function actorCodes(dictionary) {
  const entries = [];
  for (const line of dictionary.split('\n').map((one) => one.replace(/#.*/, '').trim())) {
    if (line === '' || line.startsWith('<')) continue;
    const name = line.replace(/\[.*/, '').replace(/^\+/, '').trim();
    if (!line.startsWith('+') && name !== '') entries.push({ names: [], codes: [] });
    if (name !== '') entries.at(-1)?.names.push(toPattern(name));
    for (const [, code] of line.matchAll(/\[([A-Za-z]{3}[^\]]*)\]/g))
      entries.at(-1)?.codes.push(...threeLetters(code));
  }
  return (name) =>
    entries.filter(({ names }) => names.some((pattern) => pattern.test(name))).flatMap(({ codes }) => codes);
}

function threeLetters(code) {
  return code.split('/').map((one) => one.slice(0, 3).toUpperCase());
}

/** A name matches from its first letter on, so "ERIADOR" is in "Eriadorian"; an acronym matches whole. "_" is a space. */
function toPattern(name) {
  const words = name.replaceAll('_', ' ').trim().replace(/^THE /, '');
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!\\p{L})${escaped}${words.length <= 3 ? '(?!\\p{L})' : ''}`, 'iu');
}

/** @returns {(name: string) => boolean} whether a name ends in a word for agents: officials, police, clerics */
function agentWords(dictionary) {
  const words = new Set(
    dictionary
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) =>
        line
          .replace(/[[{].*/, '')
          .trim()
          .split(/[_ ]/)
          .at(-1)
          .toLowerCase(),
      ),
  );
  return (name) => {
    const last = name.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
    return words.has(last) || words.has(last.replace(/s$/, ''));
  };
}
