import type { Actor } from './actor.js';
import { ownersOfArms, targetsOfArms } from './arms.js';
import { bloodless } from './bloodless.js';
import { byDoer } from './by-doer.js';
import { type Clauses, objectOf, prepositionsFrom, sentenceOf, verbAt, verbBefore } from './clauses.js';
import type { NamedDay } from './dates.js';
import { type Deed, doersAround } from './deed.js';
import { deedOf } from './deeds.js';
import { evidenceOf } from './evidence.js';
import { type Meaning, modeOfViolence, ploverMode } from './lexicon/meanings.js';
import { STOPPING_VERBS } from './lexicon/predicates.js';
import { DRAWING, nominalDeed } from './nominal-deeds.js';
import { doerOf, possessorsOf, speakerOf, unique } from './parties.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { actorOf, type Cast, type ResolvedQuotes } from './quotes.js';
import { objectFrom } from './reach.js';
import type { ReadQuote, ReadReaction, Span } from './reading.js';
import { recipientsOf } from './recipients.js';
import { standingOf } from './standing.js';
import { type Subjects, subjectOfPhrase, toSubjects } from './subjects.js';
import { isTelling } from './telling.js';
import { inTime } from './times.js';
import type { Sentence, Word } from './words.js';

const ABOUT = new Set([
  'over',
  'about',
  'on',
  'against',
  'to',
  'for',
  'of',
  'with',
  'regarding',
  'concerning',
]);

/** What stands ready when reactions are read. */
interface Reader {
  cast: Cast;
  resolved: ResolvedQuotes;
  days: readonly NamedDay[];
  subjects: Subjects;
  found: ReadReaction[];
  /** Noun phrases inside a deed that is read: what they name is what it answers. */
  told: Set<NounPhrase>;
  /** Noun phrases that a verb carries: read with it. */
  carried: Set<NounPhrase>;
  /** Accusations that follow from what was said of somebody: not told where the same is said in so many words. */
  implied: Map<ReadReaction, Sentence>;
}

/**
 * Reads reactions out of verbs ("condemned"), light verbs with nouns ("declared support") and nouns ("opposition
 * from A"), in the report and in quoted words alike. Out: in text order.
 */
export function findReactions(
  cast: Cast,
  resolved: ResolvedQuotes,
  days: readonly NamedDay[],
): ReadReaction[] {
  const reader: Reader = {
    cast,
    resolved,
    days,
    subjects: toSubjects(cast.clauses),
    found: [],
    told: new Set(),
    carried: new Set(),
    implied: new Map(),
  };
  for (const verb of cast.clauses.phrases.verbs) {
    const deed = deedOf(cast.clauses, verb);
    if (deed) addDeed(reader, verb, deed);
  }
  for (const noun of cast.clauses.phrases.nouns) addNominal(reader, noun);
  return reader.found
    .filter((_, at) => !isSaidOutright(reader, at))
    .sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end);
}

/** "said that Oslo had lied, and accused it of fraud": one accusation. */
function isSaidOutright({ found, implied }: Reader, at: number): boolean {
  const one = found[at] as ReadReaction;
  const sentence = implied.get(one);
  if (!sentence) return false;
  return found
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .some(
      (other) =>
        !implied.has(other) &&
        other.type === one.type &&
        other.actors.join() === one.actors.join() &&
        other.recipients.join() === one.recipients.join() &&
        other.evidence.start >= sentence.start &&
        other.evidence.start < sentence.end,
    );
}

/** As many reactions as one sentence tells. */
const NEAR = 8;

