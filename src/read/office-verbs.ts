import type { Actor, Actors } from './actor.js';
import { type Clauses, nounAt, objectOf, prepositionsFrom } from './clauses.js';
import { subjectOf } from './doers.js';
import type { Naming } from './names.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { addRole, dated, governmentOf, isOffice, officePhrase, spanOf } from './roles.js';
import { beganAt, dayBefore, endedAt, type Tenure, tenureAt, UNTOLD } from './tenure.js';
import type { Word } from './words.js';

/** What somebody is who does this to a body. */
const LEADS: ReadonlyMap<string, string> = new Map([
  ['lead', 'leader'],
  ['head', 'head'],
  ['chair', 'chair'],
  ['command', 'commander'],
  ['run', 'head'],
]);
/** What a verb says of an office: that it begins with it, ends with it, or is held. */
type Turn = 'BEGINS' | 'ENDS' | 'HELD';

/** Verbs whose office stands behind "as": "served as", "took over as", "resigned as", "was sworn in as". */
const AS_VERBS: ReadonlyMap<string, Turn> = new Map([
  ['serve', 'HELD'],
  ['act', 'HELD'],
  ['take', 'BEGINS'],
  ['succeed', 'BEGINS'],
  ['replace', 'BEGINS'],
  ['return', 'BEGINS'],
  ['resign', 'ENDS'],
  ['quit', 'ENDS'],
  ['retire', 'ENDS'],
  ['step', 'ENDS'],
  ['stand', 'ENDS'],
]);
/** Verbs that give an office to their object, or take it: "named Lund director", "sacked Lund as director". */
const GIVEN: ReadonlyMap<string, Turn> = new Map([
  ['appoint', 'BEGINS'],
  ['name', 'BEGINS'],
  ['elect', 'BEGINS'],
  ['re-elect', 'BEGINS'],
  ['promote', 'BEGINS'],
  ['hire', 'BEGINS'],
  ['swear', 'BEGINS'],
  ['sworn', 'BEGINS'],
  ['install', 'BEGINS'],
  ['confirm', 'BEGINS'],
  ['remove', 'ENDS'],
  ['dismiss', 'ENDS'],
  ['sack', 'ENDS'],
  ['fire', 'ENDS'],
  ['oust', 'ENDS'],
]);
const PAST: ReadonlySet<string> = new Set(['was', 'were', 'had']);
interface Cast {
  clauses: Clauses;
  namings: readonly Naming[];
  namingOf: ReadonlyMap<NounPhrase, number>;
  actors: Actors;
}

/**
 * Offices that verbs give: "who has led the Harbour Trust since 2014", "the trust is led by Lund", "Lund is the head of",
 * "Lund was appointed head of". One that is over by its tense counts only with its dates.
 */
export function giveRolesByVerbs(cast: Cast, publishedAt: string | undefined): void {
  for (const verb of cast.clauses.phrases.verbs) {
    if (verb.form !== 'FINITE' || verb.negated) continue;
    const subject = subjectOf(cast.clauses, verb)?.nouns.at(-1);
    if (LEADS.has(verb.lemma)) leads(cast, verb, publishedAt);
    else if (verb.lemma === 'be') holds(cast, verb, subject, verb.last, 'HELD', publishedAt);
    else if (verb.lemma === 'become') holds(cast, verb, subject, verb.last, 'BEGINS', publishedAt);
    const as = verb.passive ? undefined : AS_VERBS.get(verb.lemma);
    const given = GIVEN.get(verb.lemma);
    if (as) holdsAs(cast, verb, subject, as, publishedAt);
    else if (given) isGiven(cast, verb, subject, given, publishedAt);
  }
}

/** "Lund was named director", "the trust named Lund its director": the office stands behind the verb or its object, or behind "as". */
function isGiven(
  cast: Cast,
  verb: VerbGroup,
  subject: NounPhrase | undefined,
  turn: Turn,
  publishedAt: string | undefined,
): void {
  const holder = verb.passive ? subject : objectOf(cast.clauses, verb);
  const at = verb.passive ? verb.last : holder?.last;
  if (!holder || at === undefined) return;
  if (turn === 'BEGINS') holds(cast, verb, holder, at, turn, publishedAt);
  holdsAs(cast, verb, holder, turn, publishedAt);
}

/** How far behind a verb its "as" stands. */
const AS_REACH = 6;

