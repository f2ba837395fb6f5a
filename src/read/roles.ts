import type { Actor, Actors } from './actor.js';
import { type Clauses, nounAt, sentenceOf, verbAt } from './clauses.js';
import { HONORIFICS, OFFICE_NOUNS, RANKS } from './lexicon/titles.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import type { ReadRole, Span } from './reading.js';
import type { Word } from './words.js';

/** An office that the text puts beside a name: "X, the head of Y," or "the head of Y, X,". */
export interface Apposition {
  /** Index of the person's naming and of the naming of the office phrase. */
  person: number;
  office: number;
  /** "chief of staff" */
  title: string;
  /** Index of the naming of the body it is held at, or null. */
  at: number | null;
  country: string | null;
  /** Words `[first, last)` of the office phrase. */
  first: number;
  last: number;
}

/** Finds offices given by apposition. `namingOf` gives the naming of a noun phrase's head. */
export function findAppositions(
  clauses: Clauses,
  namings: readonly Naming[],
  namingOf: ReadonlyMap<NounPhrase, number>,
): Apposition[] {
  const found: Apposition[] = [];
  namings.forEach((naming, person) => {
    if (naming.possessor || naming.common || (naming.kind !== 'PERSON' && naming.kind !== 'UNSURE')) return;
    const after = clauses.text.words[naming.last];
    if (after?.text === ',') addOffice(clauses, namings, namingOf, found, person, naming.last + 1);
    else addOfficeBefore(clauses, namings, namingOf, found, person);
  });
  return found;
}

function addOffice(
  clauses: Clauses,
  namings: readonly Naming[],
  namingOf: ReadonlyMap<NounPhrase, number>,
  found: Apposition[],
  person: number,
  at: number,
): void {
  const naming = namings[person] as Naming;
  const noun = nounAt(clauses, at);
  const office = noun ? namingOf.get(noun) : undefined;
  if (!noun || noun.first !== at || office === undefined || !isOffice(clauses, noun)) {
    addOfficeBefore(clauses, namings, namingOf, found, person);
    return;
  }
  if ((clauses.text.words[at] as Word).sentence !== (clauses.text.words[naming.first] as Word).sentence)
    return;
  const phrase = officePhrase(clauses, namings, namingOf, noun);
  const next = clauses.text.words[phrase.last];
  const closed =
    !next || next.pos === 'PUNCT' || next.lower === 'who' || next.pos === 'CCONJ' || next.pos === 'ADP';
  if (closed && verbAt(clauses, phrase.last)?.form !== 'FINITE') found.push({ person, office, ...phrase });
}

/** "the foreign minister, Anna Berg," */
function addOfficeBefore(
  clauses: Clauses,
  namings: readonly Naming[],
  namingOf: ReadonlyMap<NounPhrase, number>,
  found: Apposition[],
  person: number,
): void {
  const naming = namings[person] as Naming;
  const comma = naming.phrase.first - 1;
  const sentence = sentenceOf(clauses, naming.first);
  if (clauses.text.words[comma]?.text !== ',' || comma <= sentence.first || naming.title) return;
  const closing = clauses.text.words[naming.phrase.last];
  if (closing && closing.text !== ',' && closing.text !== '.') return;
  let noun = nounAt(clauses, comma - 1);
  for (let guard = 0; noun && guard < 3 && !isOffice(clauses, noun); guard++) {
    const preposition = clauses.text.words[noun.first - 1];
    noun =
      preposition?.pos === 'ADP' && noun.first - 2 >= sentence.first ? nounAt(clauses, noun.first - 2) : null;
  }
  const office = noun ? namingOf.get(noun) : undefined;
  if (!noun || office === undefined || !isOffice(clauses, noun) || !(namings[office] as Naming).common)
    return;
  const phrase = officePhrase(clauses, namings, namingOf, noun);
  if (phrase.last === comma) found.push({ person, office, ...phrase });
}

