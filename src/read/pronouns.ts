import type { Actor, Actors } from './actor.js';
import { type Clauses, nounAt, objectOf, sentenceOf, verbBefore } from './clauses.js';
import { subjectOf } from './doers.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import type { ActorKind } from './reading.js';
import type { Word } from './words.js';

/** A place where an actor is named, as a candidate for a later pronoun. */
export interface Candidate {
  at: number;
  actor: Actor;
  subject: boolean;
  possessor: boolean;
  quoted: boolean;
}

/** Who spoke last, and the word where. */
export interface LastSpeaker {
  actor: Actor;
  at: number;
}

export interface Antecedents {
  clauses: Clauses;
  candidates: Candidate[];
}

const BODIES: ReadonlySet<ActorKind> = new Set<ActorKind>([
  'ORGANIZATION',
  'GOVERNMENT',
  'MEDIA',
  'MILITARY',
  'ARMED_GROUP',
]);
const MOST_CANDIDATES = 40;

export const OF_PERSONS: ReadonlySet<string> = new Set([
  'he',
  'him',
  'his',
  'himself',
  'she',
  'her',
  'hers',
  'herself',
]);
export const POSSESSIVES: ReadonlySet<string> = new Set(['his', 'its', 'their']);
const FEMININE: ReadonlySet<string> = new Set(['she', 'her', 'hers', 'herself']);

/** The noun phrases that are the subject of a finite verb. */
export function subjectPhrases(clauses: Clauses): Set<NounPhrase> {
  const subjects = new Set<NounPhrase>();
  for (const verb of clauses.phrases.verbs) {
    if (verb.form !== 'FINITE') continue;
    for (const noun of subjectOf(clauses, verb)?.nouns ?? []) subjects.add(noun);
  }
  return subjects;
}

/** Gathers what pronouns may point to. Out: in text order. */
export function toAntecedents(
  clauses: Clauses,
  namings: readonly Naming[],
  actors: Actors,
  subjects: ReadonlySet<NounPhrase>,
): Antecedents {
  const candidates: Candidate[] = [];
  namings.forEach((naming, i) => {
    const actor = actors.of[i];
    if (!actor) return;
    const quoted = clauses.quoted[naming.first] !== 0;
    candidates.push({
      at: naming.first,
      actor,
      subject: subjects.has(naming.phrase) && !naming.possessor,
      possessor: naming.possessor,
      quoted,
    });
  });
  return { clauses, candidates };
}

/**
 * The actor that a pronoun stands for, or null.
 *
 * Candidates stand before it, within three sentences or so, and agree in kind, number and gender. The subject of a
 * near sentence and the last speaker come first; who was spoken to comes last.
 */
export function resolvePronoun(
  antecedents: Antecedents,
  at: number,
  last: LastSpeaker | null,
  notThese: ReadonlySet<Actor>,
): Actor | null {
  const { clauses } = antecedents;
  const word = clauses.text.words[at] as Word;
  const here = sentenceOf(clauses, at);
  const mine = clauses.text.sentences.indexOf(here, word.sentence);
  const behind = namedBehind(antecedents, at);
  let best: Actor | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  let seen = 0;
  for (let i = lastBefore(antecedents.candidates, at); i >= 0 && seen < MOST_CANDIDATES; i--, seen++) {
    const candidate = antecedents.candidates[i] as Candidate;
    const there = clauses.text.words[candidate.at] as Word;
    if (word.paragraph - there.paragraph > 2) break;
    if (notThese.has(candidate.actor) || behind.has(candidate.actor)) continue;
    if (!agrees(word.lower, candidate.actor)) continue;
    const distance = Math.min(6, mine - there.sentence) + 1.5 * (word.paragraph - there.paragraph);
    let score = -distance;
    if (candidate.subject) score += 2;
    if (candidate.possessor) score -= 0.7;
    if (candidate.quoted && !clauses.quoted[at]) score -= 3;
    if (last?.actor === candidate.actor) score += 2.5;
    if (candidate.actor.common) score -= 0.5;
    if (OF_PERSONS.has(word.lower) && !isSurelyPerson(candidate.actor)) score -= 1;
    if (!candidate.actor.gender && OF_PERSONS.has(word.lower))
      score += likeliness(word.lower, candidate.actor.likely) / 2;
    if (score > bestScore) {
      best = candidate.actor;
      bestScore = score;
    }
  }
  if (last && agrees(word.lower, last.actor) && !notThese.has(last.actor) && !behind.has(last.actor)) {
    const there = clauses.text.words[last.at] as Word;
    const score = 3 - Math.min(6, mine - there.sentence) - 1.5 * (word.paragraph - there.paragraph);
    if (word.paragraph - there.paragraph <= 2 && score > bestScore) best = last.actor;
  }
  if (best && !best.gender && best.kind === 'PERSON' && (word.lower === 'he' || word.lower === 'she'))
    best.gender = word.lower;
  return best;
}

