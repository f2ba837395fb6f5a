import type { Actor } from './actor.js';
import { listFrom, objectOf, prepositionsFrom, verbBefore } from './clauses.js';
import type { NamedDay } from './dates.js';
import { actorsWithin, type Deed, deedOf } from './deeds.js';
import { evidenceOf } from './evidence.js';
import { type Meaning, NOMINALS, PREDICATES, STOPPING_VERBS } from './lexicon/predicates.js';
import { SILENCE_VERBS } from './lexicon/standing.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { actorOf, type Cast, type ResolvedQuotes } from './quotes.js';
import type { ReactionType, ReadQuote, ReadReaction, Span } from './reading.js';
import { standingOf } from './standing.js';
import { type Subjects, subjectOfPhrase, toSubjects } from './subjects.js';
import type { Word } from './words.js';

const HOSTILE: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'PROTEST',
  'MOBILIZE',
]);

const TOWARDS = new Set([
  'against',
  'on',
  'at',
  'to',
  'toward',
  'towards',
  'for',
  'with',
  'from',
  'of',
  'over',
  'in',
  'near',
  'upon',
]);

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

const PUBLIC_KINDS = new Set(['GOVERNMENT', 'ORGANIZATION', 'MILITARY', 'ARMED_GROUP', 'GROUP', 'MEDIA']);

/** Verbs of daily life: reactions only where a public body takes part. */
const DAILY = new Set(
  'help ask visit discuss meet talk consult assist yield call go travel fly arrive quit free release attack beat respond react comment join send give provide offer begin start'.split(
    ' ',
  ),
);

const OFFICIAL_GROUP =
  /delegation|official|minister|leader|envoy|diplomat|president|chief|commander|secretary|ambassador/i;

/** What stands ready when reactions are read. */
interface Reader {
  cast: Cast;
  resolved: ResolvedQuotes;
  days: readonly NamedDay[];
  subjects: Subjects;
  found: ReadReaction[];
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
  const reader: Reader = { cast, resolved, days, subjects: toSubjects(cast.clauses), found: [] };
  for (const verb of cast.clauses.phrases.verbs) {
    const deed = deedOf(cast.clauses, verb);
    if (deed) addDeed(reader, verb, deed);
  }
  for (const noun of cast.clauses.phrases.nouns) addNominal(reader, noun);
  return reader.found.sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end);
}

