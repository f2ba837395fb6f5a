import { type LookupAddress, lookup as lookupName } from 'node:dns';
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
  return address.range() === 'unicast' && !PLATFORM_ADDRESSES.has(address.toString());
}

/** Resolves a name and fails where any of its addresses is not public: no connection is even tried. */
const lookupPublicly: LookupFunction = (host, options, callback) => {
  lookupName(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = found?.[0];
    if (error || !first) return callback(error ?? new Error('no address'), '', 0);
    if (!found.every(({ address }) => isPublicAddress(address))) return callback(forbiddenAddress(), '', 0);
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

const connect = buildConnector({ lookup: lookupPublicly });

/**
 * Connects for undici to public addresses only. undici does not call `lookup` for IP literals, so the address
 * that the socket ended at is checked as well.
 */
export const connectPublicly: buildConnector.connector = (options, callback) => {
  connect(options, (error, socket) => {
    if (error) return callback(error, null);
    if (socket.remoteAddress !== undefined && isPublicAddress(socket.remoteAddress))
      return callback(null, socket);
    socket.destroy();
    callback(forbiddenAddress(), null);
  });
};

export function forbiddenAddress(): RefusedError {
  const reason =
    'The address is not on the public internet; loopback, private and metadata addresses are not read.';
  return new RefusedError('source', 'FORBIDDEN_ADDRESS', reason);
}
