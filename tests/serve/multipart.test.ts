import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors, CombinedProtocolErrors } from '@apollo/client/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, type Door, openDoor, told } from './door.js';
import { addArticle } from './events.js';
import { ACCEPT, openParts } from './part-reader.js';
import { openSubscriptions } from './raw-socket.js';

const ALL = gql`
  subscription All($after: Position) {
    articleAdded(after: $after) { position article { id title } }
  }
`;
const NEW = 'subscription { articleAdded { article { title } } }';

interface Added {
  articleAdded: { position: string; article: { title: string } };
}

/** A stock client: it has no WebSocket. */
function connect({ url }: Door, headers: Record<string, string> = {}): ApolloClient {
  return new ApolloClient({ link: new HttpLink({ uri: url, headers }), cache: new InMemoryCache() });
}

interface Following {
  titles: string[];
  /** What it ended with: undefined where it completed. */
  ended: Promise<unknown>;
  /** The position of the last item. */
  position(): string | undefined;
  leave(): void;
}

function follow(client: ApolloClient, variables: { after?: string } = {}): Following {
  const titles: string[] = [];
  let position: string | undefined;
  let end: (reason?: unknown) => void;
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  const subscription = client.subscribe<Added>({ query: ALL, variables }).subscribe({
    next: ({ data, error }) => {
      if (!data) return end(error);
      position = data.articleAdded.position;
      titles.push(data.articleAdded.article.title);
    },
    error: (error) => end(error),
    complete: () => end(),
  });
  return { titles, ended, position: () => position, leave: () => subscription.unsubscribe() };
}

describe('multipart subscriptions', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
    for (const title of ['one', 'two']) await addArticle(door, title);
  });
  afterAll(() => door.close());

  it("give Apollo Client's HttpLink what was there and what is new, and end when it leaves", async () => {
    const following = follow(connect(door), { after: '0-0' });
    await expect.poll(() => following.titles).toEqual(['one', 'two']);
    await addArticle(door, 'three');
    await expect.poll(() => following.titles).toEqual(['one', 'two', 'three']);
    following.leave();
    await expect.poll(() => openSubscriptions(door)).toBe(0);

    const again = follow(connect(door), { after: following.position()! });
    await addArticle(door, 'four');
    await expect.poll(() => again.titles).toEqual(['four']);
    again.leave();
  });

  it('send each part whole, so that nobody waits for the next, and a heartbeat where nothing comes', async () => {
    const parts = await openParts(door, {}, NEW);
    expect(parts.response.headers.get('content-type')).toBe(
      'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    );
    expect(await parts.next()).toEqual({});
    await expect.poll(() => openSubscriptions(door)).toBe(1);
    await addArticle(door, 'in parts');
    const heartbeats: unknown[] = [];
    let part = await parts.next();
    for (; part && !part.payload; part = await parts.next()) heartbeats.push(part);
    expect(part).toEqual({ payload: { data: { articleAdded: { article: { title: 'in parts' } } } } });
    if (heartbeats.length === 0) heartbeats.push(await parts.next());
    expect(heartbeats[0]).toEqual({});
    await parts.leave();
  });

  it('are no matter of queries and mutations, which are answered with JSON', async () => {
    for (const [query, answer] of [
      ['{ __typename }', 'Query'],
      ['mutation { __typename }', 'Mutation'],
    ]) {
      const { response } = await openParts(door, {}, query!);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toEqual({ data: { __typename: answer } });
    }
  });

  it('tell Apollo Client the code where they are refused before they begin', async () => {
    for (const [document, code] of [
      ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      [
        'subscription { quoteAdded { quote { article { quotes(first: 100) { nodes { reactions(first: 100) { nodes { id } } } } } } } }',
        'TOO_COMPLEX',
      ],
    ] as const) {
      const refused = await new Promise<unknown>((resolve, reject) => {
        connect(door)
          .subscribe({ query: gql(document) })
          .subscribe({ next: ({ error }) => resolve(error), error: resolve, complete: reject });
      });
      expect(CombinedGraphQLErrors.is(refused) && refused.errors[0]!.extensions!['code']).toBe(code);
    }
  });

  it('tell in the stream what an argument lacks, and end', async () => {
    const following = follow(connect(door), { after: '999999999999-1' });
    const refused = await following.ended;
    expect(CombinedGraphQLErrors.is(refused) && refused.errors[0]!.extensions!['code']).toBe(
      'BAD_USER_INPUT',
    );
  });

  it.each([
    ['as Apollo documents it', 'multipart/mixed;subscriptionSpec="1.0", application/json'],
    ['with spaces', 'application/json, multipart/mixed; boundary="-"; subscriptionSpec=1.0'],
  ])('are known by what a client accepts, %s', async (_name, accept) => {
    const { response } = await openParts(door, { accept }, NEW);
    expect(response.headers.get('content-type')).toContain('multipart/mixed');
    await response.body!.cancel();
  });

  it('are not given to who wants parts of another kind', async () => {
    const { response } = await openParts(
      door,
      {
        accept: 'multipart/mixed;deferSpec=20220824, application/json',
      },
      NEW,
    );
    expect(response.headers.get('content-type')).toContain('application/json');
    const { errors } = (await response.json()) as { errors: Parameters<typeof told>[0] };
    expect(told(errors)![0]!.message).toContain('subscriptionSpec=1.0');
  });

  it('tell Apollo Client that the server stops, as an error of the protocol', async () => {
    const own = await openDoor();
    await addArticle(own, 'before');
    const following = follow(connect(own), { after: '0-0' });
    await expect.poll(() => following.titles).toEqual(['before']);
    await own.close();
    const stopped = await following.ended;
    expect(CombinedProtocolErrors.is(stopped) && stopped.errors[0]!.extensions!['code']).toBe('GOING_AWAY');
  });

  it('ask for a key, and count among the connections that it may hold', async () => {
    let key = '';
    const locked = await openDoor({
      settings: { LIMIT_CONNECTIONS_PER_KEY: '1' },
      before: async (keys) => {
        key = (await keys.add('desk', 'reader')).key;
      },
    });
    expect((await openParts(locked, {}, NEW)).response.status).toBe(401);
    const first = await openParts(locked, bearer(key), NEW);
    expect(first.response.status).toBe(200);
    for (const accept of [ACCEPT, 'text/event-stream']) {
      const { response } = await openParts(locked, { ...bearer(key), accept }, NEW);
      const { errors } = (await response.json()) as { errors: Parameters<typeof told>[0] };
      expect([response.status, told(errors)![0]]).toEqual([
        429,
        {
          code: 'TOO_MANY_CONNECTIONS',
          message: 'The key "desk" has as many connections open as it may (1): close some.',
        },
      ]);
    }
    await first.response.body!.cancel();
    await expect.poll(async () => (await openParts(locked, bearer(key), NEW)).response.status).toBe(200);
    await locked.close();
  });
});
