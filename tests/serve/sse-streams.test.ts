import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { EventSource } from 'undici';
import { describe, expect, it, vi } from 'vitest';
import type { Stream } from '../../src/push/stream.js';
import { Subscriptions } from '../../src/push/subscriptions.js';
import { buildArticle } from '../factories.js';
import { Gate } from '../gate.js';
import { openWriter } from '../push/support.js';
import { openDoor, told } from './door.js';
import { ARTICLES, addArticle, NEW, openStream, TITLES, titleIn } from './events.js';

describe('a stream of server-sent events', () => {
  it('is written no faster than its client reads, and loses nothing by it', async () => {
    const door = await openDoor();
    const count = 100;
    const writer = await openWriter(door.database);
    for (let n = 0; n < count; n += 1) {
      const { id } = await buildArticle(writer.client, { title: `tide ${n}`, text: 'x'.repeat(100_000) });
      await writer.append([{ kind: 'ARTICLE_ADDED', itemId: id }]);
    }
    await writer.commit();
    const source = subscribedNext();
    const { port } = new URL(door.url);
    const query = `subscription { articleAdded(after: "0-0") { article { title revision { text } again: revision { text } } } }`;
    const client = connectTcp(Number(port), '127.0.0.1').pause();
    const head = [`GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1`, 'Host: 127.0.0.1'];
    client.write(`${[...head, 'Accept: text/event-stream'].join('\r\n')}\r\n\r\n`);
    const stream = await source;
    await sleep(1_500);
    const { delivered } = stream;
    await sleep(500);
    expect(stream.delivered).toBe(delivered);
    expect(delivered).toBeLessThan(count / 2);

    let received = '';
    client.on('data', (chunk) => (received += chunk)).resume();
    await expect.poll(() => received.match(/^event: next$/gm)?.length, { timeout: 10_000 }).toBe(count);
    const titles = [...received.matchAll(/"title":"([^"]+)"/g)].map(([, title]) => title);
    expect(titles).toEqual(Array.from({ length: count }, (_, n) => `tide ${n}`));
    client.destroy();
    await door.close();
  });

  it('is resumed by an EventSource that lost its connection', async () => {
    const door = await openDoor();
    const gate = await Gate.open(Number(new URL(door.url).port));
    await addArticle(door, 'one');
    const source = new EventSource(
      `http://127.0.0.1:${gate.port}/graphql?query=${encodeURIComponent(TITLES)}`,
    );
    const seen: string[] = [];
    const ids: string[] = [];
    source.addEventListener('next', (event) => {
      const { data, lastEventId } = event as MessageEvent<string>;
      seen.push(JSON.parse(data).data.articleAdded.article.title);
      ids.push(lastEventId);
    });
    await expect.poll(() => seen).toEqual(['one']);
    gate.cut();
    await addArticle(door, 'while away');
    await expect.poll(() => seen, { timeout: 8_000 }).toEqual(['one', 'while away']);
    await addArticle(door, 'back');
    await expect.poll(() => seen).toEqual(['one', 'while away', 'back']);
    expect(new Set(ids).size).toBe(3);
    source.close();
    await gate.close();
    await door.close();
  });

  it('is resumed by the client of graphql-sse, where its headers have the last position', async () => {
    const door = await openDoor();
    const gate = await Gate.open(Number(new URL(door.url).port));
    await addArticle(door, 'one');
    let position = '';
    const client = createClient({
      url: `http://127.0.0.1:${gate.port}/graphql`,
      headers: (): Record<string, string> => (position ? { 'last-event-id': position } : {}),
      retryAttempts: Number.POSITIVE_INFINITY,
      retry: () => sleep(100),
    });
    const seen: string[] = [];
    const leave = client.subscribe<{ articleAdded: { position: string; article: { title: string } } }>(
      { query: ARTICLES, variables: { after: '0-0' } },
      {
        next: ({ data }) => {
          position = data!.articleAdded.position;
          seen.push(data!.articleAdded.article.title);
        },
        error: (error) => seen.push(String(error)),
        complete: () => {},
      },
    );
    await expect.poll(() => seen).toEqual(['one']);
    gate.cut();
    await addArticle(door, 'while away');
    await expect.poll(() => seen, { timeout: 8_000 }).toEqual(['one', 'while away']);
    leave();
    client.dispose();
    await gate.close();
    await door.close();
  });

  it('ends its subscription when the client leaves', async () => {
    const door = await openDoor();
    const source = subscribedNext();
    const leaving = new AbortController();
    const headers = { accept: 'text/event-stream' };
    await fetch(`${door.url}?query=${NEW}`, { headers, signal: leaving.signal });
    const stopped = vi.spyOn(await source, 'stop');
    expect(stopped).not.toHaveBeenCalled();
    leaving.abort();
    await expect.poll(() => stopped.mock.calls.length).toBeGreaterThan(0);
    await door.close();
  });

  it('ends without "complete" when the server stops, and tells that it does', async () => {
    const door = await openDoor();
    await addArticle(door, 'before');
    const stream = await openStream(door.url, TITLES);
    expect(titleIn((await stream.next())!)).toBe('before');
    const stopping = performance.now();
    const [ended] = await Promise.all([stream.rest(), door.close()]);
    expect(performance.now() - stopping).toBeLessThan(5_000);
    expect(ended.map(({ event, data }) => [event, told(data!.errors)![0]!.code])).toEqual([
      ['next', 'GOING_AWAY'],
    ]);
  });

  it('is kept open by heartbeats', async () => {
    const door = await openDoor();
    const stream = await openStream(door.url, NEW);
    const reading = stream.next();
    await sleep(12_500);
    // One at the beginning, one after 12 s.
    expect(stream.comments()).toBe(2);
    await Promise.all([reading, door.close()]);
  });

  it('tells an error of ours by the id of a log line and nothing else', async () => {
    const door = await openDoor();
    await door.database.dataSource.query('alter table outlet rename to outlet_away');
    const [failed] = await (await openStream(door.url, '{ outlets { totalCount } }')).rest();
    const [error] = failed!.data!.errors!;
    const errorId = error!.extensions['errorId'];
    expect(error).toMatchObject({
      message: `Something went wrong on our side; error id ${errorId}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    });
    expect(JSON.stringify(failed)).not.toContain('relation');
    expect(door.log.filter((line) => line['errorId'] === errorId)).toHaveLength(1);
    await door.close();
  });
});

/** The stream of the next subscription that is opened. */
function subscribedNext(): Promise<Stream> {
  const opened = vi.spyOn(Subscriptions.prototype, 'open');
  return expect
    .poll(() => opened.mock.results.length, { timeout: 5_000 })
    .toBe(1)
    .then(() => opened.mock.results[0]!.value as Promise<Stream>)
    .finally(() => opened.mockRestore());
}
