import type { Actor } from './actor.js';
import { agrees, isBound, likeliness, namedBehind, OF_PERSONS, POSSESSIVES } from './pronouns.js';
import type { Cast } from './quotes.js';
import type { ReadQuote, Span } from './reading.js';
import type { Word } from './words.js';

const FIRST_PERSON: ReadonlySet<string> = new Set(['i', 'me', 'my', 'mine', 'myself']);
const OF_MANY: ReadonlySet<string> = new Set(['they', 'them', 'their', 'theirs', 'themselves']);

/** How far back a pronoun looks: sentences, and places where somebody is named. */
const SENTENCES_BACK = 3;
const MOST_PLACES = 30;
const WORDS_BACK = 200;
/** Namings that a pronoun in front of its name looks ahead. */
const NAMED_AHEAD = 4;
/** By how much the best must be ahead of every other actor. */
const MARGIN = 0.6;
/** Below it nobody is near and fitting enough. */
const LEAST = 0.4;

/** A place where an actor was named or a pronoun stood for it, as what a later pronoun may mean. */
interface Place {
  at: number;
  actor: Actor;
  subject: boolean;
  possessor: boolean;
  pronoun: boolean;
}

/** How a pronoun stands in its clause. */
interface Standing {
  at: number;
  lower: string;
  possessive: boolean;
  subject: boolean;
  sentence: number;
  paragraph: number;
  quoted: boolean;
}

/**
 * The pronouns that are surely of one actor, beside those that quotes and reactions resolved: "I" and "my" between marks are the
 * speaker's; "he" and "her" are of the one person who is named near enough, fits in gender and place, and is clearly
 * ahead of every other. All others stay open.
 * @returns actors by the word of the pronoun, those that were known before with them
 */
export function resolvePronouns(cast: Cast, quotes: readonly ReadQuote[]): Map<number, Actor> {
  const { words } = cast.clauses.text;
  const resolved = new Map(cast.pronouns);
  const named = cast.antecedents.candidates;
  const spoken = quotes.filter(({ kind, speaker }) => kind !== 'INDIRECT' && speaker !== null);
  const seen: Place[] = [];
  const counts = new Map<Actor, number>();
  let next = 0;
  let quote = 0;
  const see = (place: Place) => {
    seen.push(place);
    counts.set(place.actor, (counts.get(place.actor) ?? 0) + 1);
  };
  words.forEach((word, at) => {
    while (next < named.length && (named[next] as { at: number }).at <= at) {
      const { at: where, actor, subject, possessor } = named[next++] as (typeof named)[number];
      see({ at: where, actor, subject, possessor, pronoun: false });
    }
    if (word.pos !== 'PRON' && word.pos !== 'DET' && !FIRST_PERSON.has(word.lower)) return;
    while (quote < spoken.length && endOf(spoken[quote] as ReadQuote) <= word.start) quote++;
    const around = spoken[quote];
    const speaker =
      around && holds(around, word) ? (cast.actors.all.get(around.speaker as string) ?? null) : null;
    const actor =
      resolved.get(at) ??
      frontedActor(cast, at, word, named.slice(next, next + NAMED_AHEAD)) ??
      actorOf(cast, at, word, speaker, seen, counts);
    if (!actor) return;
    resolved.set(at, actor);
    if (FIRST_PERSON.has(word.lower)) return;
    const standing = standingOf(cast, at, word);
    see({ at, actor, subject: standing.subject, possessor: standing.possessive, pronoun: true });
  });
  return resolved;
}

function endOf({ content }: ReadQuote): number {
  return (content.at(-1) as Span).end;
}

function holds({ content }: ReadQuote, { start, end }: Word): boolean {
  return content.some((span) => span.start <= start && end <= span.end);
}