function addDeed(reader: Reader, verb: VerbGroup, deed: Deed): void {
  const { cast } = reader;
  const { clauses } = cast;
  const standing = standingOf(clauses, verb);
  if (!standing) return;
  const evidence = evidenceOf(clauses, verb);
  const quote = quoteOf(reader, verb, evidence);
  let actors = deed.bySpeaker
    ? speakerOf(reader, quote)
    : unique(doersOf(deed).flatMap((noun) => actorsOf(reader, noun, deed, quote)));
  if (!actors.length && deed.meaning.type === 'ASSAULT' && deed.towards.length)
    actors = unique(
      deed.prepositions.flatMap(({ nouns }) => nouns.flatMap((one) => ownersOfArms(cast, one))),
    );
  const done = byDoer(cast, verb, deed, actors);
  let recipients = recipientsOf(reader, verb, deed, done, actors);
  if (!recipients.length && done.type === 'ASSAULT')
    recipients = unique(deed.doers.flatMap((noun) => targetsOfArms(cast, noun)));
  const own = bloodless(cast, { ...deed, meaning: done }, verb.head, actors, recipients);
  if (!own) return;
  // "whoever does that will pay dearly" threatens somebody all the same.
  if (deed.bySpeaker && recipients.length === 0 && own.type !== 'THREATEN') return;
  if (own.type === 'CONSULT' && own.mode !== 'visit') {
    actors = unique([...actors, ...recipients]);
    recipients = [];
    if (actors.length < 2 && !isAssembly(deed, actors)) return;
  }
  if (!actors.length || !isTelling(cast, { verb, deed, meaning: own, actors, recipients })) return;
  const negated = standing.negated && !deed.refused;
  const told = inTime(
    own,
    { ...standing, negated },
    {
      saidByDoer: isSaidByDoer(speakerOf(reader, quote)[0], actors),
      underCondition: hasWord(cast, verb, CONDITIONS),
      isUltimatum: hasWord(cast, verb, ULTIMATUM),
    },
  );
  if (verb.form === 'GERUND' && told.type === 'ASSAULT' && isResult(reader, verb, actors, recipients)) return;
  if (deed.carried) reader.carried.add(deed.carried);
  for (const noun of [deed.object, ...deed.prepositions.flatMap(({ nouns }) => nouns)])
    if (noun) reader.told.add(noun);
  const before = reader.found.length;
  push(reader, {
    type: told.type,
    mode: modeOf(cast, told, evidence, verb),
    stance: negated ? null : stanceOf(deed, told),
    actors: actors.map((actor) => actor.key),
    recipients: recipients.map((actor) => actor.key),
    subject: subjectOfDeed(reader, deed),
    evidence,
    quote: quote?.key ?? null,
    tense: standing.tense,
    negated,
    on: dayOf(reader, verb),
    confidence: verb.form === 'INFINITIVE' ? 0.5 : quote ? 0.65 : 0.75,
  });
  const made = reader.found[before];
  if (made && deed.bySpeaker && own.type === 'ACCUSE')
    reader.implied.set(made, sentenceOf(clauses, verb.head));
}

/** Who a noun phrase is that does a deed; of violence, also whose arms do it. */
function actorsOf(reader: Reader, noun: NounPhrase, { meaning }: Deed, quote: ReadQuote | null): Actor[] {
  const owners = meaning.type === 'ASSAULT' ? ownersOfArms(reader.cast, noun) : [];
  return owners.length ? owners : doerOf(reader, noun, quote, meaning);
}

/** "The army was put on alert": forces that are moved move. "Peru was suspended from the league": by the league. */
function doersOf(deed: Deed): NounPhrase[] {
  const { meaning: own, doers, towards, prepositions } = deed;
  if (doers.length || !towards.length) return doers;
  if (own.type === 'MOBILIZE') return towards;
  const from =
    own.mode === 'expel' && deed.lemma !== 'disqualify'
      ? prepositions.find(({ preposition }) => preposition === 'from')
      : undefined;
  return from?.nouns ?? [];
}

/** "Rival leaders held talks": with one another. */
function isAssembly({ predicate, lemma, object }: Deed, [only]: readonly Actor[]): boolean {
  if (only?.plural !== true || predicate === null) return false;
  return predicate.objects !== null || (object === null && ASSEMBLING.has(lemma));
}

const ASSEMBLING = new Set(['meet', 'huddle', 'convene', 'confer', 'caucus']);

