import type { Word, Words } from './words.js';

/** From when until when an office is held, ISO dates, as far as the words tell. */
export interface Tenure {
  from: string | null;
  until: string | null;
}

export const UNTOLD: Tenure = { from: null, until: null };

const MONTHS: ReadonlyMap<string, number> = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((month, i) => [
      [month, i + 1],
      [month.slice(0, 3), i + 1],
    ]),
);

/** Words between an office and what dates it ("the mayor of Ellery since May 2014"). */
const REACH = 12;

/** What is in front of an office that is over: "former", "then-minister", "ex-minister". */
const OVER = /^(?:former|formerly|ex|then|onetime|one-time|erstwhile|late|ousted|deposed)$/;
const OVER_PREFIX = /^(?:ex|then|former)-(?=\p{L})/iu;

/** "former foreign minister" is the office "foreign minister", that is over; other titles are as printed. */
export function withoutOver(title: string): { title: string; over: boolean } {
  const words = title.split(' ');
  const left = words
    .map((word) => word.replace(OVER_PREFIX, ''))
    .filter((word) => !OVER.test(word.toLowerCase()));
  const over = left.join(' ') !== title;
  return left.length > 0 ? { title: left.join(' '), over } : { title, over: false };
}

/** The day before another, both ISO; null for null. */
export function dayBefore(day: string | undefined): string | null {
  const time = day ? Date.parse(`${day.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time - 86_400_000).toISOString().slice(0, 10);
}

/**
 * The tenure that the words behind an office tell: "since 2014", "from May 2009 to 2014", "until 3 March 2014", "(2009-2014)".
 * A year stands for its first day where an office begins, and for its last day where it ends.
 * @param at the word behind the office
 */
export function tenureAt(text: Words, at: number): Tenure {
  const start = text.words[at];
  if (!start) return UNTOLD;
  for (let i = at; i < Math.min(text.words.length, at + REACH); i++) {
    const word = text.words[i] as Word;
    if (word.sentence !== start.sentence || word.text === ';' || (i > at && word.pos === 'VERB')) break;
    if (word.lower === 'since') return { from: dateAt(text, i + 1)?.first ?? null, until: null };
    if (word.lower === 'until' || word.lower === 'till')
      return { from: null, until: dateAt(text, i + 1)?.last ?? null };
    if (word.lower === 'from' || word.lower === 'between' || word.text === '(') {
      const span = spanAt(text, i + 1);
      if (span) return span;
    }
  }
  return UNTOLD;
}

/** "in May 2014", as the time when something began. */
export function beganAt(text: Words, at: number): Tenure {
  return { from: dateBehind(text, at)?.first ?? null, until: null };
}

/** "in May 2014", as the time when something ended. */
export function endedAt(text: Words, at: number): Tenure {
  return { from: null, until: dateBehind(text, at)?.last ?? null };
}

function dateBehind(text: Words, at: number): { first: string; last: string } | null {
  const start = text.words[at];
  for (let i = at; start && i < Math.min(text.words.length, at + REACH); i++) {
    const word = text.words[i] as Word;
    if (word.sentence !== start.sentence || word.text === ';') break;
    const date = word.lower === 'in' || word.lower === 'on' ? dateAt(text, i + 1) : null;
    if (date) return date;
  }
  return null;
}

function spanAt(text: Words, at: number): Tenure | null {
  const joined = /^((?:18|19|20)\d\d)[-–]((?:18|19|20)\d\d)$/.exec(text.words[at]?.text ?? '');
  if (joined) return { from: `${joined[1]}-01-01`, until: `${joined[2]}-12-31` };
  const first = dateAt(text, at);
  if (!first) return null;
  const between = text.words[first.next];
  const last =
    between && /^(?:to|until|till|and|-|–)$/.test(between.lower) ? dateAt(text, first.next + 1) : null;
  return { from: first.first, until: last?.last ?? null };
}

/** A year, a month of a year, or a day: its first and last day, and the word behind it. */
function dateAt(text: Words, at: number): { first: string; last: string; next: number } | null {
  let i = at;
  let day: number | null = null;
  let month: number | null = null;
  for (; i < at + 4; i++) {
    const word = text.words[i];
    const plain = (word?.lower ?? '').replace(/\.$/, '');
    if (word && /^(?:18|19|20)\d\d$/.test(plain)) return dates(Number(plain), month, day, i + 1);
    if (MONTHS.has(plain)) month = MONTHS.get(plain) as number;
    else if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(plain)) day = Number.parseInt(plain, 10);
    else if (word?.text !== ',') return null;
  }
  return null;
}

function dates(
  year: number,
  month: number | null,
  day: number | null,
  next: number,
): { first: string; last: string; next: number } {
  const iso = (m: number, d: number) => `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  if (month === null) return { first: iso(1, 1), last: iso(12, 31), next };
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day !== null && day >= 1 && day <= length)
    return { first: iso(month, day), last: iso(month, day), next };
  return { first: iso(month, 1), last: iso(month, length), next };
}
