import { afterAll, beforeAll, expect, it } from 'vitest';
import { rss, serveDocuments } from '../collect/support.js';
import { ask, type Door, openDoor } from './door.js';

const ADD = `mutation ($url: URL!) { addFeed(input: { url: $url }) {
  ... on AddFeedPayload { added others feed { url } } ... on FeedRefused { problems { field code message } } } }`;

let door: Door;
beforeAll(async () => {
  door = await openDoor({ settings: { PRIVATE_ADDRESSES: 'on', HOST_GAP_MS: '0' } });
});
afterAll(() => door.close());

it('addFeed takes a page for the feed of its site, and says where there is none', async () => {
  const link = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`;
  const origin = await serveDocuments({
    '/': `<html><head>${link('/feed.xml')}${link('/sport.xml')}</head></html>`,
    '/feed.xml': rss([]),
    '/about': `<html><head>${link('/lost.xml')}</head></html>`,
  });
  const added = await ask(door.url, ADD, { url: origin });
  expect(added.data.addFeed).toEqual({
    added: true,
    others: [`${origin}/sport.xml`],
    feed: { url: `${origin}/feed.xml` },
  });
  const again = await ask(door.url, ADD, { url: `${origin}/feed.xml` });
  expect(again.data.addFeed).toEqual({ added: false, others: [], feed: { url: `${origin}/feed.xml` } });
  const refused = await ask(door.url, ADD, { url: `${origin}/about` });
  expect(refused.data.addFeed.problems).toEqual([
    {
      field: 'url',
      code: 'NO_FEED',
      message: `The address is a page and no feed. Its feeds may be: ${origin}/lost.xml.`,
    },
  ]);
});
