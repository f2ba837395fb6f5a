import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../config.js';

/**
 * While no key is needed, any page in a browser of this machine could use us in its owner's name: through a name of its
 * own that it lets point here (DNS rebinding), or through a socket, to which CORS does not apply.
 *
 * @returns why a request cannot be answered; undefined: it can
 */
export function strangerIn(
  { host, origin }: IncomingHttpHeaders,
  corsOrigins: readonly string[],
): string | undefined {
  if (!isLoopbackAddress(`http://${host ?? ''}`)) {
    return 'The Host header is not a name of this machine: without API keys only this machine is answered.';
  }
  if (origin !== undefined && !isWelcome(origin, corsOrigins)) {
    return 'The Origin is neither this machine nor one of CORS_ORIGINS: without API keys no other page is answered.';
  }
  return undefined;
}

/** Whether a page of that origin may call us while no key is needed. */
export function isWelcome(origin: string, corsOrigins: readonly string[]): boolean {
  return isLoopbackAddress(origin) || corsOrigins.includes(origin);
}

function isLoopbackAddress(address: string): boolean {
  return URL.canParse(address) && isLoopback(new URL(address).hostname);
}