function isOffice(clauses: Clauses, noun: NounPhrase): boolean {
  const head = clauses.text.words[noun.head] as Word;
  const tail = head.lower.slice(head.lower.lastIndexOf('-') + 1);
  return OFFICE_NOUNS.has(head.lower) || OFFICE_NOUNS.has(tail);
}

/** "the chief of staff of Iraqi Armed Forces": title, body, country and words. */
function officePhrase(
  clauses: Clauses,
  namings: readonly Naming[],
  namingOf: ReadonlyMap<NounPhrase, number>,
  noun: NounPhrase,
): Omit<Apposition, 'person' | 'office'> {
  const { words } = clauses.text;
  const index = namingOf.get(noun);
  let country = index === undefined ? null : (namings[index] as Naming).country;
  let first = noun.first;
  while (first < noun.head && ['DET', 'PRON', 'NUM'].includes((words[first] as Word).pos)) first++;
  let last = noun.last;
  let titleLast = last;
  let at: number | null = null;
  for (let guard = 0; guard < 4; guard++) {
    const preposition = words[last];
    if (!preposition || !['of', 'for', 'at', 'in', 'with'].includes(preposition.lower)) break;
    const inner = nounAt(clauses, last + 1);
    if (!inner || inner.first !== last + 1) break;
    const body = namingOf.get(inner);
    const naming = body === undefined ? null : (namings[body] as Naming);
    last = inner.last;
    if (
      naming &&
      !naming.common &&
      naming.kind !== 'PERSON' &&
      naming.kind !== 'UNSURE' &&
      naming.kind !== 'DOCUMENT'
    ) {
      at = body as number;
      country ??= naming.country;
      break;
    }
    titleLast = last;
  }
  const title = clauses.text.text.slice((words[first] as Word).start, (words[titleLast - 1] as Word).end);
  return { title, at, country, first: noun.first, last };
}

/** Gives actors the offices the text gives them: by apposition, and by a title that runs into the name. */
export function giveRoles(
  clauses: Clauses,
  namings: readonly Naming[],
  actors: Actors,
  appositions: readonly Apposition[],
): void {
  for (const apposition of appositions) {
    const actor = actors.of[apposition.person];
    if (!actor) continue;
    const body = apposition.at === null ? null : actors.of[apposition.at];
    const at = body ?? governmentOf(actors, apposition.country);
    addRole(actor, {
      title: apposition.title,
      at: at?.key ?? null,
      from: null,
      until: null,
      evidence: spanOf(clauses, apposition.first, apposition.last),
    });
    if (body && body !== actor) actor.partOf ??= body.key;
  }
  namings.forEach((naming, i) => {
    const actor = actors.of[i];
    if (!actor || naming.kind !== 'PERSON' || naming.common || !naming.title) return;
    const title = officeOf(naming.title);
    if (!title) return;
    const at = governmentOf(actors, naming.country);
    addRole(actor, {
      title,
      at: at?.key ?? null,
      from: null,
      until: null,
      evidence: spanOf(clauses, naming.first, naming.last),
    });
  });
}

function addRole(actor: Actor, role: ReadRole): void {
  const title = role.title.toLowerCase();
  if (
    actor.roles.some(
      (known) => known.title.toLowerCase() === title && (known.at === role.at || role.at === null),
    )
  )
    return;
  actor.roles.push(role);
}

function governmentOf(actors: Actors, country: string | null): Actor | null {
  return country ? (actors.all.get(`government:${country.toLowerCase()}`) ?? null) : null;
}

/** The office inside a title: ranks, honorifics and "his counterpart" are none. */
function officeOf(title: string): string | null {
  const words = title.split(' ').filter((word) => {
    const plain = word.toLowerCase().replace(/\.$/, '');
    return (
      !RANKS.has(plain) && !RANKS.has(word.toLowerCase()) && !HONORIFICS.has(plain) && plain !== 'counterpart'
    );
  });
  return words.length ? words.join(' ') : null;
}

function spanOf(clauses: Clauses, first: number, last: number): Span {
  const { words } = clauses.text;
  return { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
}
