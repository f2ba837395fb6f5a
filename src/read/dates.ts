import type { Clauses } from './clauses.js';
import { verbAt } from './clauses.js';
import { type DateOrder, dateOrderOf, numericDate } from './numeric-dates.js';
import type { ReadQuote, Span, TextToRead } from './reading.js';
import type { Word } from './words.js';

/** A day that the text names, as words `[first, last)` and as an ISO date. */
export interface NamedDay {
  first: number;
  last: number;
  on: string;
  quoted: boolean;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY = 86_400_000;

/** The date part of an ISO 8601 string as UTC midnight in milliseconds; null where it is none. */
export function toDay(iso: string | undefined): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  if (!match) return null;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const back = new Date(time);
  return back.getUTCMonth() === Number(match[2]) - 1 && back.getUTCDate() === Number(match[3]) ? time : null;
}

/**
 * The day of publication where the outlet is, as UTC midnight in milliseconds. A date without a time, or one at midnight
 * UTC, is that date everywhere. Without a zone, or with an unknown one, the date counts as printed.
 */
export function publicationDay(iso: string | undefined, timeZone: string | undefined): number | null {
  const printed = toDay(iso);
  const instant = Date.parse(iso ?? '');
  if (printed === null || !timeZone || Number.isNaN(instant) || instant % DAY === 0) return printed;
  try {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    return toDay(format.format(instant)) ?? printed;
  } catch {
    return printed;
  }
}

function toIso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * Finds days. A weekday is the last one on or before publication, or the next after it where the sentence says
 * "next" or what will be. Inside quotation marks days count from the day of speaking: the last day that the
 * paragraph names before the quote, else publication.
 */
export function findDays(
  clauses: Clauses,
  { publishedAt, timeZone, language }: Omit<TextToRead, 'text'>,
): NamedDay[] {
  const published = publicationDay(publishedAt, timeZone);
  const order = dateOrderOf(language, timeZone);
  const told = daysOf(clauses, order, false, () => published);
  const firsts = told.map(({ first }) => first);
  const said = daysOf(clauses, order, true, (at) => {
    const after = lowerBound(firsts, at);
    return daySaid(clauses.text.words, at, told[after - 1], told[after]) ?? published;
  });
  return [...told, ...said].sort((x, y) => x.first - y.first);
}

function daysOf(
  clauses: Clauses,
  order: DateOrder | null,
  quoted: boolean,
  baseAt: (at: number) => number | null,
): NamedDay[] {
  const { words } = clauses.text;
  const found: NamedDay[] = [];
  for (let at = 0; at < words.length; at++) {
    if ((clauses.quoted[at] !== 0) !== quoted || !mayBegin(words[at] as Word)) continue;
    const base = baseAt(at);
    const day =
      absoluteDay(words, at, base, order) ??
      (base === null ? null : (relativeDay(clauses, at, base) ?? dayBeside(words, at, found.at(-1))));
    if (!day) continue;
    found.push({ first: at, last: day.last, on: toIso(day.time), quoted });
    at = day.last - 1;
  }
  return found;
}

/** A cheap look at a word before days are looked for. */
function mayBegin({ lower, text }: Word): boolean {
  return /^[\p{Lu}\p{N}]/u.test(text) || OPENERS.has(lower);
}

/** The day of speaking: one that the sentence names behind the marks, else one that the paragraph named before. */
function daySaid(
  words: readonly Word[],
  at: number,
  before: NamedDay | undefined,
  after: NamedDay | undefined,
): number | null {
  const here = words[at] as Word;
  if (after && (words[after.first] as Word).sentence === here.sentence) return toDay(after.on);
  return before && (words[before.first] as Word).paragraph === here.paragraph ? toDay(before.on) : null;
}

interface Day {
  time: number;
  last: number;
}

/** "September 25, 2017", "25 September", "2017-09-25", "25/9/2017". Without a year: the nearest to publication. */
function absoluteDay(
  words: readonly Word[],
  at: number,
  base: number | null,
  order: DateOrder | null,
): Day | null {
  const word = words[at] as Word;
  const numeric = numericDate(word.text, order);
  if (numeric) return valid(numeric.year, numeric.month, numeric.day, at + 1);
  const month = monthOf(word);
  if (month < 0) return null;
  const dotted = words[at + 1]?.text === '.' ? 2 : 1;
  const after = dayNumber(words[at + dotted]);
  if (after) {
    const comma = words[at + dotted + 1]?.text === ',' ? 1 : 0;
    return withYear(words, month, after, at + dotted + 1, comma, base);
  }
  const before = at > 0 ? dayNumber(words[at - 1]) : null;
  return before ? withYear(words, month, before, at + 1, 0, base) : null;
}

