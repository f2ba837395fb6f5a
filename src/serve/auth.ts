import type { IncomingHttpHeaders } from 'node:http';
import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Config, isLoopback } from '../config.js';
import { asGraphQLError, refusal } from '../errors.js';
import type { Viewer } from '../resolvers/context.js';
import type { ApiKeys, KeyHolder } from '../store/api-keys.js';
import { Tokens } from './jwt.js';
import { Places } from './places.js';

/** How long an answer of the database about a key is trusted, milliseconds. */
const TRUSTED_MS = 4_000;
const MOST_KEYS = 10_000;
/** How often those who stay are checked again, milliseconds. With the trust in a key under 10 s. */
const RECHECK_MS = 4_000;
/** What an API key begins with; anything else is a token. */
const KEY_PREFIX = 'rj_';

/** A database that cannot be reached must not end open sockets: the last answer holds until there is a new one. */
const WHILE_UNREACHABLE = { allowStaleOnFetchRejection: true, noDeleteOnFetchRejection: true } as const;

const LOCAL: Viewer = { name: 'local', role: 'admin' };
const NOBODY = 'nobody';

/** One who was admitted and wants to stay: by a socket, a stream or a callback. */
export interface Visitor {
  credential: string | undefined;
  viewer: Viewer;
  /** Of the other end of the connection. */
  address: string;
}

interface Guest {
  credential: string | undefined;
  leave: (reason: GraphQLError) => void;
}

/**
 * Who may come in, with an API key or a token (JWT). While this machine alone is listened to, no key was ever made and no
 * tokens are taken, whoever asks is `local` and may do all. Else everything needs a credential, also when all keys are
 * revoked: behind a proxy, loopback is the whole world.
 */
export class Door {
  readonly #mayBeOpen: boolean;
  readonly #tokens: Tokens | undefined;
  readonly #holders: LRUCache<string, KeyHolder | typeof NOBODY>;
  readonly #keysWereMade: LRUCache<'keys', boolean>;
  readonly #guests = new Set<Guest>();
  readonly #places: Places;
  readonly #recheck: NodeJS.Timeout;

  constructor({ host, jwt, limits }: Pick<Config, 'host' | 'jwt' | 'limits'>, keys: ApiKeys) {
    this.#mayBeOpen = isLoopback(host) && !jwt;
    this.#places = new Places(limits.connectionsPerKey);
    this.#tokens = jwt && new Tokens(jwt);
    this.#holders = new LRUCache({
      max: MOST_KEYS,
      ttl: TRUSTED_MS,
      ...WHILE_UNREACHABLE,
      fetchMethod: async (key: string) => (await keys.holderOf(key)) ?? NOBODY,
    });
    this.#keysWereMade = new LRUCache({
      max: 1,
      ttl: TRUSTED_MS,
      ...WHILE_UNREACHABLE,
      fetchMethod: () => keys.wereMade(),
    });
    this.#recheck = setInterval(() => {
      for (const guest of this.#guests) void this.#check(guest);
    }, RECHECK_MS);
    this.#recheck.unref();
  }

  /** Whether no credential is needed now. */
  async isOpen(): Promise<boolean> {
    return this.#mayBeOpen && !(await this.#keysWereMade.fetch('keys'));
  }

  /**
   * @param credential an API key or a token
   * @throws UNAUTHENTICATED where one is needed, and this one is missing or not valid; FORBIDDEN for a token that has no
   *   scope of ours
   */
  async admit(credential: string | undefined): Promise<Viewer> {
    if (await this.isOpen()) return LOCAL;
    if (credential === undefined) throw refusal('UNAUTHENTICATED', this.#needed, 401);
    if (this.#tokens && !credential.startsWith(KEY_PREFIX)) return this.#tokens.viewerOf(credential);
    const holder = await this.#holders.fetch(credential.slice(0, 100));
    if (holder && holder !== NOBODY) return { name: holder.name, role: holder.role };
    throw refusal('UNAUTHENTICATED', 'This API key is not known, or it was revoked.', 401);
  }

  /**
   * Gives one who was admitted a place, and asks again every few seconds whether the credential still holds.
   * @param leave called once, where it does not any more: revoked, expired
   * @returns gives the place back
   * @throws TOO_MANY_CONNECTIONS where the key, or without one the address, has none left
   */
  stay({ credential, viewer, address }: Visitor, leave: (reason: GraphQLError) => void): () => void {
    const kind = credential?.startsWith(KEY_PREFIX) ? 'key' : 'token';
    const free = this.#places.take(
      credential === undefined ? `address ${address}` : `${kind} "${viewer.name}"`,
    );
    const guest = { credential, leave };
    this.#guests.add(guest);
    return () => {
      this.#guests.delete(guest);
      free();
    };
  }

  /** How many stay. */
  get guests(): number {
    return this.#guests.size;
  }

  close(): void {
    clearInterval(this.#recheck);
  }

  /** What is no word about the credential, such as an issuer that does not answer, ends nothing. */
  async #check(guest: Guest): Promise<void> {
    const refused = await this.admit(guest.credential).then(() => undefined, asGraphQLError);
    if (refused?.extensions['code'] === 'UNAUTHENTICATED' && this.#guests.delete(guest)) guest.leave(refused);
  }

  get #needed(): string {
    const what = this.#tokens ? 'A token (JWT) or an API key' : 'An API key';
    const kinds = this.#tokens ? '"Authorization: Bearer <token>" or' : '';
    return `${what} is needed: send it as ${kinds}${kinds && ' '}"Authorization: Bearer rj_...", or as apiKey in a socket's connection_init.`;
  }
}

/** The credential that a request carries, in `Authorization: Bearer` or `x-api-key`. No other header says who asks. */
export function credentialOfHeaders({
  authorization,
  'x-api-key': plain,
}: IncomingHttpHeaders): string | undefined {
  return bearer(authorization) ?? (typeof plain === 'string' ? plain.trim() : undefined);
}

/** The password of HTTP's Basic authentication, for those who can send nothing else. */
export function passwordOfHeaders({ authorization }: IncomingHttpHeaders): string | undefined {
  const given = /^basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization ?? '')?.[1];
  const [, password] = /^[^:]*:(.+)$/.exec(Buffer.from(given ?? '', 'base64').toString()) ?? [];
  return password;
}

/** The credential that a socket's connection_init carries: apiKey, or what would be a header, in any case. */
export function credentialOfParams(
  params: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  const named = new Map(Object.entries(params ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const plain = named.get('apikey') ?? named.get('x-api-key');
  return bearer(named.get('authorization')) ?? (typeof plain === 'string' ? plain.trim() : undefined);
}

function bearer(value: unknown): string | undefined {
  return typeof value === 'string' ? /^bearer +(\S+) *$/i.exec(value)?.[1] : undefined;
}
