const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?$/i;
const ISO_BASIC = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/;
const RFC_822 =
  /^(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]([A-Za-z]{3,9})\.?[\s-](\d{4}|\d{2})(?:[\s,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\s*([A-Za-z]{1,5}|[+-]\d{2}:?\d{2}))?$/;
const ENGLISH = /^(?:[A-Za-z]{3,9}\.?,?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?=$|[\s,])/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC of the zone names of RFC 822 and of those that European feeds write. */
const ZONE_HOURS: Record<string, number> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, cest: 2, eet: 2, eest: 3, msk: 3 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
};

type Part = string | undefined;

/**
 * Reads an ISO 8601 date or date-time (extended form: `2017-09-28`, `2017-09-28T10:00+02:00`) strictly. A
 * time without an offset is taken as UTC. Gives a UTC date-time, or null where it is none or no such day
 * exists.
 */
export function parseIsoDate(raw: string): string | null {
  const m = ISO.exec(raw.trim());
  if (!m) return null;
  return utc([m[1], m[2], m[3]], [m[4], m[5], m[6], m[7]], m[8]);
}

/**
 * Reads what feeds and pages write: ISO 8601, RFC 822, "September 28, 2017". Null where it is none of these.
 */
export function parseFeedDate(raw: string): string | null {
  const text = raw.trim().slice(0, 100);
  const iso = parseIsoDate(text);
  if (iso) return iso;
  let m = ISO_BASIC.exec(text);
  if (m) return utc([m[1], m[2], m[3]], [m[4], m[5], m[6], undefined], m[7]);
  m = RFC_822.exec(text);
  if (m) return utc([fullYear(m[3]), monthNumber(m[2]), m[1]], [m[4], m[5], m[6], undefined], m[7]);
  m = ENGLISH.exec(text);
  if (m) return utc([m[3], monthNumber(m[1]), m[2]], [undefined, undefined, undefined, undefined], undefined);
  return null;
}

/** A day in the path of an address (`/2017/09/28/`, `2017-09-28`), as midnight UTC. */
export function dateInAddress(url: string): string | null {
  const m = /[/-](\d{4})[/-](\d{2})[/-](\d{2})(?=[/._-]|$)/.exec(new URL(url).pathname);
  return m ? parseIsoDate(`${m[1]}-${m[2]}-${m[3]}`) : null;
}

function utc(day: [Part, Part, Part], time: [Part, Part, Part, Part], zone: Part): string | null {
  const [year, month, date] = day.map(Number) as [number, number, number];
  const [hour, minute, second] = time.slice(0, 3).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  const offset = zoneMinutes(zone);
  // A year below 1000 is a template's zero date, and PostgreSQL has no year 0.
  if (offset === null || year < 1000 || hour > 23 || minute > 59 || second > 60) return null;
  const midnight = new Date(Date.UTC(year, month - 1, date));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== date) return null;
  const millis = Math.floor(Number(`0.${time[3] ?? 0}`) * 1000);
  const at = midnight.getTime() + ((hour * 60 + minute - offset) * 60 + Math.min(second, 59)) * 1000 + millis;
  return new Date(at).toISOString();
}

/** Minutes east of UTC. A zone name that we do not know counts as UTC: hours off, but the day is near. */
function zoneMinutes(zone: Part): number | null {
  if (!zone) return 0;
  const m = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!m) return (ZONE_HOURS[zone.toLowerCase()] ?? 0) * 60;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0);
  return minutes > 15 * 60 ? null : m[1] === '-' ? -minutes : minutes;
}

function monthNumber(name: Part): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

/** Two digits as RFC 2822 reads them: below 50 is this century. */
function fullYear(year: Part): string {
  if (year?.length !== 2) return String(year);
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}
