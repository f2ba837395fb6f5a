/** What comes first in "3/11/2026". */
export type DateOrder = 'DAY_FIRST' | 'MONTH_FIRST';

/** Where English dates are written month first: the United States with its territories, and the Philippines. Source: Unicode CLDR, short dates of en-US, en-PH and their like. */
const MONTH_FIRST_REGIONS = new Set(['US', 'PH', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM', 'MH', 'FM', 'PW']);
const MONTH_FIRST_ZONES =
  /^(?:US\/|America\/(?:New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Puerto_Rico|Indiana|Kentucky|North_Dakota)|Pacific\/(?:Honolulu|Guam|Palau|Majuro)|Asia\/Manila)/;
/** Canada writes both; UTC is nobody's. */
const EITHER_REGIONS = new Set(['CA']);
const EITHER_ZONES =
  /^(?:Canada\/|America\/(?:Toronto|Montreal|Vancouver|Edmonton|Winnipeg|Halifax|Regina|St_Johns|Moncton)|UTC$|Etc\/|GMT$)/;

/**
 * How an outlet writes dates in numbers.
 * @param language BCP 47; its region decides, where it has one ("en-US")
 * @param timeZone IANA; decides where the language does not
 * @returns null where neither tells
 */
export function dateOrderOf(language: string | undefined, timeZone: string | undefined): DateOrder | null {
  const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(language ?? '')?.[1]?.toUpperCase();
  if (region) {
    if (EITHER_REGIONS.has(region)) return null;
    return MONTH_FIRST_REGIONS.has(region) ? 'MONTH_FIRST' : 'DAY_FIRST';
  }
  if (!timeZone || EITHER_ZONES.test(timeZone)) return null;
  return MONTH_FIRST_ZONES.test(timeZone) ? 'MONTH_FIRST' : 'DAY_FIRST';
}

/** A day in numbers; `month` counts from 0. */
export interface NumericDate {
  year: number;
  month: number;
  day: number;
}

/**
 * "2026-11-03", "2026/11/03", "03.11.2026", "3/11/26". Dots are day first everywhere; of slashes and hyphens the larger number
 * tells, else how the outlet writes. Null where it may be either of two days.
 */
export function numericDate(text: string, order: DateOrder | null): NumericDate | null {
  const iso = /^(\d{4})([-/])(\d{2})\2(\d{2})(?:T|$)/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]) - 1, day: Number(iso[4]) };
  const parts = /^(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)?\d{2})$/.exec(text);
  if (!parts) return null;
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const printed = parts[4] as string;
  const year = printed.length === 2 ? 2000 + Number(printed) : Number(printed);
  const asDay: NumericDate = { year, month: second - 1, day: first };
  if (parts[2] === '.' || first > 12 || first === second) return asDay;
  const asMonth: NumericDate = { year, month: first - 1, day: second };
  if (second > 12) return asMonth;
  return order === null ? null : order === 'DAY_FIRST' ? asDay : asMonth;
}
