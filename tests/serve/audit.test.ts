import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor } from './door.js';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('the audit of graphql-http', () => {
  it('finds no error, nothing to warn of and nothing to note', async () => {
    const results = await auditServer({ url: door.url, fetchFn: preflighted });
    expect(results).toHaveLength(61);
    const found = results.filter(({ status }) => status !== 'ok');
    expect(found.map((audit) => [audit.status, audit.id, 'reason' in audit && audit.reason])).toEqual([]);
  });
});

/** The audit sends GETs as a page of elsewhere could; the header is one that no such page can send unasked. */
function preflighted(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>), 'apollo-require-preflight': 'yes' };
  return fetch(url, { ...init, headers });
}