function holdsAs(
  cast: Cast,
  verb: VerbGroup,
  holder: NounPhrase | undefined,
  turn: Turn,
  publishedAt: string | undefined,
): void {
  const { words } = cast.clauses.text;
  for (let i = verb.last; i < Math.min(words.length, verb.last + AS_REACH); i++) {
    if ((words[i] as Word).sentence !== (words[verb.head] as Word).sentence || words[i]?.text === ',') return;
    if (words[i]?.lower !== 'as') continue;
    holds(cast, verb, holder, i + 1, turn, publishedAt);
    return;
  }
}

function actorOf({ namingOf, actors }: Cast, noun: NounPhrase | null | undefined): Actor | null {
  const index = noun && !noun.pronoun ? namingOf.get(noun) : undefined;
  return index === undefined ? null : (actors.of[index] ?? null);
}

function leads(cast: Cast, verb: VerbGroup, publishedAt: string | undefined): void {
  const { clauses } = cast;
  const subject = subjectOf(clauses, verb)?.nouns.at(-1);
  const object = verb.passive
    ? prepositionsFrom(clauses, verb.last).find(({ preposition }) => preposition === 'by')?.nouns[0]
    : objectOf(clauses, verb);
  const [holder, body] = [
    actorOf(cast, verb.passive ? object : subject),
    actorOf(cast, verb.passive ? subject : object),
  ];
  if (!object || holder?.kind !== 'PERSON' || holder.common || !body || body.kind === 'PERSON' || body.plural)
    return;
  const tenure = tenureAt(clauses.text, object.last);
  const told = pastTold(clauses, verb, tenure, publishedAt);
  if (!told) return;
  addRole(holder, {
    title: LEADS.get(verb.lemma) as string,
    ...told,
    at: body.key,
    evidence: spanOf(clauses, Math.min(verb.first, object.first), Math.max(verb.last, object.last)),
  });
}

/** "led" alone may be about one day: in the past only what is dated is an office, and without an end it was over before the text. */
function pastTold(
  { text }: Pick<Clauses, 'text'>,
  verb: VerbGroup,
  tenure: Tenure,
  publishedAt: string | undefined,
): Tenure | null {
  const first = (text.words[verb.first] as Word).lower;
  const isPast = PAST.has(first) || (verb.tense === 'DONE' && verb.last - verb.first === 1);
  if (!isPast) return tenure;
  if (tenure === UNTOLD) return null;
  return { from: tenure.from, until: tenure.until ?? dayBefore(publishedAt) };
}

/** The tenure that a verb and what stands behind its office tell; null where they tell of no office. */
function tenureOf(
  { text }: Clauses,
  verb: VerbGroup,
  turn: Turn,
  behind: number,
  publishedAt: string | undefined,
): Tenure | null {
  if (turn === 'BEGINS') return beganAt(text, behind);
  if (turn === 'HELD') return pastTold({ text }, verb, tenureAt(text, behind), publishedAt);
  // "may resign as": it is held still.
  if (verb.tense !== 'DONE') return UNTOLD;
  const { until } = endedAt(text, behind);
  return { from: null, until: until ?? publishedAt?.slice(0, 10) ?? null };
}

function holds(
  cast: Cast,
  verb: VerbGroup,
  noun: NounPhrase | undefined,
  at: number,
  turn: Turn,
  publishedAt: string | undefined,
): void {
  const { clauses, namings, namingOf, actors } = cast;
  const phrase = nounAt(clauses, at);
  // "as prime minister": the tagger may draw the "as" into the phrase.
  const isThere =
    phrase?.first === at || (phrase?.first === at - 1 && clauses.text.words[at - 1]?.lower === 'as');
  if (!phrase || !isThere || !isOffice(clauses, phrase)) return;
  const holder = actorOf(cast, noun);
  if (holder?.kind !== 'PERSON' || holder.common) return;
  const office = officePhrase(clauses, namings, namingOf, phrase);
  const tenure = tenureOf(clauses, verb, turn, office.last, publishedAt);
  if (!tenure) return;
  const body = office.at === null ? ownBody(cast, verb, phrase) : actors.of[office.at];
  addRole(holder, {
    ...dated(office.title, tenure, dayBefore(publishedAt)),
    at: (body ?? governmentOf(actors, office.country))?.key ?? null,
    evidence: spanOf(clauses, office.first, office.last),
  });
}

/** "The Rail Authority named Voss its director": the body that is the subject. */
function ownBody(cast: Cast, verb: VerbGroup, office: NounPhrase): Actor | null {
  const { words } = cast.clauses.text;
  if (verb.passive || (words[office.first] as Word).lower !== 'its') return null;
  const actor = actorOf(cast, subjectOf(cast.clauses, verb)?.nouns.at(-1));
  return actor && actor.kind !== 'PERSON' && !actor.common ? actor : null;
}
