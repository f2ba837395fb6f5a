import { ForeignCast } from './foreign-cast.js';
import type { Language } from './lexicon/languages/language.js';
import { accordingAt, phraseFrom, type Said, saidBefore, saidFrom } from './phrasing.js';
import type { ReadActor, ReadMention, ReadQuote, Span } from './reading.js';
import type { MarkedWords } from './speech.js';
import { isWord, type Token, toTokens } from './tokens.js';

export interface ForeignReading {
  actors: ReadActor[];
  mentions: ReadMention[];
  quotes: ReadQuote[];
}

/** Direct speech with what stands around it. */
interface Place {
  mark: MarkedWords;
  /** From the last stop or mark to the opening mark, and from the closing mark to the next stop or mark. */
  before: Span;
  after: Span;
  paragraph: number;
}

/** What a place says of its speaker. */
interface Attributed {
  said: Said | null;
  /** True where it stands in front of the marks: it may belong to a quote before. */
  front: boolean;
  tokens: Token[];
  /** Parts of the marked words, without what a cue inside them takes. */
  content: Span[];
  confidence: number;
}

const SURE = 0.8;
const INSIDE = 0.7;
const INHERITED = 0.5;
const NOBODY = 0.25;

/** Paragraphs over which a pronoun may point back to who spoke. */
const NEAR = 2;

/** Words between a cue and the marks, at most: who was told, and when. */
const FARTHEST = 14;

/**
 * Reads direct quotes with their speakers where only a small lexicon of the language is at hand: marks, verbs of saying,
 * "according to". What has no marks is not read; nor is any reaction.
 */
export function readForeign(
  text: string,
  language: Language,
  paragraphs: readonly Span[],
  marks: readonly MarkedWords[],
): ForeignReading {
  const cast = new ForeignCast(language);
  const quotes: ReadQuote[] = [];
  const places = placesOf(text, paragraphs, marks);
  let previous: Place | null = null;
  let open = false;
  let met = 0;
  for (const place of places) {
    const last = quotes.at(-1);
    const { start } = paragraphs[place.paragraph] as Span;
    if (start > met) {
      cast.meet(text, { start: met, end: start });
      cast.forget();
      met = start;
    }
    cast.meet(text, { start: met, end: place.mark.start });
    met = place.mark.end;
    const found = attributed(text, language, place);
    const own = found.said !== null && !found.front;
    if (previous && last && open && !own && goesOn(text, previous, place)) {
      last.content.push(...place.mark.parts);
      previous = place;
      continue;
    }
    const quote = toQuote(found, cast, last, previous, place);
    if (quote) {
      quotes.push({ ...quote, key: `q${quotes.length + 1}` });
      open = found.said !== null && found.confidence === SURE;
      previous = place;
    }
  }
  return { actors: cast.actors(), mentions: cast.mentions(), quotes };
}

function placesOf(text: string, paragraphs: readonly Span[], marks: readonly MarkedWords[]): Place[] {
  const places: Place[] = [];
  let at = 0;
  marks.forEach((mark, i) => {
    while (at < paragraphs.length - 1 && (paragraphs[at] as Span).end <= mark.start) at++;
    const paragraph = paragraphs[at] as Span;
    const [left, right] = [marks[i - 1], marks[i + 1]];
    const from = Math.max(paragraph.start, left?.end ?? 0, mark.start - WIDEST);
    const to = Math.min(Math.max(mark.end, paragraph.end), right?.start ?? text.length, mark.end + WIDEST);
    places.push({
      mark,
      before: { start: from + lastStop(text.slice(from, mark.start)), end: mark.start },
      after: { start: mark.end, end: mark.end + firstStop(text.slice(mark.end, to)) },
      paragraph: at,
    });
  });
  return places;
}

/** Characters looked at on each side of a quote. */
const WIDEST = 400;

const STOP = /(?<!\b\p{Lu}\p{Ll}?)[.!?؟…](?=\s|$)/gu;

function lastStop(before: string): number {
  let at = 0;
  for (const { index } of before.matchAll(STOP)) if (before.slice(index + 1).trim()) at = index + 1;
  return at;
}

function firstStop(after: string): number {
  const found = after.search(new RegExp(STOP.source, 'u'));
  return found < 0 ? after.length : found;
}

function attributed(text: string, language: Language, place: Place): Attributed {
  const { mark } = place;
  const whole = { content: mark.parts, confidence: SURE, front: false };
  const after = toTokens(text, place.after, language);
  const behind = after.length ? saidBehind(language, after, text.slice(mark.start, mark.end)) : null;
  if (behind) return { ...whole, said: behind, tokens: after };
  const before = toTokens(text, place.before, language);
  const front = before.length ? saidInFront(language, before) : null;
  // "spoke of a “manoeuvre”": words held at a distance.
  const spoken = mark.speech || mark.size >= 3 || before.at(-1)?.text === ':';
  if (front && spoken) return { ...whole, said: front, tokens: before, front: true };
  return inside(text, language, mark) ?? { ...whole, said: null, tokens: [], confidence: NOBODY };
}

