import { type Actor, governmentOf, newActor, put, spanOf } from './actor.js';
import { findDemonym, findPlace } from './countries.js';
import { commonKind, isAcronym, organisationKind } from './kinds.js';
import { CROWDS, TIME_NOUNS, wordList } from './lexicon/common.js';
import { DOCUMENT_NOUNS } from './lexicon/organisations.js';
import { PEOPLE } from './lexicon/people.js';
import { MUTE_SOURCES } from './lexicon/standing.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import { addUnnamed } from './promoted.js';
import type { Cast } from './quotes.js';
import type { ActorKind } from './reading.js';
import { printed } from './segments.js';
import type { Word } from './words.js';

/**
 * Somebody who is known by nothing but what is told here: a lone capitalised name, a people, a state’s machines.
 * `speaks`: does what only people do.
 */
export function strangerOf(cast: Cast, noun: NounPhrase, speaks = false): Actor | null {
  if (noun.pronoun) return null;
  const index = cast.namingOf.get(noun);
  const naming = index === undefined ? null : (cast.namings[index] as Naming);
  const shared = sharingNation(cast, noun);
  if (shared) return shared;
  if (naming?.kind === 'UNSURE')
    return (speaks && trade(cast, noun)) || namedOnce(cast, noun, naming, index as number);
  if (naming) return null;
  return (
    peopleOf(cast, noun) ??
    forcesOf(cast, noun) ??
    countryAtEnd(cast, noun) ??
    (speaks ? speakersOf(cast, noun) : null)
  );
}

const CROWNS = new Set(['pope', 'king', 'queen', 'emir', 'sultan', 'prince', 'emperor', 'shah', 'ayatollah']);

const EQUIPMENT = new Set(
  wordList(
    'jets warplanes warplane aircraft helicopters helicopter planes drones warships warship gunboats gunboat artillery',
    'tanks ships submarine submarines bombers missiles gunners patrols intelligence side sides camp customs railways railway airline airlines hackers spies agents negotiators embassy force forces vessel vessels boat boats coastguard',
  ),
);

/** "Peruvian jets": what a state’s machines do the state does. */
function forcesOf(cast: Cast, noun: NounPhrase): Actor | null {
  const { text } = cast.clauses;
  if (!EQUIPMENT.has((text.words[noun.head] as Word).lower)) return null;
  for (let i = noun.first; i < noun.head; i++) {
    // "Peruvian-led jets"
    const code = findDemonym((text.words[i] as Word).text.replace(/-led$/, ''));
    if (code && /^\p{Lu}/u.test((text.words[i] as Word).text))
      return governmentOf(cast.actors, text, code, i);
  }
  return null;
}

/** "Arran rejected": a name of nobody known. "Prisoners began": a plural with the capital of its sentence. */
function namedOnce(cast: Cast, noun: NounPhrase, naming: Naming, index: number): Actor | null {
  const { text } = cast.clauses;
  const head = text.words[noun.head] as Word;
  const kind = noun.first === noun.head ? commonKind(head.lower, head.lower) : null;
  if (kind && kind !== 'DOCUMENT') return unnamed(cast, noun, kind, null);
  if (MUTE_SOURCES.has(head.lower) || DOCUMENT_NOUNS.has(head.lower)) return null;
  const people = noun.first === noun.head && PEOPLE.has(head.lower.replace(/s$/, ''));
  if (people) return unnamed(cast, noun, 'GROUP', null);
  if (naming.definite && noun.last - noun.first === 2) {
    // "the Kurdish": an adjective is nobody; "the Commonwealth" is a body.
    if (/(?:ish|ian|ese|an|i|ic)$/.test(head.lower)) return null;
    return unnamed(cast, noun, CROWNS.has(head.lower) ? 'PERSON' : 'ORGANIZATION', null);
  }
  return addUnnamed(cast.actors, text, noun, naming, index);
}

/** "Hauliers blocked": people by what they do, with the capital of their sentence. */
function trade(cast: Cast, noun: NounPhrase): Actor | null {
  const { words, sentences } = cast.clauses.text;
  const head = words[noun.head] as Word;
  const opens = sentences[head.sentence]?.first === noun.first && noun.last - noun.first === 1;
  return opens && /(?:..ers|..ors|ists|ees)$/.test(head.lower) ? unnamed(cast, noun, 'GROUP', null) : null;
}

function unnamed(cast: Cast, noun: NounPhrase, kind: ActorKind, country: string | null): Actor {
  const { text } = cast.clauses;
  const head = text.words[noun.head] as Word;
  let first = noun.first;
  while (first < noun.head && ['DET', 'NUM', 'PRON'].includes((text.words[first] as Word).pos)) first++;
  const span = spanOf(text, first, noun.head + 1);
  const name = text.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const key = `${kind.toLowerCase()}:${name.toLowerCase()}`;
  const actor = put(cast.actors, key, () => newActor(key, name, kind, country));
  actor.common = true;
  actor.plural = head.lower !== head.lemma && head.lower.endsWith('s');
  if (!actor.names.length) actor.names.push({ text: name, kind: 'FULL', evidence: span });
  return actor;
}

/** "Village elders": a plural that asks, accuses or marches is people, unless it is a paper or a figure. */
function speakersOf(cast: Cast, noun: NounPhrase): Actor | null {
  const head = cast.clauses.text.words[noun.head] as Word;
  // "Thousands took to the streets"
  if (noun.first === noun.head && CROWDS.has(head.lower)) return unnamed(cast, noun, 'GROUP', null);
  const inflected = head.lower !== head.lemma || head.lower.includes('-');
  const plural = head.pos === 'NOUN' && inflected && head.lower.endsWith('s');
  if (!plural || MUTE_SOURCES.has(head.lower) || DOCUMENT_NOUNS.has(head.lower) || TIME_NOUNS.has(head.lower))
    return null;
  return unnamed(cast, noun, 'GROUP', null);
}

