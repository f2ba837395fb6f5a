/** When a feed is polled, and an item tried, the next time. Pure: the clock and chance are handed in. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Validators are believed for so long, milliseconds: feeds lie about them, and pages may. */
export const BELIEF_MS = DAY_MS;

/** The publications that a feed's interval is learned from lie in this time, milliseconds. */
export const LEARNING_MS = 30 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;
const SHORTEST_MS = 5 * MINUTE_MS;
const LONGEST_MS = DAY_MS;
/** An interval is made longer by up to this share, so that feeds that were added together part. */
const JITTER = 0.1;
/** Silence is unusual from so many times the longest gap. */
const UNUSUAL = 3;
/** So many publications tell what is usual. */
const FEWEST = 5;

/**
 * How long to wait between two polls, in seconds, 5 minutes to a day: a week, parted by what it brought (the entry frequency
 * scheduler of miniflux).
 * @param publications latest first
 */
export function learnedInterval(publications: readonly Date[], now: Date): number {
  const inWeek = publications.filter((at) => now.getTime() - at.getTime() < WEEK_MS).length;
  return Math.round(clamp(WEEK_MS / Math.max(inWeek, 1), SHORTEST_MS, LONGEST_MS) / 1_000);
}

/** From when on the silence of a feed is longer than usual; null: too little is known. */
export function silentFrom(publications: readonly Date[]): Date | null {
  if (publications.length < FEWEST) return null;
  const times = publications.map((at) => at.getTime());
  const longest = Math.max(...times.slice(1).map((time, i) => times[i]! - time));
  return new Date(times[0]! + Math.max(longest * UNUSUAL, DAY_MS));
}

/** What the next poll depends on. */
export interface Polled {
  intervalSeconds: number;
  /** Polls that failed in a row, this one included; 0: it went well. */
  failures: number;
  /** What feed and server ask for, milliseconds: ttl, max-age, Retry-After; each 0 where they do not. */
  asked: readonly number[];
}

/**
 * The next poll: after the interval, once more for each failure (linear, as at Media Cloud: "a surprising number of feeds come
 * back"), never later than in a day unless jitter says so, and never sooner than was asked for.
 * @param random 0 to 1
 */
export function nextPoll({ intervalSeconds, failures, asked }: Polled, now: Date, random: number): Date {
  const interval = Math.min(intervalSeconds * 1_000 * (failures + 1), LONGEST_MS);
  const wait = Math.max(interval, ...asked.map((ms) => Math.min(ms, LONGEST_MS)));
  return new Date(now.getTime() + wait * (1 + JITTER * random));
}

/** How much less often a feed is polled that its hub pushes, an hour apart at least. */
const PUSHED_FACTOR = 4;

/** The interval of a feed that is pushed as it should be, in seconds: a hub may fail without a word, so it never ends. */
export function pushedInterval(intervalSeconds: number): number {
  return Math.min(Math.max(intervalSeconds * PUSHED_FACTOR, HOUR_MS / 1_000), LONGEST_MS / 1_000);
}

/** A feed is polled when the lease at its hub is to be renewed, for the poll does that. */
export function beforeRenewal(next: Date, renewAt: Date, now: Date): Date {
  return new Date(Math.min(next.getTime(), Math.max(renewAt.getTime(), now.getTime() + SHORTEST_MS)));
}

/** A fault that is no refusal may be the database's, and is passing; one that stays is the item's from this attempt on. */
export const FAULTS = 4;

/** Refusals that time may heal by itself. */
const PASSING = new Set(['UNREACHABLE', 'TIMEOUT', 'ROBOTS', 'UNREADABLE']);
const MOST_TRIES = { passing: 30, lasting: 2 };
const RETRY_STEP_MS = { passing: 5 * MINUTE_MS, lasting: HOUR_MS };
const LONGEST_RETRY_MS = 6 * HOUR_MS;

/**
 * When an item that was refused is tried again, later with each try; null: not before the feed changes it. A page that is no
 * article gets one more look, for some are linked before they are written.
 * @param tries this one included
 */
export function nextTry(code: string, tries: number, now: Date, random: number): Date | null {
  const kind = PASSING.has(code) ? 'passing' : 'lasting';
  if (tries >= MOST_TRIES[kind]) return null;
  const wait = Math.min(RETRY_STEP_MS[kind] * tries, LONGEST_RETRY_MS);
  return new Date(now.getTime() + wait * (1 + JITTER * random));
}

/** A page that is missing is gone where it still is after this, milliseconds. */
export const CONFIRM_MS = HOUR_MS;

/**
 * When the page of a stored article is asked for again; null: not any more.
 * @param hours after which it is, each counted from `since`
 * @param visits how many there were
 * @param random 0 to 1
 */
export function nextVisit(
  hours: readonly number[],
  since: Date,
  visits: number,
  now: Date,
  random: number,
): Date | null {
  const after = hours[visits];
  if (after === undefined) return null;
  const at = since.getTime() + after * HOUR_MS * (1 + JITTER * random);
  // After a time in which nobody collected, visits that were missed do not follow at once on one another.
  return new Date(visits === 0 ? at : Math.max(at, now.getTime() + HOUR_MS));
}

/** Whether an article that was published then may still be changed: the time of its visits is not over. */
export function isRecent(hours: readonly number[], publishedAt: Date, now: Date): boolean {
  return now.getTime() - publishedAt.getTime() < (hours.at(-1) ?? 0) * HOUR_MS;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
