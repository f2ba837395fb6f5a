import type { QuietHours, Weekday } from '../../schema/delivering.js';

const WEEKDAYS: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

const MINUTE_MS = 60_000;
/** Clocks are set forward and back at quarters of an hour, so none is passed over. */
const STEP_MINUTES = 15;
const DAY_MINUTES = 24 * 60;
/** Two quiet windows may follow each other, but none that covers a whole week ever ends. */
const MOST_MINUTES = 8 * DAY_MINUTES;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * When the quiet hours end that `at` lies in, to the minute. Hours that the clock skips are not there; those that it has
 * twice are quiet twice.
 * @returns undefined: it lies in none; eight days later where they have no end
 */
export function quietUntil(hours: readonly QuietHours[], at: Date): Date | undefined {
  if (!hours.some((window) => restOf(window, at) > 0)) return undefined;
  let time = Math.floor(at.getTime() / MINUTE_MS);
  const last = time + MOST_MINUTES;
  while (time < last) {
    const then = new Date(time * MINUTE_MS);
    const rest = Math.max(...hours.map((window) => restOf(window, then)));
    if (rest === 0) break;
    time += Math.min(rest, STEP_MINUTES - (time % STEP_MINUTES));
  }
  return new Date(time * MINUTE_MS);
}

/** Minutes on the local clock until a window ends; 0: `at` is not in it. */
function restOf({ timeZone, from, until, days }: QuietHours, at: Date): number {
  const { day, minute } = localTime(timeZone, at);
  const [begin, end] = [minutesOf(from), minutesOf(until)];
  const begins = (weekday: number) => !days || days.includes(WEEKDAYS[weekday % WEEKDAYS.length] as Weekday);
  const isOvernight = end <= begin;
  if (begins(day) && minute >= begin && (isOvernight || minute < end)) {
    return isOvernight ? DAY_MINUTES - minute + end : end - minute;
  }
  return isOvernight && minute < end && begins(day + WEEKDAYS.length - 1) ? end - minute : 0;
}

/** Weekday, Monday is 0, and minute of the day in a time zone. */
function localTime(timeZone: string, at: Date): { day: number; minute: number } {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = WEEKDAYS.indexOf(String(parts['weekday']).toUpperCase() as Weekday);
  return { day, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