/** "neighbouring Chad": a country behind what the tagger takes for a verb. */
function countryAtEnd(cast: Cast, noun: NounPhrase): Actor | null {
  const { text } = cast.clauses;
  const head = text.words[noun.head] as Word;
  const place = head.pos === 'PROPN' && noun.last - noun.first > 1 ? findPlace(head.text) : null;
  const before = text.words[noun.head - 1] as Word;
  return place?.kind === 'COUNTRY' && !/^\p{Lu}/u.test(before.text)
    ? governmentOf(cast.actors, text, place.code, noun.head)
    : null;
}

/** "100 ethnic Albanians": a people, where the adjectives in front hide it. */
function peopleOf(cast: Cast, noun: NounPhrase): Actor | null {
  const { text } = cast.clauses;
  const head = text.words[noun.head] as Word;
  const country = head.pos === 'PROPN' && head.lower.endsWith('s') ? findDemonym(head.text) : null;
  if (country) return unnamed(cast, noun, 'POPULATION', country);
  // "a dissident", "two militants": some of these are adjectives too.
  if (!['NOUN', 'ADJ'].includes(head.pos) && noun.first !== noun.head) return null;
  const person =
    /.men$/.test(head.lower) || PEOPLE.has(head.lower) || PEOPLE.has(head.lower.replace(/s$/, ''));
  return person ? unnamed(cast, noun, SEVERAL.test(head.lower) ? 'GROUP' : 'PERSON', null) : null;
}

const SEVERAL = /(?:s|men)$|^(?:patrol|mob|gang|crowd|crew|junta|brass|coalition|faction)$/;

/** "Serbian and Croatian negotiators": the first adjective shares the noun, and stands for its government. */
function sharingNation(cast: Cast, noun: NounPhrase): Actor | null {
  const { text } = cast.clauses;
  const word = text.words[noun.head] as Word;
  const next = text.words[noun.last];
  const code = /^\p{Lu}/u.test(word.text) && !word.lower.endsWith('s') ? findDemonym(word.text) : null;
  const joined = next?.pos === 'CCONJ' || next?.text === ',';
  return code && joined ? governmentOf(cast.actors, text, code, noun.head) : null;
}

/** "praised Brandt’s plan": an owner that is named nowhere else. Months and the like own nothing. */
export function strangersOwning(cast: Cast, noun: NounPhrase): Actor[] {
  const found: Actor[] = [];
  for (const index of cast.namingsIn.get(noun) ?? []) {
    const naming = cast.namings[index] as Naming;
    if (!naming.possessor || naming.kind !== 'UNSURE' || cast.actors.of[index]) continue;
    if (naming.definite || naming.name.includes(' ') || !/^\p{Lu}\p{Ll}+$/u.test(naming.name)) continue;
    const actor = addUnnamed(cast.actors, cast.clauses.text, noun, naming, index);
    if (actor) found.push(actor);
  }
  return found;
}

/** "an FBI inquiry", "a Justice Ministry lawsuit", "a Brandt plan": a body or a known person in front of a common noun. */
export function bodyBefore(cast: Cast, noun: NounPhrase): Actor | null {
  const { words } = cast.clauses.text;
  if (/^\p{Lu}/u.test((words[noun.head] as Word).text)) return null;
  let end = noun.head;
  while (end > noun.first && !/^\p{Lu}/u.test((words[end - 1] as Word).text)) end--;
  let first = end;
  while (first > noun.first && isNameWord(words[first - 1] as Word)) first--;
  // The capital of a sentence is none.
  if (words[first - 1]?.sentence !== words[first]?.sentence) return null;
  if (end - first < 1 || words[first]?.pos === 'NUM') return null;
  const name = printed(words, first, end);
  const place = findPlace(name);
  if (place?.kind === 'BODY') {
    const { body } = place;
    return bodyNamed(cast, body.key, body.name, body.kind, first, end);
  }
  if (place || findDemonym(name)) return null;
  const persons = cast.actors.bySurname.get(name.toLowerCase()) ?? [];
  if (persons.length === 1) return persons[0] as Actor;
  const kind = isAcronym(name)
    ? 'ORGANIZATION'
    : end - first > 1
      ? organisationKind(words, first, end)
      : null;
  return kind ? bodyNamed(cast, `${kind.toLowerCase()}:${name.toLowerCase()}`, name, kind, first, end) : null;
}

function isNameWord({ text, pos }: Word): boolean {
  return /^\p{Lu}/u.test(text) && pos !== 'DET' && pos !== 'PRON';
}

function bodyNamed(
  cast: Cast,
  key: string,
  name: string,
  kind: ActorKind,
  first: number,
  last: number,
): Actor {
  const actor = put(cast.actors, key, () => newActor(key, name, kind, null));
  if (!actor.names.length)
    actor.names.push({ text: name, kind: 'FULL', evidence: spanOf(cast.clauses.text, first, last) });
  return actor;
}

/** "French and German ministers": each government, where one phrase joins adjectives of two nations. */
export function nationsOf(cast: Cast, noun: NounPhrase): Actor[] {
  const { text } = cast.clauses;
  const found: Actor[] = [];
  for (let i = noun.first; i < noun.head; i++) {
    const { text: word } = text.words[i] as Word;
    const code = /^\p{Lu}/u.test(word) ? findDemonym(word) : null;
    if (code) found.push(governmentOf(cast.actors, text, code, i));
  }
  return found.length > 1 ? found : [];
}