const SUBJECTS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'it']);
const NOBODY: ReadonlySet<Actor> = new Set();

/**
 * "He accused Lund of lying": whom the clause of a subject pronoun names further on, it is not. Behind a
 * comma it may be: "When he came, Lund spoke".
 */
export function namedBehind({ clauses, candidates }: Antecedents, at: number): ReadonlySet<Actor> {
  const { words } = clauses.text;
  const { lower, sentence } = words[at] as Word;
  if (!SUBJECTS.has(lower)) return NOBODY;
  const last = commaFrom(clauses, at);
  const found = new Set<Actor>();
  for (let i = lastBefore(candidates, at) + 1; i < candidates.length; i++) {
    const { at: where, actor, quoted } = candidates[i] as Candidate;
    if (where >= last || (words[where] as Word).sentence !== sentence) break;
    if (where > at && quoted === (clauses.quoted[at] !== 0)) found.add(actor);
  }
  return found;
}

function commaFrom(clauses: Clauses, at: number): number {
  const { last } = sentenceOf(clauses, at);
  for (let i = at; i < last; i++) if (clauses.text.words[i]?.text === ',') return i;
  return last;
}

/** Two or three capitalised words may name a thing: a person has a title, an office, a gender or a given name. */
export function isSurelyPerson({ common, gender, likely, titles, roles, parts }: Actor): boolean {
  return (
    common || gender !== null || likely !== null || titles.size > 0 || roles.length > 0 || parts.length === 1
  );
}

/** Index of the last candidate before a word; -1 for none. */
export function lastBefore(candidates: readonly Candidate[], at: number): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle] as Candidate).at < at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether a pronoun fits an actor in kind, number and gender. */
export function agrees(pronoun: string, actor: Actor): boolean {
  switch (pronoun) {
    case 'he':
    case 'him':
    case 'his':
    case 'himself':
      return actor.kind === 'PERSON' && actor.gender !== 'she';
    case 'she':
    case 'her':
    case 'hers':
    case 'herself':
      return actor.kind === 'PERSON' && actor.gender !== 'he';
    case 'they':
    case 'them':
    case 'their':
    case 'theirs':
    case 'themselves':
      return (
        actor.kind === 'GROUP' ||
        actor.kind === 'POPULATION' ||
        actor.plural ||
        (BODIES.has(actor.kind) && actor.kind !== 'GOVERNMENT')
      );
    case 'it':
    case 'its':
    case 'itself':
      return BODIES.has(actor.kind) && !actor.plural;
    default:
      return false;
  }
}

/** What a given name says for or against a pronoun of a person, as far as lists of names can tell. */
export function likeliness(pronoun: string, likely: 'he' | 'she' | null): number {
  if (!likely) return 0;
  return FEMININE.has(pronoun) === (likely === 'she') ? 0.6 : -1.5;
}

/** "Lund met him": an object is not the subject of its own verb, nor the object beside it. */
export function isBound(
  clauses: Clauses,
  pronoun: { at: number; lower: string; possessive: boolean; subject: boolean },
  place: { at: number; subject: boolean },
): boolean {
  if (pronoun.possessive || pronoun.subject || pronoun.lower.endsWith('self')) return false;
  const { words } = clauses.text;
  if ((words[place.at] as Word).sentence !== (words[pronoun.at] as Word).sentence) return false;
  const verb = verbBefore(clauses, pronoun.at);
  if (!verb) return false;
  if (place.at < verb.first) return place.subject && !isVerbBetween(clauses, place.at, verb.first);
  const own = objectOf(clauses, verb);
  return own !== null && own === nounAt(clauses, place.at);
}

function isVerbBetween({ phrases }: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((phrases.verbAt[i] ?? -1) >= 0) return true;
  return false;
}
