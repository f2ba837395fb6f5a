import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../newsroom.js';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

const ADD = `mutation ($input: AddFeedInput!) { addFeed(input: $input) { __typename
  ... on AddFeedPayload { added feed { id url state outlet { name domain } } }
  ... on FeedRefused { problems { field code } } } }`;
const UPDATE = `mutation ($input: UpdateFeedInput!) { updateFeed(input: $input) { __typename
  ... on UpdateFeedPayload { feed { url state outlet { name } } } ... on FeedRefused { problems { field code } } } }`;
const POLL = `mutation ($id: ID!) { pollFeed(id: $id) { __typename
  ... on PollFeedPayload { feed { url state } } ... on FeedRefused { problems { field code } } } }`;
const REMOVE = `mutation ($id: ID!) { removeFeed(id: $id) { __typename
  ... on RemoveFeedPayload { removedId } ... on FeedRefused { problems { field code } } } }`;
const NOBODY = '00000000-0000-7000-8000-000000000000';

const add = async (url: string, outlet?: object) =>
  (await newsroom.ask(ADD, { input: { url, outlet } })).data.addFeed;

async function jobs(): Promise<string[]> {
  const { rows } = await newsroom.database.reads.query('select key from rejoinder_jobs.jobs order by id');
  return rows.map(({ key }) => key);
}

describe('feeds in the graph', () => {
  it('are added once an address, with their first poll', async () => {
    const outlet = { domain: 'www.Tamsund.example', name: 'Tamsund Gazette' };
    const first = await add('https://tamsund.example/feed.xml#top', outlet);
    expect(first).toEqual({
      __typename: 'AddFeedPayload',
      added: true,
      feed: {
        id: expect.any(String),
        url: 'https://tamsund.example/feed.xml',
        state: 'NEW',
        outlet: { name: 'Tamsund Gazette', domain: 'tamsund.example' },
      },
    });
    expect(await add('https://tamsund.example/feed.xml')).toEqual({ ...first, added: false });
    expect(await jobs()).toEqual([`poll ${first.feed.id}`]);
    const { data, statements } = await newsroom.ask(
      '{ outlets { nodes { feeds(filter: { state: [NEW] }) { totalCount nodes { url silent waiting refused { problem } lastBrought { title } } } } } }',
    );
    expect(data.outlets.nodes[0].feeds).toEqual({
      totalCount: 1,
      nodes: [
        { url: 'https://tamsund.example/feed.xml', silent: false, waiting: 0, refused: [], lastBrought: [] },
      ],
    });
    expect(statements).toBe(1);
  });

  it('are refused with all that is wrong with them', async () => {
    expect(await add('ftp://tamsund.example/feed.xml', { domain: 'Tamsund Gazette' })).toEqual({
      __typename: 'FeedRefused',
      problems: [
        { field: 'url', code: 'BAD_URL' },
        { field: 'outlet', code: 'BAD_OUTLET' },
      ],
    });
    expect(await add('https://user:secret@tamsund.example/')).toMatchObject({
      problems: [{ field: 'url', code: 'BAD_URL' }],
    });
  });

  it('are paused and resumed, moved, and given to another outlet', async () => {
    const { feed } = await add('https://wire.example/a.xml');
    const update = async (change: object) =>
      (await newsroom.ask(UPDATE, { input: { id: feed.id, ...change } })).data.updateFeed;
    expect(await update({ paused: true })).toMatchObject({ feed: { state: 'PAUSED' } });
    expect(await jobs()).not.toContain(`poll ${feed.id}`);
    expect((await newsroom.ask(POLL, { id: feed.id })).data.pollFeed).toMatchObject({
      problems: [{ field: 'id', code: 'PAUSED' }],
    });
    expect(await update({ paused: false, outlet: { domain: 'wire.example' } })).toMatchObject({
      feed: { state: 'NEW', outlet: { name: 'wire.example' } },
    });
    expect(await jobs()).toContain(`poll ${feed.id}`);
    expect(await update({ url: 'https://wire.example/b.xml' })).toMatchObject({
      feed: { url: 'https://wire.example/b.xml' },
    });
    expect(await update({ url: 'https://tamsund.example/feed.xml' })).toMatchObject({
      problems: [{ field: 'url', code: 'TAKEN' }],
    });
  });

  it('are removed with their job, and what is not there is said to be so', async () => {
    const { feed } = await add('https://gone.example/feed.xml');
    expect((await newsroom.ask(REMOVE, { id: feed.id })).data.removeFeed).toEqual({
      __typename: 'RemoveFeedPayload',
      removedId: feed.id,
    });
    expect(await jobs()).not.toContain(`poll ${feed.id}`);
    for (const id of [NOBODY, 'me']) {
      for (const [query, field] of [
        [REMOVE, 'removeFeed'],
        [POLL, 'pollFeed'],
      ] as const) {
        expect((await newsroom.ask(query, { id })).data[field]).toMatchObject({
          problems: [{ field: 'id', code: 'NOT_FOUND' }],
        });
      }
    }
  });

  it('need the role of an editor to be changed', async () => {
    const viewer = { name: 'reader', role: 'reviewer' as const };
    const { errors } = await newsroom.ask(ADD, { input: { url: 'https://x.example/' } }, viewer);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requiredRole: 'editor' });
  });
});