/** A speaker who says what will be done by itself, or by the country or body it speaks for. */
function isSaidByDoer(speaker: Actor | undefined, actors: readonly Actor[]): boolean {
  return (
    speaker !== undefined &&
    actors.some(
      (actor) =>
        actor === speaker ||
        (actor.kind === 'GOVERNMENT' && actor.country !== null && actor.country === speaker.country) ||
        actor.key === speaker.partOf ||
        speaker.roles.some(({ at }) => at === actor.key),
    )
  );
}

const CONDITIONS = new Set(['if', 'unless']);
const ULTIMATUM = new Set(['unless']);

/** Whether the sentence has one of these words. */
function hasWord({ clauses }: Cast, verb: VerbGroup, wanted: ReadonlySet<string>): boolean {
  const { first, last } = sentenceOf(clauses, verb.head);
  for (let i = first; i < last; i++) if (wanted.has((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

/** Violence takes its mode from the weapons that the clause names. */
function modeOf({ clauses }: Cast, told: Meaning, evidence: Span, verb: VerbGroup): string | null {
  if (told.type !== 'ASSAULT' || told.mode !== null) return ploverMode(told);
  const near: string[] = [];
  const { first } = sentenceOf(clauses, verb.head);
  for (let i = first; i < clauses.text.words.length; i++) {
    const word = clauses.text.words[i] as Word;
    if (word.end > evidence.end) break;
    if (word.start < evidence.start) continue;
    near.push(word.lower);
  }
  return modeOfViolence(near);
}

function stanceOf(deed: Deed, told: Meaning): ReadReaction['stance'] {
  if (told.type !== 'REQUEST') return told.stance;
  return deed.inner && deed.inner.form !== 'FINITE' && STOPPING_VERBS.has(deed.inner.lemma)
    ? 'OPPOSES'
    : told.stance;
}

function subjectOfDeed(reader: Reader, deed: Deed): string | null {
  const { cast, subjects } = reader;
  const candidates: NounPhrase[] = [];
  const threat = deed.meaning.type === 'THREATEN';
  if (deed.inner && !threat) {
    const object = objectFrom(cast.clauses, deed.inner);
    if (object) candidates.push(object);
  }
  if (deed.object && !threat && !(deed.thing && deed.meaning.type === 'AGREE')) candidates.push(deed.object);
  if (deed.towards.length && deed.predicate) candidates.push(...deed.towards);
  for (const phrase of deed.prepositions)
    if (ABOUT.has(phrase.preposition)) candidates.push(...phrase.nouns.slice(0, 1));
  for (const noun of candidates) {
    if (noun.pronoun || actorOf(cast, noun, null)) continue;
    const subject = subjectOfPhrase(subjects, noun);
    if (subject) return subject;
  }
  return null;
}

/** The innermost quote whose words or cue carry a verb. */
function quoteOf(reader: Reader, verb: VerbGroup, evidence: Span): ReadQuote | null {
  const at = (reader.cast.clauses.text.words[verb.head] as Word).start;
  let best: ReadQuote | null = null;
  let size = Number.POSITIVE_INFINITY;
  for (const quote of reader.resolved.around(at)) {
    for (const span of [...quote.content, ...quote.cue]) {
      if (at < span.start || at >= span.end || span.end - span.start >= size) continue;
      best = quote;
      size = span.end - span.start;
    }
  }
  return best ?? (evidence.end < evidence.start ? best : null);
}

function dayOf(reader: Reader, verb: VerbGroup): string | null {
  const { words } = reader.cast.clauses.text;
  const { sentence } = words[verb.head] as Word;
  const side = reader.cast.clauses.quoted[verb.head] !== 0;
  const near = reader.days.filter(
    (day) => (words[day.first] as Word).sentence === sentence && day.quoted === side,
  );
  const after = near.find((day) => day.first >= verb.last);
  return (after ?? near[0])?.on ?? null;
}

/** "strong opposition from A, B and C", "condemnation by A", "A’s support for B", "Peruvian strikes on B". */
function addNominal(reader: Reader, noun: NounPhrase): void {
  const { clauses } = reader.cast;
  const deed = nominalDeed(reader, noun);
  if (!deed || reader.carried.has(noun) || reader.told.has(noun)) return;
  const { words } = clauses.text;
  const opener = words[noun.first - 1];
  const despite =
    opener !== undefined &&
    ['despite', 'amid', 'after', 'following', 'amidst', 'over'].includes(opener.lower);
  const evidence = {
    start: (words[despite ? noun.first - 1 : noun.first] as Word).start,
    end: (words[deed.last - 1] as Word).end,
  };
  const main = verbBefore(clauses, noun.first);
  const object = main ? objectOf(clauses, main) : null;
  const drawn = main && object === noun && DRAWING.has(main.lemma) ? drawnBy(reader, main) : [];
  // "held the vote despite opposition from Rome": who did it all the same is opposed.
  const opposed =
    despite && main && object !== noun && OPPOSED.has(opener.lower) ? drawnBy(reader, main) : [];
  const answered = deed.aimed[0] ?? (despite && object !== noun ? object : null);
  push(reader, {
    type: deed.told.type,
    mode: ploverMode(deed.told),
    stance: deed.told.stance,
    actors: deed.actors.map((actor) => actor.key),
    recipients: unique(
      [...deed.recipients, ...drawn, ...(deed.recipients.length ? [] : opposed)].filter(
        (actor) => !deed.actors.includes(actor),
      ),
    ).map(({ key }) => key),
    subject:
      answered && !actorOf(reader.cast, answered, null) ? subjectOfPhrase(reader.subjects, answered) : null,
    evidence,
    quote: null,
    tense: tenseAround(clauses, noun, main),
    negated: false,
    on: main ? dayOf(reader, main) : null,
    confidence: deed.confidence,
  });
}

/** The tense of the verb around a noun; where one plans, the deed of the noun is there already. */
function tenseAround(clauses: Clauses, noun: NounPhrase, main: VerbGroup | null): ReadReaction['tense'] {
  const { last } = sentenceOf(clauses, noun.head);
  let verb = main;
  for (let i = noun.last; i < last && !verb; i++) verb = verbAt(clauses, i);
  return !verb || verb.tense === 'PLANNED' ? 'ONGOING' : verb.tense;
}

/** "Oslo drew criticism from Rome", "Oslo’s plan drew criticism": who drew it is who is criticised. */
function drawnBy(reader: Reader, main: VerbGroup): Actor[] {
  return doersAround(reader.cast.clauses, main).flatMap((noun) => {
    const drawn = doerOf(reader, noun, null);
    if (drawn.length) return drawn;
    const owners = possessorsOf(reader.cast, noun);
    if (owners.length) return owners;
    const [by] = prepositionsFrom(reader.cast.clauses, noun.last);
    return by && BY.has(by.preposition) ? by.nouns.flatMap((one) => doerOf(reader, one, null)) : [];
  });
}

const OPPOSED = new Set(['despite', 'amid', 'amidst']);

const BY = new Set(['by', 'from', 'of']);

/** ", killing four": who was hit by the violence that the clause in front tells; one deed, not two. */
function isResult(
  { cast, found }: Reader,
  { head, first }: VerbGroup,
  actors: readonly Actor[],
  recipients: readonly Actor[],
): boolean {
  const { words } = cast.clauses.text;
  const before = found.at(-1);
  const from = (words[sentenceOf(cast.clauses, head).first] as Word).start;
  if (words[first - 1]?.text !== ',' || before?.type !== 'ASSAULT' || before.evidence.start < from)
    return false;
  if (before.actors.join() !== actors.map(({ key }) => key).join()) return false;
  if (!before.recipients.length) before.recipients = recipients.map(({ key }) => key);
  return true;
}

/** One deed told twice by overlapping clauses is one reaction. */
function push(reader: Reader, reaction: ReadReaction): void {
  const same = reader.found
    .slice(-20)
    .some(
      (other) =>
        other.type === reaction.type &&
        other.actors.join() === reaction.actors.join() &&
        other.evidence.start < reaction.evidence.end &&
        reaction.evidence.start < other.evidence.end,
    );
  if (!same) reader.found.push(reaction);
}
