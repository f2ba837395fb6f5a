import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Other people's gateways, composers and suites; a package of its own (tests/peers/package.json). */
const PACKAGES = fileURLToPath(new URL('../../peers/node_modules', import.meta.url));

export const PEERS_INSTALLED = existsSync(PACKAGES);

/** The title of a suite that runs against peers, which says why it is skipped where it is. */
export function withPeers(title: string): string {
  return PEERS_INSTALLED
    ? title
    : `${title} (skipped: "npm install --no-save --prefix tests/peers" installs what this needs)`;
}

/** Where a file of a peer's package lies. */
export function peerFile(...path: string[]): string {
  return join(PACKAGES, ...path);
}

/** Loads a peer's package, with the copy of graphql that all peers share: `instanceof` holds among them only. */
export function loadPeer<T>(name: string): T {
  return createRequire(join(PACKAGES, 'index.js'))(name) as T;
}