function addDeed(reader: Reader, verb: VerbGroup, deed: Deed): void {
  const { clauses } = reader.cast;
  const standing = standingOf(clauses, verb);
  if (!standing) return;
  const evidence = evidenceOf(clauses, verb);
  const quote = quoteOf(reader, verb, evidence);
  const meaning = meaningWithInfinitive(deed);
  let actors = deed.bySpeaker
    ? speakerOf(reader, quote)
    : unique(deed.doers.flatMap((noun) => doerOf(reader, noun, quote)));
  let recipients = recipientsOf(reader, deed, meaning).filter((actor) => !actors.includes(actor));
  if (deed.bySpeaker && recipients.length === 0) return;
  if (meaning.type === 'CONSULT' && meaning.mode !== 'visit') {
    actors = unique([...actors, ...recipients]);
    recipients = [];
    if (actors.length < 2) return;
  }
  if (!actors.length || !isTelling(reader.cast, verb, deed, meaning, actors, recipients)) return;
  const negated = standing.negated && !deed.refused;
  push(reader, {
    type: meaning.type,
    mode: meaning.mode,
    stance: negated ? null : stanceOf(deed, meaning),
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
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** "vowed to attack" threatens; "refused to help" rejects by its own verb. */
function meaningWithInfinitive(deed: Deed): Meaning {
  const inner =
    deed.infinitive &&
    PREDICATES.get(deed.infinitive.lemma)?.find((predicate) => !predicate.objects && !predicate.particle);
  if (deed.meaning.type !== 'AGREE' || !inner || !HOSTILE.has(inner.type)) return deed.meaning;
  return PREDICATES.get('threaten')?.[0] ?? deed.meaning;
}

function stanceOf(deed: Deed, meaning: Meaning): ReadReaction['stance'] {
  if (meaning.type !== 'REQUEST') return meaning.stance;
  return deed.infinitive && STOPPING_VERBS.has(deed.infinitive.lemma) ? 'OPPOSES' : meaning.stance;
}

/** Who does it; "I" and "we" inside quoted words are the speaker or whom the speaker speaks for. */
function doerOf(reader: Reader, noun: NounPhrase, quote: ReadQuote | null): Actor[] {
  const word = reader.cast.clauses.text.words[noun.head] as Word;
  if (!noun.pronoun) {
    const actor = actorOf(reader.cast, noun, null);
    return actor ? [actor] : [];
  }
  if (word.lower === 'i' || word.lower === 'we') {
    if (quote?.kind === 'INDIRECT') return [];
    const speaker = speakerOf(reader, quote)[0];
    if (!speaker) return [];
    const behind = word.lower === 'we' ? bodyBehind(reader, speaker) : null;
    return [behind ?? speaker];
  }
  const last = quote ? (reader.resolved.speakers.get(quote.key) ?? null) : null;
  const actor = actorOf(reader.cast, noun, last);
  return actor ? [actor] : [];
}

/** An official's "we" is the government where an office of a country is known, else the body of the office. */
function bodyBehind(reader: Reader, speaker: Actor): Actor | null {
  const { all } = reader.cast.actors;
  if (speaker.kind !== 'PERSON' && speaker.kind !== 'GROUP') return null;
  const government = speaker.country ? all.get(`government:${speaker.country.toLowerCase()}`) : undefined;
  const official = speaker.roles.length > 0 || speaker.titles.size > 0 || speaker.kind === 'GROUP';
  if (government && official) return government;
  const at = speaker.roles.find((role) => role.at)?.at;
  return at ? (all.get(at) ?? null) : null;
}

function speakerOf(reader: Reader, quote: ReadQuote | null): Actor[] {
  const speaker = quote ? reader.resolved.speakers.get(quote.key)?.actor : undefined;
  return speaker ? [speaker] : [];
}

function recipientsOf(reader: Reader, deed: Deed, meaning: Meaning): Actor[] {
  const { cast } = reader;
  const hostile = HOSTILE.has(meaning.type);
  const found: Actor[] = [];
  for (const noun of deed.towards) found.push(...actorsWithin(cast, noun, hostile));
  if (deed.object)
    for (const noun of listFrom(cast.clauses, deed.object.first))
      if (!isIt(cast, noun)) found.push(...actorsWithin(cast, noun, hostile));
  for (const phrase of deed.prepositions) {
    if (!TOWARDS.has(phrase.preposition)) continue;
    if (meaning.type === 'CONSULT' && meaning.mode !== 'visit' && phrase.preposition !== 'with') continue;
    if (
      (phrase.preposition === 'in' || phrase.preposition === 'at' || phrase.preposition === 'from') &&
      deed.predicate?.particle !== phrase.preposition &&
      meaning.type !== 'RETREAT'
    )
      continue;
    for (const noun of phrase.nouns) found.push(...actorsWithin(cast, noun, hostile));
  }
  return unique(found);
}

/** "it", "this", "that" mostly stand for a happening, not for an actor. */
function isIt(cast: Cast, noun: NounPhrase): boolean {
  return (
    noun.pronoun &&
    ['it', 'this', 'that', 'these', 'those'].includes((cast.clauses.text.words[noun.head] as Word).lower)
  );
}

/** Leaves out what the verb alone does not make a reaction. */
function isTelling(
  cast: Cast,
  verb: VerbGroup,
  deed: Deed,
  meaning: Meaning,
  actors: readonly Actor[],
  recipients: readonly Actor[],
): boolean {
  const parties = [...actors, ...recipients];
  if (
    DAILY.has(verb.lemma) &&
    !parties.some((actor) => PUBLIC_KINDS.has(actor.kind) || actor.roles.length > 0)
  )
    return false;
  if (meaning.mode === 'visit') {
    const official = actors.some(
      (actor) => OFFICIAL_GROUP.test(actor.name) || actor.roles.length > 0 || actor.titles.size > 0,
    );
    return (
      official &&
      recipients.some(
        (actor) => actor.kind === 'GOVERNMENT' || (actor.kind === 'PERSON' && actor.roles.length > 0),
      )
    );
  }
  if (verb.lemma === 'ask' || verb.lemma === 'press' || verb.lemma === 'beg')
    return deed.infinitive !== null && recipients.length > 0;
  if (verb.lemma === 'clash' && !actors.every((actor) => PUBLIC_KINDS.has(actor.kind))) return false;
  if (meaning.type === 'STATEMENT' && verb.form === 'INFINITIVE') return false;
  if (meaning.type === 'DENY') return deed.object === null || !deed.object.pronoun || isIt(cast, deed.object);
  if (meaning.type === 'ASSAULT' && !recipients.length && actors.every((actor) => actor.kind === 'PERSON'))
    return false;
  if (meaning.type === 'AGREE' && !deed.object && !deed.infinitive && !deed.prepositions.length) return false;
  // "declined to comment" turns nothing down.
  return meaning.type !== 'REJECT' || !deed.infinitive || !SILENCE_VERBS.has(deed.infinitive.lemma);
}

function subjectOfDeed(reader: Reader, deed: Deed): string | null {
  const { cast, subjects } = reader;
  const candidates: NounPhrase[] = [];
  const threat = deed.meaning.type === 'THREATEN';
  if (deed.infinitive && !threat) {
    const object = objectOf(cast.clauses, deed.infinitive);
    if (object) candidates.push(object);
  }
  if (deed.object && !threat) candidates.push(deed.object);
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

/** "strong opposition from A, B and C", "condemnation by A", "A’s support for B". */
function addNominal(reader: Reader, noun: NounPhrase): void {
  const { clauses } = reader.cast;
  const { words } = clauses.text;
  const head = words[noun.head] as Word;
  const meaning = head.pos === 'NOUN' ? NOMINALS.get(head.lower) : undefined;
  if (!meaning) return;
  const prepositions = prepositionsFrom(clauses, noun.last);
  const from = prepositions.find((phrase) => phrase.preposition === 'from' || phrase.preposition === 'by');
  if (!from) return;
  const actors = unique(from.nouns.flatMap((doer) => doerOf(reader, doer, null)));
  if (!actors.length) return;
  const opener = words[noun.first - 1];
  const despite =
    opener !== undefined &&
    ['despite', 'amid', 'after', 'following', 'amidst', 'over'].includes(opener.lower);
  const last = (from.nouns.at(-1) as NounPhrase).last;
  const first = despite ? noun.first - 1 : noun.first;
  const evidence = { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
  const aimed = prepositions.filter((phrase) =>
    ['to', 'for', 'of', 'against', 'at', 'over'].includes(phrase.preposition),
  );
  const recipients = unique(
    aimed.flatMap((phrase) => phrase.nouns.flatMap((one) => actorsWithin(reader.cast, one, false))),
  );
  const main = verbBefore(clauses, noun.first);
  const object = main ? objectOf(clauses, main) : null;
  const answered = aimed[0]?.nouns[0] ?? (despite && object !== noun ? object : null);
  push(reader, {
    ...{ type: meaning.type, mode: meaning.mode, stance: meaning.stance },
    actors: actors.map((actor) => actor.key),
    recipients: recipients.filter((actor) => !actors.includes(actor)).map((actor) => actor.key),
    subject:
      answered && !actorOf(reader.cast, answered, null) ? subjectOfPhrase(reader.subjects, answered) : null,
    evidence,
    quote: null,
    tense: main?.tense === 'PLANNED' ? 'ONGOING' : (main?.tense ?? 'ONGOING'),
    negated: false,
    on: main ? dayOf(reader, main) : null,
    confidence: 0.65,
  });
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
