import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { JwtSettings } from '../config.js';
import { refusal } from '../errors.js';
import type { Viewer } from '../resolvers/context.js';
import { KEY_ROLES, type KeyRole } from '../schema/api-key.js';
import { SCOPE_PREFIX } from '../subgraphs/cut.js';

/** Asymmetric ones only: who can check a token must not be able to make one. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** How far the clocks of the issuer and of this machine may be apart, seconds. */
const TOLERANCE_S = 5;
/** How long the issuer's keys are used before they are asked for again. A key that it withdrew is out by then. */
const KEYS_KEPT_MS = 600_000;
/** A token with an unknown key makes us ask the issuer again, so that it may rotate them; at most this often. */
const KEYS_AGAIN_MS = 5_000;
const ISSUER_PATIENCE_MS = 5_000;
/** How long the check of a token's signature is trusted. */
const TRUSTED_MS = 60_000;
const MOST_TOKENS = 10_000;
const MOST_CHARACTERS = 8_192;
/** OpenID Connect allows a subject as many. */
const MOST_SUBJECT = 255;

const SCOPES = KEY_ROLES.map((role) => `${SCOPE_PREFIX}${role}`);

interface Verified {
  viewer: Viewer;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** The tokens (JWT) of one issuer for one audience, checked with the keys that the issuer publishes (JWKS). */
export class Tokens {
  readonly #issuer: JwtSettings;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  /** By the token's SHA-256. Only what was found valid is kept, so that nobody can fill it with inventions. */
  readonly #verified = new LRUCache<string, Verified>({ max: MOST_TOKENS, ttl: TRUSTED_MS });

  constructor(issuer: JwtSettings) {
    this.#issuer = issuer;
    this.#keys = createRemoteJWKSet(new URL(issuer.jwksUrl), {
      cacheMaxAge: KEYS_KEPT_MS,
      cooldownDuration: KEYS_AGAIN_MS,
      timeoutDuration: ISSUER_PATIENCE_MS,
    });
  }

  /**
   * Whom a token names, and the highest role among its scopes.
   * @throws UNAUTHENTICATED that says what is wrong with it; FORBIDDEN where it has no scope of ours; any other error
   *   where the issuer's keys cannot be had
   */
  async viewerOf(token: string): Promise<Viewer> {
    if (token.length > MOST_CHARACTERS) throw unauthenticated('The token is too long.');
    const hash = createHash('sha256').update(token).digest('base64');
    const verified = this.#verified.get(hash) ?? (await this.#verify(token));
    if (verified.expiresAt + TOLERANCE_S * 1_000 <= Date.now()) throw unauthenticated(EXPIRED);
    this.#verified.set(hash, verified, { noUpdateTTL: true });
    return verified.viewer;
  }

  async #verify(token: string): Promise<Verified> {
    const { issuer, audience } = this.#issuer;
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_S,
      requiredClaims: ['sub', 'exp'],
    }).catch((error: unknown) => {
      const reason = reasonOf(error);
      throw reason === undefined ? error : unauthenticated(reason);
    });
    return { viewer: viewerIn(payload), expiresAt: payload.exp! * 1_000 };
  }
}

function viewerIn(payload: JWTPayload): Viewer {
  const { sub } = payload;
  // It signs reviews and stands in logs.
  if (typeof sub !== 'string' || sub.length > MOST_SUBJECT || !/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u.test(sub)) {
    throw unauthenticated(
      `The token's subject (sub) has to be 1 to ${MOST_SUBJECT} characters without controls.`,
    );
  }
  const role = roleIn(payload);
  if (role) return { name: sub, role };
  throw refusal('FORBIDDEN', `The token has none of the scopes ${SCOPES.join(', ')}.`, 403);
}

/** Issuers write scopes as a text with spaces or as a list, in `scope` or in `scp`. */
function roleIn({ scope, scp }: JWTPayload): KeyRole | undefined {
  const scopes = [scope, scp].flatMap((claim) => (typeof claim === 'string' ? claim.split(' ') : claim));
  return KEY_ROLES.findLast((role) => scopes.includes(`${SCOPE_PREFIX}${role}`));
}

const EXPIRED = 'The token has expired.';

const CLAIMS: Readonly<Record<string, string>> = {
  iss: "The token's issuer (iss) is not the one that is accepted here.",
  aud: "The token's audience (aud) is not this server.",
  nbf: 'The token is not valid yet (nbf).',
};

/** What is wrong with a token, for the client; undefined: the fault is not the token's. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return EXPIRED;
  if (error instanceof errors.JWTClaimValidationFailed) {
    return CLAIMS[error.claim] ?? `The token's claim "${error.claim}" is missing or not valid.`;
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return "The token's signature is not valid.";
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return `The token has to be signed with one of ${ALGORITHMS.join(', ')}.`;
  }
  if (error instanceof errors.JWKSNoMatchingKey) return "No key of the issuer fits the token's signature.";
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'The token does not name its key (kid).';
  const malformed = [errors.JWTInvalid, errors.JWSInvalid, errors.JOSENotSupported];
  return malformed.some((kind) => error instanceof kind)
    ? 'This is no token (JWT) that can be read.'
    : undefined;
}

function unauthenticated(message: string) {
  return refusal('UNAUTHENTICATED', message, 401);
}
