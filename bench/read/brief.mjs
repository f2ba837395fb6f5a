import { figuresOf, tally } from './figures.mjs';
import { textOf } from './load.mjs';
import { jaccard, overlap } from './spans.mjs';

const SET = 'the brief';

/** What a careful analyst reads out of the monitoring brief. */
export function scoreBrief({ data }, read) {
  const text = textOf(data, 'brief/brief.txt');
  const expected = JSON.parse(textOf(data, 'brief/brief.expected.json'));
  const reading = read({ text, publishedAt: expected.publishedAt, language: 'en' });
  const is = actorTest(expected, reading);
  const all = (labels, keys) =>
    labels.length === keys.length && labels.every((label) => keys.some((key) => is(key, label)));
  const quotes = match(
    expected.quotes,
    reading.quotes,
    (gold, one) => jaccard(one.content, [gold.content]) >= 0.5 && is(one.speaker, gold.speaker),
  );
  const isReaction = (gold, one) =>
    gold.type.includes(one.type) && overlap(one.evidence, gold.evidence) && all(gold.actors, one.actors);
  const reactions = match(expected.reactions, reading.reactions, isReaction);
  const whole = match(
    expected.reactions,
    reading.reactions,
    (gold, one) => isReaction(gold, one) && all(gold.recipients, one.recipients),
  );
  const row = (measure, counts) => ({
    set: SET,
    measure,
    ...figuresOf(counts),
    gold: counts.gold,
    read: counts.read,
    right: counts.right,
  });
  return [
    row('quotes: content and speaker', quotes),
    row('reactions: type and actors', reactions),
    row('reactions: type, actors and recipients', whole),
    falseQuotes(expected, reading),
  ];
}

function falseQuotes({ notQuotes }, { quotes }) {
  const taken = notQuotes.filter((not) =>
    quotes.some(({ content }) => content.some((span) => overlap(span, not))),
  );
  return { set: SET, measure: 'scare quotes taken for quotes', gold: 0, read: taken.length };
}

/** One to one, in the order of the expected ones. */
function match(expected, read, isOne) {
  const free = new Set(read);
  const counts = { ...tally(), gold: expected.length, read: read.length };
  for (const gold of expected) {
    const found = [...free].find((one) => isOne(gold, one));
    if (found === undefined) continue;
    free.delete(found);
    counts.right++;
  }
  return counts;
}

/** An actor is the expected one when one of its names is, or holds, or is held by, one of the printed forms. */
function actorTest(expected, reading) {
  const printed = new Map(expected.actors.map((actor) => [actor.name, actor.printed]));
  const actors = new Map(reading.actors.map((actor) => [actor.key, actor]));
  return (key, label) => {
    const actor = actors.get(key);
    if (!actor) return false;
    const forms = [label, ...(printed.get(label) ?? [])].map(fold);
    const names = [actor.name, ...actor.names.map(({ text }) => text)].map(fold);
    const holds = (a, b) => ` ${a} `.includes(` ${b} `);
    return names.some((name) => forms.some((form) => holds(name, form) || holds(form, name)));
  };
}

function fold(name) {
  return name.toLowerCase().replace(/^(?:the|a|an|several) /, '');
}