function monthOf(word: Word): number {
  if (!/^\p{Lu}/u.test(word.text)) return -1;
  const plain = word.lower.replace(/\.$/, '');
  if (
    !/^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/.test(
      plain,
    )
  )
    return -1;
  return MONTHS.indexOf(plain.slice(0, 3));
}

function dayNumber(word: Word | undefined): number | null {
  const match = word ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word.lower) : null;
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : null;
}

function withYear(
  words: readonly Word[],
  month: number,
  day: number,
  next: number,
  comma: number,
  base: number | null,
): Day | null {
  const year = /^(?:19|20)\d{2}$/.exec(words[next + comma]?.text ?? '');
  if (year) return valid(Number(year[0]), month, day, next + comma + 1);
  if (base === null) return null;
  const about = new Date(base).getUTCFullYear();
  const days = [about - 1, about, about + 1].map((y) => valid(y, month, day, next)).filter((d) => d !== null);
  days.sort((a, b) => Math.abs(a.time - base) - Math.abs(b.time - base));
  return days[0] ?? null;
}

function valid(year: number, month: number, day: number, last: number): Day | null {
  const time = Date.UTC(year, month, day);
  const back = new Date(time);
  return back.getUTCDate() === day && back.getUTCMonth() === month ? { time, last } : null;
}

function relativeDay(clauses: Clauses, at: number, base: number): Day | null {
  const { words } = clauses.text;
  const word = words[at] as Word;
  switch (word.lower) {
    case 'today':
    case 'tonight':
      return { time: base, last: at + 1 };
    case 'yesterday':
      return { time: base - DAY, last: at + 1 };
    case 'tomorrow':
      return { time: base + DAY, last: at + 1 };
    case 'overnight':
      return { time: base, last: at + 1 };
    case 'last':
      return words[at + 1]?.lower === 'night' ? { time: base - DAY, last: at + 2 } : null;
    case 'this':
      return TIMES.has(words[at + 1]?.lower ?? '') ? { time: base, last: at + 2 } : null;
    default:
      return (
        daysAgo(words, at, base) ??
        weekOn(words, at, base) ??
        dayBeyond(words, at, base) ??
        monthDay(words, at, base) ??
        weekday(clauses, at, base)
      );
  }
}

const TIMES = new Set(['morning', 'afternoon', 'evening']);

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Lower-case words that a day may begin with. */
const OPENERS = new Set([
  ...['overnight', 'today', 'tonight', 'yesterday', 'tomorrow', 'last', 'this', 'a', 'the'],
  ...NUMBERS.slice(1),
]);

/** "the day before yesterday", "the day after tomorrow". */
function dayBeyond(words: readonly Word[], at: number, base: number): Day | null {
  const said = [0, 1, 2, 3].map((i) => words[at + i]?.lower ?? '').join(' ');
  if (said === 'the day before yesterday') return { time: base - 2 * DAY, last: at + 4 };
  return said === 'the day after tomorrow' ? { time: base + 2 * DAY, last: at + 4 } : null;
}

/** "the 12th of May" */
function monthDay(words: readonly Word[], at: number, base: number): Day | null {
  const day = words[at]?.lower === 'the' ? dayNumber(words[at + 1]) : null;
  const month = words[at + 2]?.lower === 'of' && words[at + 3] ? monthOf(words[at + 3] as Word) : -1;
  return day && month >= 0 ? withYear(words, month, day, at + 4, 0, base) : null;
}

/** "three days ago", "a week ago". */
function daysAgo(words: readonly Word[], at: number, base: number): Day | null {
  const { lower } = words[at] as Word;
  const unit = words[at + 1]?.lower ?? '';
  if (!/^(?:day|week|fortnight)s?$/.test(unit) || words[at + 2]?.lower !== 'ago') return null;
  const long = unit.startsWith('fortnight') ? 14 : unit.startsWith('week') ? 7 : 1;
  const count = lower === 'a' ? 1 : /^\d{1,2}$/.test(lower) ? Number(lower) : NUMBERS.indexOf(lower);
  return count > 0 ? { time: base - count * long * DAY, last: at + 3 } : null;
}

