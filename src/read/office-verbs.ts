import type { Actor, Actors } from './actor.js';
import { type Clauses, nounAt, objectOf, prepositionsFrom, subjectOf } from './clauses.js';
import type { Naming } from './names.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { addRole, dated, governmentOf, isOffice, officePhrase, spanOf } from './roles.js';
import { beganAt, dayBefore, type Tenure, tenureAt, UNTOLD } from './tenure.js';
import type { Word } from './words.js';

/** What somebody is who does this to a body. */
const LEADS: ReadonlyMap<string, string> = new Map([
  ['lead', 'leader'],
  ['head', 'head'],
  ['chair', 'chair'],
  ['command', 'commander'],
  ['run', 'head'],
]);
/** Verbs whose office stands behind "as": "served as", "took over as", "succeeded Lund as". Their tense says whether it began or is held. */
const AS_VERBS: ReadonlyMap<string, 'BEGINS' | 'HELD'> = new Map([
  ['serve', 'HELD'],
  ['act', 'HELD'],
  ['take', 'BEGINS'],
  ['succeed', 'BEGINS'],
  ['replace', 'BEGINS'],
  ['return', 'BEGINS'],
]);
const PAST: ReadonlySet<string> = new Set(['was', 'were', 'had']);
const BEGINS: ReadonlySet<string> = new Set(['appoint', 'name', 'elect', 'become', 'nominate', 'promote']);

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
    if (LEADS.has(verb.lemma)) leads(cast, verb, publishedAt);
    else if (verb.lemma === 'be' || (BEGINS.has(verb.lemma) && (verb.passive || verb.lemma === 'become')))
      holds(cast, verb, verb.last, verb.lemma !== 'be', publishedAt);
    const as = AS_VERBS.get(verb.lemma);
    if (as && !verb.passive) holdsAs(cast, verb, as === 'BEGINS', publishedAt);
  }
}

/** How far behind a verb its "as" stands. */
const AS_REACH = 6;

function holdsAs(cast: Cast, verb: VerbGroup, begins: boolean, publishedAt: string | undefined): void {
  const { words } = cast.clauses.text;
  for (let i = verb.last; i < Math.min(words.length, verb.last + AS_REACH); i++) {
    if ((words[i] as Word).sentence !== (words[verb.head] as Word).sentence || words[i]?.text === ',') return;
    if (words[i]?.lower !== 'as') continue;
    holds(cast, verb, i + 1, begins, publishedAt);
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
  { text }: Clauses,
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

function holds(
  cast: Cast,
  verb: VerbGroup,
  at: number,
  begins: boolean,
  publishedAt: string | undefined,
): void {
  const { clauses, namings, namingOf, actors } = cast;
  const noun = nounAt(clauses, at);
  if (!noun || noun.first !== at || !isOffice(clauses, noun)) return;
  const holder = actorOf(cast, subjectOf(clauses, verb)?.nouns.at(-1));
  if (holder?.kind !== 'PERSON' || holder.common) return;
  const office = officePhrase(clauses, namings, namingOf, noun);
  const since = tenureAt(clauses.text, office.last);
  const tenure = begins ? beganAt(clauses.text, office.last) : pastTold(clauses, verb, since, publishedAt);
  if (!tenure) return;
  const body = office.at === null ? null : actors.of[office.at];
  addRole(holder, {
    ...dated(office.title, tenure, dayBefore(publishedAt)),
    at: (body ?? governmentOf(actors, office.country))?.key ?? null,
    evidence: spanOf(clauses, office.first, office.last),
  });
}
