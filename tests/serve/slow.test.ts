import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { buildArticle } from '../factories.js';
import { openWriter } from '../push/support.js';
import { type Door, openDoor } from './door.js';

const ARTICLES = 32;
/** Together far more than the system keeps for a socket that nobody reads, and than we do. */
const TITLE = 'The bridge is closed. '.repeat(20_000);
const QUERY =
  'subscription ($after: Position) { articleAdded(after: $after) { position article { id title } } }';

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});

afterAll(() => door.close());

/** A client that keeps what came, and comes back after it where it was let go. */
class Client {
  readonly seen: string[] = [];
  socket!: WebSocket;
  #after = '0-0';
  #left = false;

  connect(): Promise<void> {
    const socket = new WebSocket(door.webSocket, ['graphql-transport-ws']);
    this.socket = socket;
    socket.on('close', () => {
      if (!this.#left) void this.connect();
    });
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    return new Promise((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.type === 'connection_ack') {
          const payload = { query: QUERY, variables: { after: this.#after } };
          socket.send(JSON.stringify({ id: 'one', type: 'subscribe', payload }));
          resolve();
        }
        if (message.type !== 'next') return;
        const { position, article } = message.payload.data.articleAdded;
        this.#after = position;
        this.seen.push(article.id);
      });
    });
  }

  leave(): void {
    this.#left = true;
    this.socket.terminate();
  }
}

describe('a client that does not read', () => {
  it('costs the others nothing, and misses nothing itself when it reads again', async () => {
    const [slow, ...others] = Array.from({ length: 4 }, () => new Client());
    await Promise.all([slow!, ...others].map((client) => client.connect()));
    slow!.socket.pause();
    const ids: string[] = [];
    for (let n = 0; n < ARTICLES; n += 1) {
      const writer = await openWriter(door.database);
      const { id } = await buildArticle(writer.client, { title: `${n}: ${TITLE}` });
      await writer.append([{ kind: 'ARTICLE_ADDED', itemId: id }]);
      await writer.commit();
      ids.push(id);
    }
    const patience = { timeout: 30_000, interval: 100 };
    await expect
      .poll(() => others.map(({ seen }) => seen.length), patience)
      .toEqual(others.map(() => ARTICLES));
    expect(slow!.seen.length).toBeLessThan(ARTICLES);
    slow!.socket.resume();
    await expect.poll(() => slow!.seen.length, patience).toBe(ARTICLES);
    for (const { seen } of [slow!, ...others]) expect(seen).toEqual(ids);
    for (const client of [slow!, ...others]) client.leave();
  }, 60_000);
});
