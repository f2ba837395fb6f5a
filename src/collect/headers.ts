import type { IncomingHttpHeaders } from 'node:http';
import { LIMITS } from './limits.js';

type Headers = IncomingHttpHeaders;

/** The host has too much to do, which is no matter of this one address. */
export function isBusy(status: number): boolean {
  return status === 429 || status === 503;
}

/** Retry-After, in seconds or as a date (RFC 9110, 10.2.3); capped, for some servers say 88 hours. */
export function retryAfterMs(headers: Headers): number | null {
  const value = header(headers, 'retry-after');
  if (value === null) return null;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LIMITS.waitMs);
}

/** Cache-Control: max-age, else Expires (RFC 9111, 4.2.1); capped in the same way. */
export function freshMs(headers: Headers): number {
  const control = header(headers, 'cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const seconds = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  const ms =
    seconds === undefined
      ? Date.parse(header(headers, 'expires') ?? '') - Date.now()
      : Number(seconds) * 1_000;
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LIMITS.waitMs);
}

export function header(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() || null;
}
