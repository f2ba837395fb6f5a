import { type Actor, type Actors } from './actor.js';
import { shortName } from './actors.js';
import type { Clauses } from './clauses.js';
import { genderOfName } from './given-names.js';
import { isAcronym } from './kinds.js';
import { TOWNS_AND_STATES } from './lexicon/places.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import type { Word } from './words.js';

const PERSONAL: ReadonlySet<string> = new Set(['he', 'she', 'his', 'her', 'him', 'himself', 'herself']);
/** Words behind a name in which a pronoun shows that it is a person's. */
const NEAR = 30;
const NEAR_BEFORE = 10;
const SHORTEST = 3;

/**
 * A lone capitalised word ("Rivera sang that year. She") is a person where it does something and a personal pronoun follows
 * before anybody else is named, or where it is a given name that does something. All namings of the word follow.
 */
export function addLonePersons(
  clauses: Clauses,
  namings: readonly Naming[],
  actors: Actors,
  subjects: ReadonlySet<NounPhrase>,
): void {
  const persons = new Set<string>();
  namings.forEach((naming, i) => {
    if (!isOpen(naming, actors.of[i] ?? null) || persons.has(naming.name)) return;
    const acts = naming.possessor || subjects.has(naming.phrase);
    if (acts && (isCalled(clauses, naming) || (genderOfName(naming.name) && subjects.has(naming.phrase))))
      if (!nextPerson(namings, actors, i, clauses)) persons.add(naming.name);
  });
  if (persons.size === 0) return;
  namings.forEach((naming, i) => {
    if (!isOpen(naming, actors.of[i] ?? null) || !persons.has(naming.name)) return;
    actors.of[i] = shortName(actors, clauses.text, { ...naming, kind: 'PERSON' }, new Map());
  });
}

function isOpen({ kind, name }: Naming, actor: Actor | null): boolean {
  return (
    !actor &&
    kind === 'UNSURE' &&
    !TOWNS_AND_STATES.has(name) &&
    name.length >= SHORTEST &&
    !isAcronym(name) &&
    /^\p{Lu}\p{Ll}/u.test(name)
  );
}

/** A personal pronoun follows in the same sentence or the next, or stands in an opening phrase: "In his speech, Lund". */
function isCalled({ text }: Clauses, { last, first }: Naming): boolean {
  const { sentence } = text.words[first] as Word;
  if (text.words[first - 1]?.text === ',')
    for (let i = Math.max(0, first - NEAR_BEFORE); i < first; i++) {
      const word = text.words[i] as Word;
      if (word.sentence === sentence && PERSONAL.has(word.lower)) return true;
    }
  for (let i = last; i < Math.min(text.words.length, last + NEAR); i++) {
    const word = text.words[i] as Word;
    if (word.sentence > sentence + 1) return false;
    if (PERSONAL.has(word.lower)) return true;
  }
  return false;
}

/** Whether somebody else is named between the name and the pronoun that would call it. */
function nextPerson(namings: readonly Naming[], actors: Actors, index: number, { text }: Clauses): boolean {
  const { last, name } = namings[index] as Naming;
  const { sentence } = text.words[last - 1] as Word;
  for (let i = index + 1; i < namings.length; i++) {
    const other = namings[i] as Naming;
    const there = text.words[other.first] as Word;
    if (there.sentence > sentence + 1 || other.first - last > NEAR) return false;
    for (let at = last; at < other.first; at++)
      if (PERSONAL.has((text.words[at] as Word).lower)) return false;
    if (actors.of[i]?.kind === 'PERSON' && other.name !== name) return true;
  }
  return false;
}