/** "a week on Friday": a week after the next one, as "Friday week" is. */
function weekOn(words: readonly Word[], at: number, base: number): Day | null {
  if ([0, 1, 2].map((i) => words[at + i]?.lower).join(' ') !== 'a week on') return null;
  const index = WEEKDAYS.indexOf(words[at + 3]?.lower ?? '');
  if (index < 0) return null;
  const back = (new Date(base).getUTCDay() - index + 7) % 7;
  return { time: base + (((7 - back) % 7) + 7) * DAY, last: at + 4 };
}

/** "a day earlier", "the day before", "a day later", "the next day": from the day that the paragraph named last. */
function dayBeside(words: readonly Word[], at: number, last: NamedDay | undefined): Day | null {
  const [first, second, third] = [0, 1, 2].map((i) => words[at + i]?.lower ?? '');
  const article = first === 'a' || first === 'the';
  const earlier = article && second === 'day' && (third === 'earlier' || third === 'before');
  const later =
    (first === 'a' && second === 'day' && third === 'later') ||
    (first === 'the' && (second === 'next' || second === 'following') && third === 'day');
  if ((!earlier && !later) || !last) return null;
  if ((words[last.first] as Word).paragraph !== (words[at] as Word).paragraph) return null;
  return { time: (toDay(last.on) as number) + (later ? DAY : -DAY), last: at + 3 };
}

function weekday(clauses: Clauses, at: number, base: number): Day | null {
  const { words } = clauses.text;
  const word = words[at] as Word;
  const index = WEEKDAYS.indexOf(word.lower);
  if (index < 0 || !/^\p{Lu}/u.test(word.text)) return null;
  const before = words[at - 1]?.lower;
  const of = words[at + 1]?.lower === 'of' ? 1 : 0;
  if (words[at + of + 1]?.lower === 'last' && words[at + of + 2]?.lower === 'week')
    return { time: base - (7 + daysSinceMonday(base)) * DAY + ((index + 6) % 7) * DAY, last: at + of + 3 };
  const back = (new Date(base).getUTCDay() - index + 7) % 7;
  if (words[at + 1]?.lower === 'week') return { time: base + (((7 - back) % 7) + 7) * DAY, last: at + 2 };
  if (before === 'next' || (before !== 'last' && isPlanned(clauses, at)))
    return { time: base + (7 - back) * DAY, last: at + 1 };
  if (before === 'last' && back === 0) return { time: base - 7 * DAY, last: at + 1 };
  return { time: base - back * DAY, last: at + 1 };
}

function daysSinceMonday(time: number): number {
  return (new Date(time).getUTCDay() + 6) % 7;
}

/** The nearest verb before the day says what will be: "will meet on Monday". */
function isPlanned(clauses: Clauses, at: number): boolean {
  const { words } = clauses.text;
  const { sentence } = words[at] as Word;
  for (let i = at - 1; i >= 0 && (words[i] as Word).sentence === sentence; i--) {
    const verb = verbAt(clauses, i);
    if (verb) return verb.tense === 'PLANNED' && (clauses.quoted[i] ?? 0) === (clauses.quoted[at] ?? 0);
  }
  return false;
}

/**
 * Gives quotes the day of their saying: a day in the sentence of the cue, else for marked speech the last day its
 * paragraph names before it; null where the text has none.
 */
export function dateQuotes(
  clauses: Clauses,
  quotes: readonly ReadQuote[],
  days: readonly NamedDay[],
): ReadQuote[] {
  const { words, sentences, paragraphs } = clauses.text;
  const told = days.filter((day) => !day.quoted);
  const starts = told.map((day) => (words[day.first] as Word).start);
  return quotes.map((quote) => {
    const cue = quote.cue[0];
    if (!cue) return quote;
    const sentence = spanAround(sentences, cue.start);
    const held = (at: number) => quote.content.some((span) => at >= span.start && at < span.end);
    for (
      let i = lowerBound(starts, sentence?.start ?? 0);
      sentence && (starts[i] ?? Infinity) < sentence.end;
      i++
    ) {
      if (!held(starts[i] as number)) return { ...quote, on: (told[i] as NamedDay).on };
    }
    const paragraph = quote.kind === 'DIRECT' ? spanAround(paragraphs, cue.start) : null;
    const before = lowerBound(starts, cue.start) - 1;
    if (!paragraph || before < 0 || (starts[before] as number) < paragraph.start) return quote;
    return { ...quote, on: (told[before] as NamedDay).on };
  });
}

/** The span of a sorted list that holds a character, or null. */
function spanAround(spans: readonly Span[], at: number): Span | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= at) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span.start <= at ? span : null;
}

/** The first index whose number is not below a limit. */
function lowerBound(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
