import type { Actor, Actors } from './actor.js';
import { type Clauses, isTimePhrase, nounAt, sentenceOf, verbAt } from './clauses.js';
import { findDemonym } from './countries.js';
import { HONORIFICS, OFFICE_NOUNS, officeStem, RANKS, SINGLE_OFFICES } from './lexicon/titles.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import type { ReadRole, Span } from './reading.js';
import { dayBefore, type Tenure, tenureAt, UNTOLD, withoutOver } from './tenure.js';
import type { Word } from './words.js';

const HOW_HELD: ReadonlySet<string> = new Set(['acting', 'interim', 'former', 'then', 'ex']);
/** What tells of a change and is no part of the office. */
const CHANGING: ReadonlySet<string> = new Set([
  'outgoing',
  'incoming',
  'departing',
  'longtime',
  'long-time',
  'current',
  'new',
  'newly',
  'visiting',
]);

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
    if (after?.text === ',')
      addOffice(clauses, namings, namingOf, found, person, behindAge(clauses, naming.last));
    else addOfficeBefore(clauses, namings, namingOf, found, person);
  });
  return found;
}

/** The word behind "," or behind an age: "Ada Lind, 45, a teacher". */
function behindAge({ text: { words } }: Clauses, comma: number): number {
  const aged = /^\d{1,2}$/.test(words[comma + 1]?.text ?? '') && words[comma + 2]?.text === ',';
  return aged ? comma + 3 : comma + 1;
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
    !next ||
    next.pos === 'PUNCT' ||
    next.lower === 'who' ||
    next.lower === 'since' ||
    next.lower === 'until' ||
    next.pos === 'CCONJ' ||
    next.pos === 'ADP';
  // "Ada Lind, Minister for Trade said": without an article it is no new clause.
  const said = verbAt(clauses, phrase.last)?.form === 'FINITE';
  const bare = clauses.text.words[noun.first]?.pos !== 'DET';
  if (said ? bare : closed) found.push({ person, office, ...phrase });
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
  // "Minister for Trade, Ada Lind said": an office that opens the sentence.
  const opens = nounAt(clauses, sentence.first);
  const opening =
    opens !== null && isOffice(clauses, opens) && clauses.text.words[opens.first]?.pos !== 'DET';
  if (closing && closing.text !== ',' && closing.text !== '.' && !opening) return;
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

export function isOffice(clauses: Clauses, noun: NounPhrase): boolean {
  const stem = officeStem((clauses.text.words[noun.head] as Word).lower);
  return OFFICE_NOUNS.has(stem) || OFFICE_NOUNS.has(stem.slice(stem.lastIndexOf('-') + 1));
}

/** "the chief of staff of Iraqi Armed Forces": title, body, country and words. */
export function officePhrase(
  clauses: Clauses,
  namings: readonly Naming[],
  namingOf: ReadonlyMap<NounPhrase, number>,
  noun: NounPhrase,
): Omit<Apposition, 'person' | 'office'> {
  const { words } = clauses.text;
  const index = namingOf.get(noun);
  let country = index === undefined ? null : (namings[index] as Naming).country;
  const owner = index === undefined ? null : ownerIndex(namings, index);
  let first = owner === null ? noun.first : (namings[owner] as Naming).last + 1;
  while (first < noun.head && ['DET', 'PRON', 'NUM', 'ADV'].includes((words[first] as Word).pos)) first++;
  let last = noun.last;
  let titleLast = last;
  let at = owner !== null && isBodyName(namings[owner] as Naming) ? owner : null;
  for (let guard = 0; at === null && guard < 4; guard++) {
    const preposition = words[last];
    if (!preposition || !['of', 'for', 'at', 'in', 'with'].includes(preposition.lower)) break;
    const inner = nounAt(clauses, last + 1);
    // "police chief in 2018": a time is no part of the office.
    if (!inner || inner.first !== last + 1 || isTime(clauses, inner)) break;
    const body = namingOf.get(inner);
    const naming = body === undefined ? null : (namings[body] as Naming);
    last = inner.last;
    if (naming && isBodyName(naming)) {
      at = body as number;
      country ??= naming.country;
      break;
    }
    titleLast = last;
  }
  // "commander, Harbour Command": in lists of people the body follows a comma.
  if (at === null && last === noun.last && words[last]?.text === ',') {
    const body = namingOf.get(nounAt(clauses, last + 1) as NounPhrase);
    const naming = body === undefined ? undefined : namings[body];
    if (naming && isBodyName(naming) && naming.first === last + 1 && !naming.definite) {
      at = body as number;
      last = naming.last;
      country ??= naming.country;
    }
  }
  const title = clauses.text.text.slice((words[first] as Word).start, (words[titleLast - 1] as Word).end);
  return { title, at, country, first: noun.first, last };
}

function isTime(clauses: Clauses, noun: NounPhrase): boolean {
  return clauses.text.words[noun.head]?.pos === 'NUM' || isTimePhrase(clauses, noun);
}

function isBodyName({ common, kind }: Naming): boolean {
  return !common && kind !== 'PERSON' && kind !== 'UNSURE' && kind !== 'DOCUMENT';
}

/** Gives actors the offices the text gives them: by apposition, and by a title that runs into the name. */
export function giveRoles(
  clauses: Clauses,
  namings: readonly Naming[],
  actors: Actors,
  appositions: readonly Apposition[],
  publishedAt: string | undefined,
): void {
  const over = dayBefore(publishedAt);
  for (const apposition of appositions) {
    const actor = actors.of[apposition.person];
    if (!actor) continue;
    const body = apposition.at === null ? null : actors.of[apposition.at];
    const at = body ?? governmentOf(actors, apposition.country);
    addRole(actor, {
      ...dated(
        howHeld(clauses, apposition.first) + apposition.title,
        tenureAt(clauses.text, apposition.last),
        over,
      ),
      at: at?.key ?? null,
      evidence: spanOf(clauses, apposition.first, apposition.last),
    });
    if (body && body !== actor) actor.partOf ??= body.key;
  }
  namings.forEach((naming, i) => {
    const actor = actors.of[i];
    if (!actor || naming.kind !== 'PERSON' || !naming.title || (naming.common && !isHeldByOne(naming)))
      return;
    const title = officeOf(howHeld(clauses, naming.first) + naming.title);
    if (!title) return;
    const at = governmentOf(actors, naming.country) ?? ownerOf(namings, actors, i);
    if (naming.common && !at) return;
    addRole(actor, {
      ...dated(title, UNTOLD, over),
      at: at?.key ?? null,
      evidence: spanOf(clauses, naming.first, naming.last),
    });
  });
}

/** "Norway’s foreign minister Ada Lind", "Kestrel Airways chief Ada Lind": the state or body in front. */
function ownerOf(namings: readonly Naming[], actors: Actors, index: number): Actor | null {
  const owner = ownerIndex(namings, index);
  const actor = owner === null ? null : (actors.of[owner] ?? null);
  return actor && actor.kind !== 'PERSON' && !actor.common ? actor : null;
}

/** Index of the naming that owns what another names, in the same phrase; null for none. */
function ownerIndex(namings: readonly Naming[], index: number): number | null {
  const owner = namings[index - 1];
  const { phrase, first } = namings[index] as Naming;
  if (!owner?.possessor || owner.phrase !== phrase) return null;
  return owner.last + 1 === first || owner.last === first ? index - 1 : null;
}

/** "Acting director": the tagger may leave such a word out of the phrase. With a space behind it, or empty. */
function howHeld({ text }: Clauses, first: number): string {
  const before = text.words[first - 1];
  return before && HOW_HELD.has(before.lower) ? `${before.lower} ` : '';
}

/** "The Norwegian foreign minister": an office that one person holds names that person. */
function isHeldByOne({ head, plural, definite }: Naming): boolean {
  return definite && !plural && SINGLE_OFFICES.has(head.slice(head.lastIndexOf('-') + 1));
}

/** A title with its tenure; of a former office whose end is not told, the end is the day before the text was published. */
export function dated(
  printed: string,
  tenure: Tenure,
  dayBeforePublished: string | null,
): Pick<ReadRole, 'title' | 'from' | 'until'> {
  const { title, over } = withoutOver(printed);
  if (!over) return { title, ...tenure };
  if (tenure.until === null && dayBeforePublished === null) return { title: printed, ...tenure };
  return { title, from: tenure.from, until: tenure.until ?? dayBeforePublished };
}

export function addRole(actor: Actor, role: ReadRole): void {
  const title = role.title.toLowerCase();
  const known = actor.roles.find(
    (one) => one.title.toLowerCase() === title && (one.at === role.at || role.at === null),
  );
  if (!known) actor.roles.push(role);
  else {
    known.from ??= role.from;
    known.until ??= role.until;
  }
}

export function governmentOf(actors: Actors, country: string | null): Actor | null {
  return country ? (actors.all.get(`government:${country.toLowerCase()}`) ?? null) : null;
}

/** The office inside a title: ranks, honorifics and "his counterpart" are none. */
function officeOf(title: string): string | null {
  const words = title.split(' ').filter((word) => {
    const plain = word.toLowerCase().replace(/\.$/, '');
    return (
      !findDemonym(word) &&
      !RANKS.has(plain) &&
      !RANKS.has(word.toLowerCase()) &&
      !HONORIFICS.has(plain) &&
      plain !== 'counterpart' &&
      !CHANGING.has(plain)
    );
  });
  return words.length ? words.join(' ') : null;
}

export function spanOf(clauses: Clauses, first: number, last: number): Span {
  const { words } = clauses.text;
  return { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
}
