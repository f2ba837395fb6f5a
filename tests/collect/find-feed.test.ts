import { describe, expect, it } from 'vitest';
import { type FoundFeed, findFeed } from '../../src/collect/find-feed.js';
import { workHere } from '../../src/collect/heavy-work.js';
import { rss, serveDocuments } from './support.js';

const page = (head: string, body = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const declared = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`;

function found(address: string): Promise<FoundFeed> {
  return findFeed(address, { access: { allowPrivateAddresses: true }, work: workHere });
}

describe('the feed of an address', () => {
  it('is its own where it is a feed’s', async () => {
    const origin = await serveDocuments({ '/feed.xml': rss([]) });
    expect(await found(`${origin}/feed.xml`)).toEqual({ address: `${origin}/feed.xml`, others: [] });
  });

  it('is the first that its page declares and that can be read', async () => {
    const origin = await serveDocuments({
      '/': page(declared('/gone.xml') + declared('/all.xml') + declared('/sport.xml')),
      '/all.xml': rss([]),
      '/sport.xml': rss([]),
    });
    expect(await found(origin)).toEqual({
      address: `${origin}/all.xml`,
      others: [`${origin}/gone.xml`, `${origin}/sport.xml`],
    });
  });

  it('is where others have theirs, where its page names none', async () => {
    const origin = await serveDocuments({ '/': page('', '<p>News</p>'), '/rss.xml': rss([]) });
    expect(await found(origin)).toEqual({ address: `${origin}/rss.xml`, others: [] });
  });

  it('is for a person to choose where a page links several', async () => {
    const links = '<a href="/rss/world.xml">World</a><a href="/rss/sport.xml">Sport</a>';
    const origin = await serveDocuments({
      '/feeds': page('', links),
      '/rss/world.xml': rss([]),
      '/rss/sport.xml': rss([]),
    });
    await expect(found(`${origin}/feeds`)).rejects.toMatchObject({
      code: 'MANY_FEEDS',
      message: `The page has 2 feeds; give the address of one: ${origin}/rss/world.xml (World), ${origin}/rss/sport.xml (Sport).`,
    });
  });

  it('is refused of a page without one, with what was tried', async () => {
    const origin = await serveDocuments({ '/': page(declared('/gone.xml')), '/bare': page('', '<p>x</p>') });
    await expect(found(origin)).rejects.toMatchObject({
      code: 'NO_FEED',
      message: `The address is a page and no feed. Its feeds may be: ${origin}/gone.xml.`,
    });
    await expect(found(`${origin}/bare`)).rejects.toMatchObject({ code: 'NO_FEED' });
  });

  it('is as it was given where it cannot be had now, for it may be later', async () => {
    const origin = await serveDocuments({});
    expect(await found(`${origin}/feed.xml`)).toEqual({ address: `${origin}/feed.xml`, others: [] });
    expect(await found('http://127.0.0.1:1/feed.xml')).toMatchObject({
      address: 'http://127.0.0.1:1/feed.xml',
    });
  });
});
