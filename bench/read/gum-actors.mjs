import { figuresOf, fromRates, tally } from './figures.mjs';
import { gumOf } from './load.mjs';
import { bCubed, exactPairs, likePairs } from './mention-score.mjs';
import { fromCodePoints } from './spans.mjs';

const SET = 'GUM';
const TYPES = ['person', 'organization', 'place'];
/** GUM's types that an actor of a kind may have; the first is the one it counts as where no gold mention is met. */
const TYPES_OF = {
  PERSON: ['person'],
  ORGANIZATION: ['organization'],
  GOVERNMENT: ['place', 'organization'],
  MILITARY: ['organization', 'person'],
  ARMED_GROUP: ['organization', 'person'],
  MEDIA: ['organization'],
  GROUP: ['person', 'organization'],
  POPULATION: ['person'],
};
const PRONOUN =
  /^(?:i|me|my|mine|you|your|yours|he|him|his|she|her|hers|it|its|we|us|our|ours|they|them|their|theirs|who|whom|whose|which|that|this|these|those|(?:him|her|it|my|your)self|(?:our|your|them)selves)$/i;

/** Mentions of people, organizations and places, and which of them are one. */
export function scoreGumActors({ data }, read) {
  const exact = tally();
  const like = tally();
  const forms = new Map(['name', 'pronoun', 'common noun'].map((form) => [form, tally()]));
  const types = new Map(TYPES.map((type) => [type, tally()]));
  const cubed = { all: { precision: 0, recall: 0 }, met: { precision: 0, recall: 0 } };
  for (const { text, title, date, mentions } of gumOf(data).articles) {
    const units = fromCodePoints(text);
    const gold = mentions
      .filter(({ etype }) => TYPES.includes(etype))
      .map((mention) => ({ ...units(mention), cluster: mention.cluster, type: mention.etype }));
    const reading = read({ text, title, publishedAt: date, language: 'en' });
    const kinds = new Map(reading.actors.map(({ key, kind }) => [key, kind]));
    const own = reading.mentions.map(({ start, end, actor }) => ({
      start,
      end,
      cluster: actor,
      types: TYPES_OF[kinds.get(actor)],
    }));
    count(exact, gold, own, exactPairs(gold, own));
    const pairs = likePairs(gold, own);
    count(like, gold, own, pairs);
    countForms(forms, text, gold, own, pairs);
    countTypes(types, gold, own, pairs);
    addSums(cubed.all, bCubed(gold, own, pairs));
    addSums(cubed.met, bCubed(...amongMet(gold, own, pairs)));
  }
  const sizes = { gold: like.gold, read: like.read };
  return [
    { set: SET, measure: 'actor mentions, exact spans', ...figuresOf(exact), ...sizes },
    { set: SET, measure: 'actor mentions, spans of Jaccard .5', ...figuresOf(like), ...sizes },
    ...[...forms].map(([form, counts]) => ({
      set: SET,
      measure: `actor mentions, Jaccard .5: ${form}`,
      ...figuresOf(counts),
      gold: counts.gold,
      read: counts.read,
    })),
    ...[...types].map(([type, counts]) => ({
      set: SET,
      measure: `actor mentions, Jaccard .5 and kind: ${type}`,
      ...figuresOf(counts),
      gold: counts.gold,
      read: counts.read,
    })),
    {
      set: SET,
      measure: 'coreference, B-cubed over all mentions (Jaccard .5)',
      ...fromRates(cubed.all.precision / like.read, cubed.all.recall / like.gold),
      ...sizes,
    },
    {
      set: SET,
      measure: 'coreference, B-cubed among mentions that both have',
      ...fromRates(cubed.met.precision / like.right, cubed.met.recall / like.right),
      gold: like.right,
      read: like.right,
    },
  ];
}

function count(counts, gold, own, pairs) {
  counts.gold += gold.length;
  counts.read += own.length;
  counts.right += pairs.length;
}

/** A pair counts as right under the gold mention's form, and is read under that form too. */
function countForms(forms, text, gold, own, pairs) {
  const form = ({ start, end }) => formOf(text.slice(start, end));
  const met = new Map(pairs.map(([i, j]) => [j, i]));
  for (const mention of gold) forms.get(form(mention)).gold++;
  own.forEach((mention, j) => {
    const i = met.get(j);
    forms.get(form(i === undefined ? mention : gold[i])).read++;
    if (i !== undefined) forms.get(form(gold[i])).right++;
  });
}

/** A pair of another kind is a miss, and a false one too. */
function countTypes(types, gold, own, pairs) {
  const met = new Map(pairs.map(([i, j]) => [j, gold[i].type]));
  for (const { type } of gold) types.get(type).gold++;
  own.forEach((mention, j) => {
    const right = mention.types.includes(met.get(j));
    types.get(right ? met.get(j) : mention.types[0]).read++;
    if (right) types.get(met.get(j)).right++;
  });
}

/** A name has a capital behind its article; GUM itself does not mark names. */
function formOf(words) {
  if (PRONOUN.test(words)) return 'pronoun';
  return /\p{Lu}/u.test(words.replace(/^(?:the|a|an|his|her|its|their|our|my|your)\s/i, ''))
    ? 'name'
    : 'common noun';
}

function addSums(sums, { precision, recall }) {
  sums.precision += precision;
  sums.recall += recall;
}

/** The mentions of both sides that are paired, and nothing else: what is left is how they are tied together. */
function amongMet(gold, own, pairs) {
  return [pairs.map(([i]) => gold[i]), pairs.map(([, j]) => own[j]), pairs.map((_, at) => [at, at])];
}