/** "», a déclaré X", "“, sagte X", "», X dijo", "», selon X", "», X zufolge". */
function saidBehind(language: Language, tokens: readonly Token[], quote: string): Said | null {
  let at = 0;
  while (at < tokens.length && !isWord(tokens[at] as Token)) at++;
  if (at > 2 || tokens[0]?.text === ':') return null;
  const said = saidFrom(language, tokens, at);
  if (said) return said;
  const source = phraseFrom(language, tokens, at);
  if (!source) return null;
  const next = tokens[source.last];
  if (next && language.sourcesBefore.has(next.lower))
    return { source, cue: { first: source.last, last: source.last + 1 } };
  // "X dijo" behind a quote: only where the quote cannot be over, or a comma binds them.
  const bound = tokens[0]?.text === ',' || tokens[0]?.text === '،' || /[,،!?؟]\P{L}*$/u.test(quote);
  let verb = source.last;
  while (verb - source.last < 3 && language.fillers.has(tokens[verb]?.lower ?? '')) verb++;
  if (!bound || !language.verbs.has(tokens[verb]?.lower ?? '')) return null;
  return { source, cue: { first: source.last, last: verb + 1 } };
}

/** "X a déclaré : «", "وقال الوزير إن «", "selon X, «", "X: «". */
function saidInFront(language: Language, tokens: readonly Token[]): Said | null {
  const words = tokens.length;
  const according = accordingAt(language, tokens, 0);
  if (according > 0) {
    const source = phraseFrom(language, tokens, according);
    if (source) return { source, cue: { first: 0, last: according } };
  }
  const said = saidBefore(language, tokens, words);
  const colon = tokens[words - 1]?.text === ':';
  if (said && (colon || words - said.cue.last <= FARTHEST)) return said;
  if (!colon) return null;
  const label = phraseFrom(language, tokens, 0);
  return label?.last === words - 1 && label.nameFirst < label.nameLast
    ? { source: label, cue: { first: words - 1, last: words } }
    : null;
}

/** « Nous partons, a dit X, et vite » : a cue between commas inside the marks. */
function inside(text: string, language: Language, mark: MarkedWords): Attributed | null {
  if (mark.parts.length !== 1 || mark.end - mark.start > WIDEST * 4) return null;
  const tokens = toTokens(text, mark, language);
  for (let comma = 2; comma < tokens.length - 2; comma++) {
    if (tokens[comma]?.text !== ',' && tokens[comma]?.text !== '،') continue;
    const said = saidFrom(language, tokens, comma + 1);
    const close = said?.source && tokens[said.source.last];
    if (!said?.source || !close || accordingAt(language, tokens, comma + 1) > comma + 1) continue;
    if (![',', '،', '.', '»', '”', '“', '"'].includes(close.text)) continue;
    const first = { start: mark.start, end: (tokens[comma] as Token).start };
    const rest = { start: tokens[said.source.last + 1]?.start ?? close.end, end: mark.end };
    const content = /\p{L}/u.test(text.slice(rest.start, rest.end)) ? [first, rest] : [first];
    return { said, front: false, tokens, content, confidence: INSIDE };
  }
  return null;
}

function toQuote(
  { said, tokens, content, confidence }: Attributed,
  cast: ForeignCast,
  last: ReadQuote | undefined,
  previous: Place | null,
  { mark, paragraph }: Place,
): ReadQuote | null {
  const base = { key: '', kind: 'DIRECT' as const, addressee: null, on: null, content: [...content] };
  if (said) {
    const near = previous && paragraph - previous.paragraph <= NEAR ? (last?.speaker ?? null) : null;
    const speaker = said.source ? cast.speaker(tokens, said.source, near) : (near ?? cast.lastMet());
    const source = said.source ? [spanOf(tokens, said.source.first, said.source.last)] : [];
    const cue = spanOf(tokens, said.cue.first, said.cue.last);
    const sure = speaker ? confidence : confidence / 2;
    return { ...base, source, cue: [cue], speaker, confidence: sure };
  }
  if (!mark.speech || !mark.closed || mark.single) return null;
  const near = previous && paragraph - previous.paragraph <= 1;
  const speaker = near ? (last?.speaker ?? null) : null;
  return { ...base, source: [], cue: [], speaker, confidence: speaker ? INHERITED : NOBODY };
}

function spanOf(tokens: readonly Token[], first: number, last: number): Span {
  return { start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end };
}

/** « Q », a dit X, « Q2 »: nothing but the cue's sentence between them. */
function goesOn(text: string, previous: Place, { mark, before, paragraph }: Place): boolean {
  if (paragraph !== previous.paragraph || mark.start - previous.mark.end > WIDEST) return false;
  const between = text.slice(previous.after.end, mark.start);
  const open = !/\p{L}/u.test(between) && !/[:]\s*$/u.test(text.slice(before.start, before.end));
  if (!open || !/^[.…]?\s*$/u.test(between)) return false;
  const split = previous.after.end === mark.start;
  return split || mark.speech || /^\P{L}*(?:\p{Lu}|\p{Lo})/u.test(text.slice(mark.start, mark.end));
}
