import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { OperationResult } from '../../src/serve/operations.js';
import { Outlet } from '../../src/serve/outlet.js';

/** Far more than the system takes in for a socket that nobody reads. */
const LARGE = 'x'.repeat(1024 * 1024);
const STALLED_MS = 300;

let server: WebSocketServer;
let client: WebSocket;
let socket: WebSocket;

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const connected = once(server, 'connection');
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  [socket] = (await connected) as [WebSocket];
  if (client.readyState !== client.OPEN) await once(client, 'open');
});

afterEach(() => {
  client.terminate();
  socket.terminate();
  server.close();
});

/** Results without end; tells how many were asked for. */
function items(text: string) {
  const source = {
    given: 0,
    ended: false,
    results: undefined as unknown as AsyncGenerator<OperationResult, void>,
  };
  source.results = (async function* () {
    try {
      for (;;) {
        source.given += 1;
        const json = JSON.stringify({ n: source.given, text });
        yield { result: {}, json, position: `7-${source.given}` };
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      source.ended = true;
    }
  })();
  return source;
}

describe('an outlet', () => {
  it('sends each result as a message of its subscription, in order', async () => {
    const got: unknown[] = [];
    client.on('message', (data) => got.push(JSON.parse(String(data))));
    const { results } = items('short');
    const sending = new Outlet(socket).sends('one "a"', results);
    const done = sending.next();
    await expect.poll(() => got.length, { timeout: 10_000 }).toBeGreaterThan(2);
    await sending.return();
    expect(await done).toEqual({ done: true, value: undefined });
    expect(got.slice(0, 2)).toEqual([
      { id: 'one "a"', type: 'next', payload: { n: 1, text: 'short' } },
      { id: 'one "a"', type: 'next', payload: { n: 2, text: 'short' } },
    ]);
  });

  it('takes nothing more for a client that does not read, and lets it go with the position to go on from', async () => {
    client.pause();
    const outlet = new Outlet(socket, 256 * 1024, STALLED_MS);
    const [fast, slow] = [items(LARGE), items(LARGE)];
    const sendings = [outlet.sends('a', fast.results), outlet.sends('b', slow.results)];
    for (const sending of sendings) void sending.next();
    await expect.poll(() => socket.readyState, { timeout: 10_000 }).toBe(socket.CLOSING);
    // Held: what the system took, and a message each.
    const given = [fast.given, slow.given];
    expect(socket.bufferedAmount).toBeLessThan(4 * LARGE.length);
    const last: Record<string, number> = {};
    client.on('message', (data) => {
      const { id, payload } = JSON.parse(String(data)) as { id: string; payload: { n: number } };
      last[id] = payload.n;
    });
    const closed = once(client, 'close');
    client.resume();
    const [code, reason] = (await closed) as [number, Buffer];
    expect(code).toBe(1013);
    expect(String(reason)).toBe(`Too slow; subscribe again after 7-${Math.min(last['a']!, last['b']!)}`);
    expect([last['a'], last['b']]).toEqual(given);
    await Promise.all(sendings.map((sending) => sending.return()));
    expect([fast.ended, slow.ended]).toEqual([true, true]);
  });
});
