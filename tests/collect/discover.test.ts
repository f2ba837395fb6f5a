import { describe, expect, it } from 'vitest';
import { discoverFeeds } from '../../src/collect/discover.js';

const HOME = 'https://www.vellmar.example/';
const page = (head: string, body = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const addresses = (html: string, address: string | null = HOME) =>
  discoverFeeds(html, address).map((candidate) => candidate.address);

describe('the feeds of a site', () => {
  it('are those that its home page declares, in its order, with their titles', () => {
    const head = `<link rel="alternate" type="application/rss+xml" title="All &amp; new" href="/feed.xml">
      <link rel="alternate" type="application/atom+xml" href="atom?kind=news"><link rel="alternate" type="application/feed+json" href="https://feeds.example/v.json">
      <link rel="alternate" hreflang="sv" href="/sv/"><link rel="stylesheet" type="text/css" href="/a.css">
      <link rel="alternate" type="application/json" href="/wp-json/oembed/1.0/embed"><link rel="alternate" type="application/rss+xml" title="Vellmar » Comments Feed" href="/comments/feed/">`;
    expect(discoverFeeds(page(head), HOME)).toEqual([
      { address: 'https://www.vellmar.example/feed.xml', title: 'All & new', found: 'DECLARED' },
      { address: 'https://www.vellmar.example/atom?kind=news', title: null, found: 'DECLARED' },
      { address: 'https://feeds.example/v.json', title: null, found: 'DECLARED' },
    ]);
  });

  it('are those, too, that it links on its own site and that look like feeds', () => {
    const links = `<a href="/rss/world.xml">World</a><a href="feed://www.vellmar.example/sport/feed">Sport</a><a href="/news-sitemap.xml">Map</a>
      <a href="/feedback">Write to us</a><a href="/news/ss-atomic-rss">A ship</a><a href="https://other.example/rss">Theirs</a><a href="javascript:rss()">x</a>`;
    expect(discoverFeeds(page('', links), HOME)).toEqual([
      { address: 'https://www.vellmar.example/rss/world.xml', title: 'World', found: 'LINKED' },
      { address: 'https://www.vellmar.example/sport/feed', title: 'Sport', found: 'LINKED' },
      { address: 'https://www.vellmar.example/news-sitemap.xml', title: 'Map', found: 'LINKED' },
    ]);
  });

  it('are named once, and against the base that the page names', () => {
    const head = `<base href="https://www.vellmar.example/en/"><link rel="alternate" type="application/rss+xml" href="feed">`;
    expect(addresses(page(head, '<a href="feed">Feed</a>'))).toEqual(['https://www.vellmar.example/en/feed']);
  });

  it('are guessed where the page says nothing, and where it is', () => {
    const guesses = discoverFeeds(page(''), HOME);
    expect(guesses[0]).toEqual({
      address: 'https://www.vellmar.example/feed/',
      title: null,
      found: 'GUESSED',
    });
    expect(guesses.length).toBeGreaterThan(3);
    expect(discoverFeeds(page(''), null)).toEqual([]);
  });

  it('are no more than fifty, whatever the page has', () => {
    const head = Array.from(
      { length: 200 },
      (_, i) => `<link rel="alternate" type="application/rss+xml" href="/${i}/feed">`,
    ).join('');
    expect(addresses(page(head))).toHaveLength(50);
  });
});
