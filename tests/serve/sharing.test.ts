import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect, type Door, openDoor } from './door.js';
import { addArticle } from './events.js';

const TITLES = `subscription ($after: Position, $words: String) {
  articleAdded(after: $after, filter: { words: $words }) { position article { title } } }`;

let door: Door;
/** For what has to happen, on a busy machine too. */
const PATIENCE = { timeout: 10_000 };
const clients: ReturnType<typeof connect>[] = [];

beforeAll(async () => {
  door = await openDoor();
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  vi.restoreAllMocks();
});

afterAll(() => door.close());

/** Subscribes on a socket of its own; gives what comes. */
function listen(query: string, variables: Record<string, unknown>) {
  const client = connect(door.webSocket);
  clients.push(client);
  const got: { position: string; article: { title: string } }[] = [];
  client.subscribe<{ articleAdded: (typeof got)[0] }>(
    { query, variables },
    { next: ({ data }) => void got.push(data!.articleAdded), error: () => {}, complete: () => {} },
  );
  return got;
}

const open = async () => {
  const text = await (await fetch(`${door.origin}/metrics`)).text();
  return Number(/^rejoinder_subscriptions (\d+)$/m.exec(text)![1]);
};

/** How many statements read items for results, while something is done. */
async function countReads(work: () => Promise<void>): Promise<number> {
  const query = vi.spyOn(door.database.reads, 'query');
  await work();
  const texts = query.mock.calls.map(([asked]) => (asked as unknown as { text?: string }).text ?? '');
  return texts.filter((text) => text.endsWith(' as data')).length;
}

describe('an item that many asked for in the same way', () => {
  it('is read once, wherever each of them began', async () => {
    await addArticle(door, 'before');
    const after = ['0-0', undefined, '0-0', undefined, undefined];
    const listeners = after.map((position) => listen(TITLES, { after: position, words: 'harbour' }));
    await expect.poll(open, PATIENCE).toBe(after.length);
    await expect.poll(() => listeners.map((got) => got.length), PATIENCE).toEqual([1, 0, 1, 0, 0]);
    const reads = await countReads(async () => {
      await addArticle(door, 'new');
      await expect
        .poll(() => listeners.map((got) => got.at(-1)?.article.title), PATIENCE)
        .toEqual(after.map(() => 'new'));
    });
    expect(reads).toBe(1);
    expect(new Set(listeners.map((got) => got.at(-1)!.position)).size).toBe(1);
  });

  it('is read for each where the variables or the document differ', async () => {
    const listeners = [
      listen(TITLES, { words: 'harbour' }),
      listen(TITLES, { words: 'morning' }),
      listen(`${TITLES} # of another desk`, { words: 'harbour' }),
    ];
    await expect.poll(open, PATIENCE).toBe(listeners.length);
    const reads = await countReads(async () => {
      await addArticle(door, 'again');
      await expect.poll(() => listeners.map((got) => got.length), PATIENCE).toEqual([1, 1, 1]);
    });
    expect(reads).toBe(3);
  });

  it('is read again, and lost to nobody, where the database was away just then', async () => {
    const listeners = [listen(TITLES, { words: 'harbour' }), listen(TITLES, { words: 'harbour' })];
    await expect.poll(open, PATIENCE).toBe(listeners.length);
    const { reads } = door.database;
    const real = reads.query.bind(reads) as (...asked: unknown[]) => unknown;
    let failures = 0;
    vi.spyOn(reads, 'query').mockImplementation(((...asked: unknown[]) => {
      const { text } = asked[0] as { text?: string };
      if (!text?.endsWith(' as data') || failures === 3) return real(...asked);
      failures += 1;
      return Promise.reject(new Error('Connection terminated unexpectedly'));
    }) as never);
    await addArticle(door, 'late');
    await expect
      .poll(() => listeners.map((got) => got.map(({ article }) => article.title)), PATIENCE)
      .toEqual([['late'], ['late']]);
    expect(failures).toBe(3);
  });
});