function actorOf(
  cast: Cast,
  at: number,
  word: Word,
  speaker: Actor | null,
  seen: readonly Place[],
  counts: ReadonlyMap<Actor, number>,
): Actor | null {
  const quoted = cast.clauses.quoted[at] !== 0;
  if (FIRST_PERSON.has(word.lower)) return quoted && speaker?.kind === 'PERSON' ? speaker : null;
  if (!OF_PERSONS.has(word.lower) && !OF_MANY.has(word.lower) && word.lower !== 'its') return null;
  const standing = standingOf(cast, at, word);
  const behind = namedBehind(cast.antecedents, at);
  const scores = new Map<Actor, number>();
  for (let i = seen.length - 1, looked = 0; i >= 0 && looked < MOST_PLACES; i--, looked++) {
    const place = seen[i] as Place;
    const there = cast.clauses.text.words[place.at] as Word;
    if (standing.sentence - there.sentence > SENTENCES_BACK || at - place.at > WORDS_BACK) break;
    if (place.actor === speaker || behind.has(place.actor) || !agrees(word.lower, place.actor)) continue;
    if (isBound(cast.clauses, standing, place)) continue;
    const score =
      scoreOf(cast, standing, place, there) + Math.min(1, 0.3 * Math.log2(counts.get(place.actor) ?? 1));
    scores.set(place.actor, Math.max(scores.get(place.actor) ?? Number.NEGATIVE_INFINITY, score));
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < LEAST || (second && best[1] - second[1] < MARGIN)) return null;
  return best[0];
}

/** "In his speech, Lund named": in an opening phrase that a comma ends, the pronoun is the subject's that follows. */
function frontedActor(
  cast: Cast,
  at: number,
  { lower, sentence }: Word,
  ahead: readonly { at: number; actor: Actor; subject: boolean }[],
): Actor | null {
  if (!OF_PERSONS.has(lower)) return null;
  const { words, sentences } = cast.clauses.text;
  const { first } = sentences[sentence] as { first: number };
  const opening = words[first] as Word;
  if (opening.pos !== 'ADP' && opening.pos !== 'SCONJ' && !/ing$/.test(opening.lower)) return null;
  const next = ahead.find(({ subject }) => subject);
  if (!next || (words[next.at] as Word).sentence !== sentence || !agrees(lower, next.actor)) return null;
  const finite = (index: number) => cast.clauses.phrases.verbs[index]?.form === 'FINITE';
  let comma = false;
  for (let i = first; i < next.at; i++) {
    if (i > at && (words[i] as Word).text === ',') comma = true;
    if (opening.pos !== 'SCONJ' && finite(cast.clauses.phrases.verbAt[i] ?? -1)) return null;
  }
  return comma ? next.actor : null;
}

function standingOf(cast: Cast, at: number, word: Word): Standing {
  const { text, quoted } = cast.clauses;
  const after = text.words[at + 1];
  const possessive =
    POSSESSIVES.has(word.lower) ||
    (word.lower === 'her' && after !== undefined && ['NOUN', 'ADJ', 'PROPN', 'NUM'].includes(after.pos));
  return {
    at,
    lower: word.lower,
    possessive,
    subject: word.lower === 'he' || word.lower === 'she' || word.lower === 'they',
    sentence: word.sentence,
    paragraph: word.paragraph,
    quoted: quoted[at] !== 0,
  };
}

function scoreOf(cast: Cast, standing: Standing, place: Place, there: Word): number {
  const apart = standing.sentence - there.sentence;
  let score = 1 - 0.7 * apart - (standing.paragraph > there.paragraph ? 0.4 : 0);
  if (place.subject) score += apart === 0 ? 1.2 : 1;
  else if (standing.subject && apart === 0) score -= 0.3;
  if (place.possessor) score -= 0.5;
  if (place.pronoun) score += 0.4;
  const { gender, likely, common } = place.actor;
  if (OF_PERSONS.has(standing.lower)) score += gender ? 0.8 : likeliness(standing.lower, likely);
  if (common) score -= OF_PERSONS.has(standing.lower) ? 0.6 : 0.3;
  if (!OF_PERSONS.has(standing.lower)) score -= 0.8;
  if ((cast.clauses.quoted[place.at] !== 0) !== standing.quoted) score -= 1.2;
  return score;
}
