import { type Actor, type Actors, addName, newActor, put, spanOf } from './actor.js';
import { shortName } from './actors.js';
import { TOWNS_AND_STATES } from './lexicon/places.js';
import type { Naming } from './names.js';
import type { ActorKind } from './reading.js';
import type { Word, Words } from './words.js';

/** A plural that has its capital from the head of the sentence: "Estimates suggest". */
export function isSentencePlural(text: Words, naming: Naming): boolean {
  const word = text.words[naming.nameFirst] as Word;
  const begins = text.sentences[word.sentence]?.first === naming.nameFirst;
  return (
    begins && naming.last - naming.nameFirst === 1 && word.lower.endsWith('s') && word.lower !== word.lemma
  );
}

/** "Ohio sued": a town or a part of a state that acts. */
function localGovernment(actors: Actors, text: Words, naming: Naming): Actor {
  const key = `government:${naming.name.toLowerCase()}`;
  const actor = put(actors, key, () => newActor(key, naming.name, 'GOVERNMENT', null));
  return addName(text, actor, naming, 'FULL');
}

const PEOPLE_ENDINGS = /(?:er|or|ist|ian|man|woman|ant|ent|eer|ee|ese|person|mate)$/;

/**
 * Makes an actor of what says something but was no actor so far: a lone capitalised name ("Krauss said") is a
 * person, a plural common noun a group, a singular one a person where its ending is one of people. Null else.
 */
export function addUnnamed(
  actors: Actors,
  text: Words,
  phrase: { first: number; last: number; head: number },
  naming: Naming | null,
  index: number,
): Actor | null {
  const head = text.words[phrase.head] as Word;
  if (naming?.kind === 'UNSURE') {
    // A plural at the head of a sentence has its capital from there: "Estimates suggest".
    if (isSentencePlural(text, naming)) return null;
    const actor = TOWNS_AND_STATES.has(naming.name)
      ? localGovernment(actors, text, naming)
      : shortName(actors, text, { ...naming, kind: 'PERSON' }, new Map());
    actors.of[index] = actor;
    // Later lone mentions of the same name follow it.
    return actor;
  }
  if (naming || head.pos !== 'NOUN') return null;
  const plural = head.lower !== head.lemma && head.lower.endsWith('s');
  if (!plural && !PEOPLE_ENDINGS.test(head.lower)) return null;
  let first = phrase.first;
  while (first < phrase.head && ['DET', 'PRON', 'NUM'].includes((text.words[first] as Word).pos)) first++;
  const span = spanOf(text, first, phrase.last);
  const name = text.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const kind: ActorKind = plural ? 'GROUP' : 'PERSON';
  const key = `${kind.toLowerCase()}:${name.toLowerCase()}`;
  const actor = put(actors, key, () => newActor(key, name, kind, null));
  actor.common = true;
  actor.plural ||= plural;
  if (!actor.names.length) actor.names.push({ text: name, kind: plural ? 'FULL' : 'TITLE', evidence: span });
  return actor;
}
