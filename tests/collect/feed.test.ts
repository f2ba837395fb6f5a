import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/collect/article.js';
import { readFeed } from '../../src/collect/feed.js';
import { LIMITS } from '../../src/collect/limits.js';
import { rss } from './support.js';

describe('a feed', () => {
  it('is read as RSS', () => {
    const feed = readFeed(
      rss([
        {
          link: 'a.html',
          title: 'Tea &amp;amp; &lt;i&gt;toast&lt;/i&gt;',
          date: 'Thu, 28 Sep 2017 10:00:00 GMT',
          content: '<p>Body</p>',
        },
      ]),
    );
    expect(feed).toMatchObject({
      title: 'Vellmar Post',
      home: 'https://vellmar.example/',
      language: 'en-GB',
      broken: false,
      left: 0,
    });
    expect(feed.items).toEqual([
      {
        link: 'a.html',
        title: 'Tea & toast',
        bylines: [],
        language: null,
        publishedAt: '2017-09-28T10:00:00.000Z',
        updatedAt: null,
        content: { kind: 'html', value: '<p>Body</p>' },
      },
    ]);
  });

  it('is read as Atom, with the alternate link, the dates and the plain or marked-up content', () => {
    const feed = readFeed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv"><title>Vellmar</title>
      <link rel="self" href="https://vellmar.example/feed"/><link href="https://vellmar.example/"/><author><name>Desk</name></author>
      <entry><title type="html">One &amp;lt;two</title><link rel="edit" href="/edit"/><link href="/one"/><id>1</id>
        <published>2017-09-28T10:00:00Z</published><updated>2017-09-29T10:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Marked <b>up</b></p></div></content></entry>
      <entry><title>Two</title><id>2</id><updated>2017-09-30T10:00:00Z</updated><summary>1 &lt; 2</summary></entry></feed>`);
    expect(feed).toMatchObject({ home: 'https://vellmar.example/', language: 'sv' });
    expect(feed.items[0]).toMatchObject({
      link: '/one',
      bylines: ['Desk'],
      publishedAt: '2017-09-28T10:00:00.000Z',
      updatedAt: '2017-09-29T10:00:00.000Z',
      content: { kind: 'html', value: '<p>Marked <b>up</b></p>' },
    });
    expect(feed.items[1]).toMatchObject({
      publishedAt: '2017-09-30T10:00:00.000Z',
      content: { kind: 'text', value: '1 < 2' },
    });
  });

  it('is read as JSON Feed', () => {
    const items = [
      { id: '1', url: '/a', title: 'A', content_text: 'Words', date_published: '2017-09-28T10:00:00+02:00' },
    ];
    const feed = readFeed(
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'V', language: 'en', items }),
    );
    expect(feed.items[0]).toMatchObject({
      link: '/a',
      publishedAt: '2017-09-28T08:00:00.000Z',
      content: { kind: 'text', value: 'Words' },
    });
  });

  it('is read as RDF', () => {
    const feed =
      readFeed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>V</title></channel>
      <item rdf:about="y"><title>A</title><link>https://vellmar.example/a</link><dc:date>2017-09-28</dc:date></item></rdf:RDF>`);
    expect(feed.items).toMatchObject([
      { link: 'https://vellmar.example/a', publishedAt: '2017-09-28T00:00:00.000Z' },
    ]);
  });

  it('without items is an empty one, and not a broken one', () => {
    expect(readFeed(rss([]))).toMatchObject({ items: [], broken: false });
  });

  it('is cut at the most items a feed may have, and says how many are left', () => {
    const many = Array.from({ length: LIMITS.feedItems + 3 }, (_, i) => ({ link: `/${i}` }));
    const feed = readFeed(rss(many));
    expect([feed.items.length, feed.left]).toEqual([LIMITS.feedItems, 3]);
  });
});

describe('a broken feed', () => {
  it('that is cut off keeps its complete items and drops the half one', () => {
    const feed = readFeed(
      rss(
        [
          { link: '/1', title: 'One' },
          { link: '/2', title: 'Two' },
        ],
        '<item><title>Half</title><link>/3</link>',
      ),
    );
    expect(feed.broken).toBe(true);
    expect(feed.items.map(({ link }) => link)).toEqual(['/1', '/2']);
  });

  it('that is cut off inside a text keeps no half text either', () => {
    const feed = readFeed(rss([{ link: '/1', content: 'whole' }], '<item><content:encoded><![CDATA[half of'));
    expect(feed.items).toMatchObject([{ content: { value: 'whole' } }]);
  });

  it('with markup that was not escaped keeps the words of its items', () => {
    const source = rss(
      [],
      '<item><title>A & B</title><link>/1</link><description><p>First <b>bold</b></p><p>Second</description></item>',
    );
    const feed = readFeed(source);
    expect(feed).toMatchObject({ broken: true, title: 'Vellmar Post' });
    expect(feed.items).toMatchObject([
      { title: 'A & B', link: '/1', content: { value: '<p>First <b>bold</b></p><p>Second</p>' } },
    ]);
  });

  it('expands no entities and reads no files', () => {
    const doctype =
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>';
    const source = `${doctype}<rss><channel><item><title>x &b; &file;</title><link>/1</link></item></channel></rss>`;
    const { items } = readFeed(source);
    expect(items).toHaveLength(1);
    expect(items[0]?.title).not.toMatch(/aaaa|root/);
  });

  it('that nests without end is given up at once', () => {
    const started = performance.now();
    expect(() => readFeed(`<rss><channel><item>${'<a>'.repeat(1_000_000)}`)).toThrow(RefusedError);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('with nothing to keep is refused', () => {
    for (const source of [
      '<rss><channel><item><title>Half',
      '<svg/>',
      '{"version": "https://jsonfeed.org/version/1", "items": [',
      '',
    ]) {
      expect(() => readFeed(source), source).toThrow('expected RSS, Atom or JSON Feed');
    }
  });
});
