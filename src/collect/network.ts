import { type LookupAddress, type LookupAllOptions, lookup as lookupName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { RefusedError } from './article.js';

/** Azure's platform channel answers on an address that is public by range. */
const PLATFORM_ADDRESSES = new Set(['168.63.129.16']);

/**
 * Whether a host may be connected to as far as its spelling tells: a name may (what it resolves to is checked
 * when it is connected), an IP literal only where it is unicast on the public internet. IPv4 inside IPv6
 * counts as IPv4.
 */
export function isPublicAddress(host: string): boolean {
  const literal = host.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(literal)) return true;
  const address = ipaddr.process(literal);
  return (
    address.range() === 'unicast' && !isCompatible(address) && !PLATFORM_ADDRESSES.has(address.toString())
  );
}

/** "::127.0.0.1", an IPv4 address in IPv6 as it was once written (RFC 4291, 2.5.5.1): nothing public has one. */
function isCompatible(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return 'parts' in address && address.parts.slice(0, 6).every((part) => part === 0);
}

type Lookup = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/** Resolves a name and fails where any of its addresses is not public: no connection is even tried. */
const publicly =
  (lookup: Lookup): LookupFunction =>
  (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const first = found?.[0];
      if (error || !first) return callback(error ?? new Error('no address'), '', 0);
      if (!found.every(({ address }) => isPublicAddress(address))) return callback(forbiddenAddress(), '', 0);
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

/**
 * Connects for undici to public addresses only. undici does not call `lookup` for IP literals, so the address
 * that the socket ended at is checked as well: what a name meant a moment ago says nothing of where it leads now.
 * @param lookup how names are resolved
 */
export function publicConnector(lookup: Lookup = lookupName): buildConnector.connector {
  const connect = buildConnector({ lookup: publicly(lookup) });
  return (options, callback) => {
    connect(options, (error, socket) => {
      if (error) return callback(error, null);
      if (socket.remoteAddress !== undefined && isPublicAddress(socket.remoteAddress))
        return callback(null, socket);
      socket.destroy();
      callback(forbiddenAddress(), null);
    });
  };
}

export function forbiddenAddress(): RefusedError {
  const reason =
    'The address is not on the public internet; loopback, private and metadata addresses are not read.';
  return new RefusedError('source', 'FORBIDDEN_ADDRESS', reason);
}
