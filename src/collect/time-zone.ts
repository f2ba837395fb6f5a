/** Endings that name a country and are sold to anybody. */
const SOLD = new Set([
  'ai',
  'cc',
  'co',
  'fm',
  'gg',
  'io',
  'la',
  'ly',
  'me',
  'nu',
  'sh',
  'so',
  'to',
  'tv',
  'ws',
]);

/** Endings that are not their country's code. */
const CODES: ReadonlyMap<string, string> = new Map([['uk', 'GB']]);

const KNOWN = new Map<string, string | null>();

/**
 * The time zone that an outlet's days count in: that of the country its domain ends with.
 *
 * In: a host ("news.example.jp"). Out: an IANA zone; null where the ending names no country, or one whose clocks differ.
 */
export function timeZoneOf(domain: string): string | null {
  const ending = domain.slice(domain.lastIndexOf('.') + 1).toLowerCase();
  if (!/^[a-z]{2}$/.test(ending) || SOLD.has(ending)) return null;
  let zone = KNOWN.get(ending);
  if (zone === undefined) {
    zone = zoneOfCountry(CODES.get(ending) ?? ending.toUpperCase());
    KNOWN.set(ending, zone);
  }
  return zone;
}

function zoneOfCountry(code: string): string | null {
  // In Node 20 a getter, later a method as well; not yet in TypeScript's library.
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[] | undefined;
  };
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return new Set(zones.map(clockOf)).size === 1 ? (zones[0] as string) : null;
}

/** What the clocks of a zone show in a winter and in a summer: zones that show the same are one for us. */
function clockOf(timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)].map((instant) => format.format(instant)).join(' ');
}
