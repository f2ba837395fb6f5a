import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, fromRates, tally } from './figures.mjs';
import { linesOf, SetAbsent } from './load.mjs';
import { exactPairs, likePairs } from './mention-score.mjs';
import { fromCodePoints, jaccard, overlap } from './spans.mjs';

const SET = 're3d';
const ACTORS = ['Person', 'Organisation'];
/** Below it an annotation was proposed by a machine and turned down by people. */
const SURE = 0.5;

/** Conflict reports: entities, other names of one actor, who leads what. */
export function scoreRe3d({ data }, read) {
  const counts = { exact: tally(), like: tally(), aliases: tally(), roles: { ...tally(), kept: 0 } };
  for (const document of documentsOf(join(data, 're3d'))) {
    const reading = read({ text: document.text, title: document.title, language: 'en' });
    countEntities(counts, document.entities, reading.mentions);
    const covers = coverage(reading);
    countAliases(counts.aliases, document, covers);
    countRoles(counts.roles, document, reading, covers);
  }
  const row = (measure, tallied) => ({
    set: SET,
    measure,
    ...figuresOf(tallied),
    gold: tallied.gold,
    read: tallied.read,
  });
  return [
    row('persons and organisations, exact spans', counts.exact),
    row('persons and organisations, Jaccard .5', counts.like),
    row('other names (IsSynonymOf) tied to one actor; P against pairs the text tells apart', counts.aliases),
    {
      ...row('roles: who leads what (InChargeOf, person and organisation)', counts.roles),
      ...fromRates(ratio(counts.roles.kept, counts.roles.read), ratio(counts.roles.right, counts.roles.gold)),
    },
  ];
}

function ratio(part, whole) {
  return whole ? part / whole : 0;
}

function documentsOf(folder) {
  if (!existsSync(folder)) throw new SetAbsent('re3d is not there');
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'documents.json')))
    .flatMap((name) => {
      const [documents, entities, relations] = ['documents', 'entities', 'relations'].map((kind) =>
        linesOf(folder, `${name}/${kind}.json`),
      );
      return documents.map((document) => toDocument(document, entities, relations));
    });
}

function toDocument({ _id, text, title }, entities, relations) {
  const units = fromCodePoints(text);
  const own = entities
    .filter(({ documentId }) => documentId === _id)
    .map(({ begin, end, type, confidence }) => ({ ...units({ start: begin, end }), type, confidence }));
  const typeOf = ({ start, end }) =>
    own.find((entity) => entity.start === start && entity.end === end && entity.confidence >= SURE)?.type;
  const ties = relations
    .filter(({ documentId, confidence }) => documentId === _id && confidence >= SURE)
    .map(({ type, sourceBegin, sourceEnd, targetBegin, targetEnd }) => {
      const source = units({ start: sourceBegin, end: sourceEnd });
      const target = units({ start: targetBegin, end: targetEnd });
      return { type, source, target, types: [typeOf(source), typeOf(target)] };
    })
    .filter(({ types }) => types.every((type) => ACTORS.includes(type)));
  return { text, title, entities: own, ties };
}

/** What is read where people saw something else (a place, a nationality, a span they turned down) counts neither way. */
function countEntities({ exact, like }, entities, mentions) {
  const gold = entities.filter(({ type, confidence }) => ACTORS.includes(type) && confidence >= SURE);
  const others = entities.filter((entity) => !gold.includes(entity));
  for (const [counts, pairsOf] of [
    [exact, exactPairs],
    [like, likePairs],
  ]) {
    const pairs = pairsOf(gold, mentions);
    const met = new Set(pairs.map(([, j]) => j));
    const left = mentions.filter((_, j) => !met.has(j));
    counts.gold += gold.length;
    counts.right += pairs.length;
    counts.read += mentions.length - likePairs(others, left).length;
  }
}

/** By actor, all places where the text names it or gives its office. */
function coverage({ actors, mentions }) {
  const spans = new Map(actors.map(({ key }) => [key, []]));
  for (const { actor, start, end } of mentions) spans.get(actor)?.push({ start, end });
  for (const { key, names, roles } of actors)
    spans.get(key).push(...names.map(({ evidence }) => evidence), ...roles.map(({ evidence }) => evidence));
  return (span) =>
    new Set([...spans].filter(([, own]) => own.some((one) => isAt(span, one))).map(([key]) => key));
}

/** The same words, or one with a title or article more. */
function isAt(gold, own) {
  return jaccard([gold], [own]) >= 0.5 || (overlap(gold, own) && own.end === gold.end);
}

function countAliases(counts, { ties }, covers) {
  const seen = new Set();
  for (const { type, source, target } of ties) {
    const key = [source.start, target.start].sort((a, b) => a - b).join();
    if (seen.has(key)) continue;
    seen.add(key);
    const isOne = type === 'IsSynonymOf';
    const left = covers(source);
    const tied = [...covers(target)].some((actor) => left.has(actor));
    if (isOne) counts.gold++;
    if (tied) counts.read++;
    if (isOne && tied) counts.right++;
  }
}

/** Precision over the roles of those people whom the annotators tied to an organisation: of others they do not say. */
function countRoles(counts, { ties }, { actors }, covers) {
  const offices = ties.filter(
    ({ type, types }) =>
      (type === 'InChargeOf' || type === 'BelongsTo') && types[0] === 'Person' && types[1] === 'Organisation',
  );
  const known = offices.map(({ type, source, target }) => ({
    leads: type === 'InChargeOf',
    holders: covers(source),
    at: covers(target),
    target,
  }));
  const isRole = ({ holders, at, target }, actor, role) =>
    holders.has(actor.key) && ((role.at !== null && at.has(role.at)) || overlap(role.evidence, target));
  for (const tie of known.filter(({ leads }) => leads)) {
    counts.gold++;
    if (actors.some((actor) => actor.roles.some((role) => isRole(tie, actor, role)))) counts.right++;
  }
  for (const actor of actors.filter(({ key }) => known.some(({ holders }) => holders.has(key)))) {
    for (const role of actor.roles.filter(({ at }) => at !== null)) {
      counts.read++;
      if (known.some((tie) => isRole(tie, actor, role))) counts.kept++;
    }
  }
}
