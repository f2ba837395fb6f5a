/**
 * What reading a text gives. Plain data: no class, no clock, no network, no database.
 *
 * Every span is half-open `[start, end)` in UTF-16 code units of the text that was read, so that
 * `text.slice(start, end)` gives the words. Lists are in text order.
 */

export interface Span {
  start: number;
  end: number;
}

/** What to read. `text` is required; everything else sharpens the reading. */
export interface TextToRead {
  text: string;
  /** The headline, where it is known apart from the text. It may or may not stand again at the top of `text`. */
  title?: string;
  /** ISO 8601 date or date-time that relative dates ("on Monday") count from. */
  publishedAt?: string;
  /** IANA time zone of the outlet ("Asia/Tokyo"): the day of publication is the day there. UTC where it is absent. */
  timeZone?: string;
  /** BCP 47 language of the text; taken as English where it is absent. Its region tells how "3/11/2026" is meant, else the zone does. */
  language?: string;
}

export type PassageKind = 'HEADLINE' | 'LEAD' | 'REPORT' | 'COMMENTARY';

/** A part of the text. Passages cover the text without overlap. */
export interface Passage extends Span {
  kind: PassageKind;
}

export type ActorKind =
  | 'PERSON'
  | 'ORGANIZATION'
  | 'GOVERNMENT'
  | 'MILITARY'
  | 'ARMED_GROUP'
  | 'MEDIA'
  | 'GROUP'
  | 'POPULATION';

export type NameKind = 'FULL' | 'SHORT' | 'ACRONYM' | 'TITLE' | 'LOADED';

/** One way the text writes an actor, and where it does so first. */
export interface ReadName {
  text: string;
  kind: NameKind;
  evidence: Span;
}

/** An office the text gives an actor. */
export interface ReadRole {
  /** As printed, without the article: "chief of staff". */
  title: string;
  /** Key of the actor it is held at ("Iraqi Armed Forces"), where the text names one. */
  at: string | null;
  /** ISO dates as far as the text gives them. */
  from: string | null;
  until: string | null;
  evidence: Span;
}

/** Who is named in the text, under all names it uses for them. Two keys never stand for one actor of a text. */
export interface ReadActor {
  /** Unique within this reading and the same on every run: "person:marta lund", "government:no". */
  key: string;
  /** The name to show: the longest full form printed, or the canonical one of a government ("Government of Iran"). */
  name: string;
  kind: ActorKind;
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null;
  names: ReadName[];
  roles: ReadRole[];
  /** Key of the actor it belongs to: a commander's force, a ministry's government. */
  partOf: string | null;
}

export interface ReadMention extends Span {
  /** Key of the actor. */
  actor: string;
}

export type QuoteKind = 'DIRECT' | 'MIXED' | 'INDIRECT';

/** Words or a claim that the text attributes to a speaker. */
export interface ReadQuote {
  /** Unique within this reading: "q1", "q2"... in text order. */
  key: string;
  kind: QuoteKind;
  /** Quotation marks belong to the content. More than one span where the cue splits it. */
  content: Span[];
  /** The speaker as printed, title and apposition included; empty where the text names none. */
  source: Span[];
  cue: Span[];
  /** Key of the actor who speaks; null: unknown. */
  speaker: string | null;
  addressee: string | null;
  /** ISO date of the saying, where the text dates it. */
  on: string | null;
  /** 0 to 1. */
  confidence: number;
}

/** PLOVER's 16 event types, and two local ones that PLOVER dropped: STATEMENT and DENY. */
export type ReactionType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT'
  | 'STATEMENT'
  | 'DENY';

export type Stance = 'SUPPORTS' | 'OPPOSES' | 'NEUTRAL' | 'MIXED';

export type Tense = 'DONE' | 'ONGOING' | 'PLANNED' | 'CONDITIONAL';

/** What an actor does or says about or against something. */
export interface ReadReaction {
  type: ReactionType;
  /** PLOVER mode of the type ("disapprove", "troops"); null where the type has none or the text does not tell. */
  mode: string | null;
  /** null: none taken. */
  stance: Stance | null;
  /** Keys of actors. In a reciprocal CONSULT all parties are actors and nobody is a recipient. */
  actors: string[];
  recipients: string[];
  /** What it answers, as the text names it ("independence referendum"); one wording for one subject of a text. */
  subject: string | null;
  evidence: Span;
  /** Key of the quote that carries it; null where it is reported as done. */
  quote: string | null;
  tense: Tense;
  negated: boolean;
  /** ISO date of the happening, where the text dates it. */
  on: string | null;
  /** 0 to 1. */
  confidence: number;
}

/** Two actors of the text that have one name, while something else of them differs: they may be one, or two. Keys of actors. */
export interface ReadDoubt {
  actor: string;
  mayBe: string;
}

export interface Reading {
  /** The sentences of the text. Not part of the JSON Lines contract: what is stored shows evidence by its sentence. */
  sentences: Span[];
  passages: Passage[];
  actors: ReadActor[];
  mentions: ReadMention[];
  quotes: ReadQuote[];
  reactions: ReadReaction[];
  /** Where the text disagrees with itself; nothing is guessed. Absent: nowhere. */
  doubts?: ReadDoubt[];
}
