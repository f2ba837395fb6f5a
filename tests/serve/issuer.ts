import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export interface IssuerKey {
  kid: string;
  alg: string;
  privateKey: CryptoKey;
  jwk: JWK;
}

/** Who signs tokens and publishes the keys to check them with. */
export interface Issuer {
  issuer: string;
  /** Settings of a server that takes its tokens. */
  settings: Record<string, string>;
  key: IssuerKey;
  /** How often its keys were asked for. */
  asked(): number;
  /** Takes another key; the old one is published no more. */
  rotate(alg?: string): Promise<void>;
  /** Answers with that status from now on. */
  fail(status: number | undefined): void;
  token(claims?: TokenClaims, key?: IssuerKey): Promise<string>;
  close(): Promise<void>;
}

export interface TokenClaims extends JWTPayload {
  /** Seconds from now; null: never. */
  expiresIn?: number | null;
}

const AUDIENCE = 'rejoinder-desk';

export async function startIssuer(): Promise<Issuer> {
  let asked = 0;
  let failure: number | undefined;
  let key = await newKey('RS256', 'key-1');
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(failure ?? 200, { 'content-type': 'application/json' });
    response.end(failure ? '{}' : JSON.stringify({ keys: [key.jwk] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    issuer,
    settings: { JWT_ISSUER: issuer, JWT_AUDIENCE: AUDIENCE, JWT_JWKS_URL: `${issuer}keys.json` },
    get key() {
      return key;
    },
    asked: () => asked,
    rotate: async (alg = key.alg) => {
      key = await newKey(alg, `key-${Math.random()}`);
    },
    fail: (status) => {
      failure = status;
    },
    token: async ({ expiresIn = 60, ...claims } = {}, signer = key) => {
      const now = Math.floor(Date.now() / 1_000);
      const all = { iss: issuer, aud: AUDIENCE, sub: 'ana', iat: now, scope: 'rejoinder:reader', ...claims };
      const token = new SignJWT({ ...all, ...(expiresIn !== null && { exp: now + expiresIn }) });
      return token.setProtectedHeader({ alg: signer.alg, kid: signer.kid }).sign(signer.privateKey);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export async function newKey(alg: string, kid: string): Promise<IssuerKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}
