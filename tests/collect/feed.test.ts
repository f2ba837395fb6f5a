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
        id: null,
        link: 'a.html',
        title: 'Tea & toast',
        summary: { kind: 'html', value: '<p>Body</p>' },
        bylines: [],
        language: null,
        publishedAt: '2017-09-28T10:00:00.000Z',
        updatedAt: null,
        image: null,
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

describe('what an item says', () => {
  const item = (inside: string, channel = '') =>
    readFeed(`<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:d="http://purl.org/dc/elements/1.1/"
      xmlns:x="https://vellmar.example/own"><channel>${channel}<item>${inside}</item></channel></rss>`)
      .items[0];

  it('keeps its own name, its description as plain words, and its picture', () => {
    const picture = '<media:content url="https://vellmar.example/q.jpg" medium="image"/>';
    expect(
      item(
        `<guid isPermaLink="false">q-7</guid><description>&lt;b&gt;Quay&lt;/b&gt; shut</description>${picture}`,
      ),
    ).toMatchObject({
      id: 'q-7',
      link: null,
      summary: { kind: 'html', value: '<b>Quay</b> shut' },
      image: 'https://vellmar.example/q.jpg',
    });
  });

  it('tells a module by its namespace, whatever its prefix, and is not led astray by others of the same names', () => {
    const found = item(
      '<x:title>Not this</x:title><d:creator>Ida Brandt</d:creator><d:date>2017-09-28</d:date><title>This</title>',
    );
    expect(found).toMatchObject({
      title: 'This',
      bylines: ['Ida Brandt'],
      publishedAt: '2017-09-28T00:00:00.000Z',
    });
  });

  it.each([
    ['ida@vellmar.example (Ida Brandt)', ['Ida Brandt']],
    ['Ida Brandt &lt;ida@vellmar.example&gt;', ['Ida Brandt']],
    ['Ida Brandt and Ola Ek', ['Ida Brandt', 'Ola Ek']],
    ['ida@vellmar.example', []],
  ])('takes the names out of the author %s', (author, names) => {
    expect(item(`<author>${author}</author>`)?.bylines).toEqual(names);
  });

  it('resolves its link against xml:base and the address of the feed', () => {
    const links = (base: string) =>
      readFeed(
        `<feed xmlns="http://www.w3.org/2005/Atom"${base}><entry><link rel="enclosure" href="/a.mp3"/><link href="a"/></entry></feed>`,
        'https://vellmar.example/feeds/all.xml',
      ).items[0]?.link;
    expect(links('')).toBe('https://vellmar.example/feeds/a');
    expect(links(' xml:base="/news/"')).toBe('https://vellmar.example/news/a');
    expect(links(' xml:base="javascript:alert(1)"')).toBe('https://vellmar.example/feeds/a');
  });

  it('is in the language of its text, of the item or of the feed, in this order', () => {
    const languages = (item: string, feed: string, content = '') => {
      const source = `<feed xmlns="http://www.w3.org/2005/Atom"${feed}><entry${item}><title>T</title>${content}</entry></feed>`;
      const read = readFeed(source);
      return read.items[0]?.language ?? read.language;
    };
    expect(languages(' xml:lang="sv"', ' xml:lang="nb"', '<content xml:lang="fi">x</content>')).toBe('fi');
    expect(languages(' xml:lang="sv"', ' xml:lang="nb"')).toBe('sv');
    expect(languages('', ' xml:lang="nb"')).toBe('nb');
    expect(languages('', '')).toBeNull();
  });

  it('is unpacked from base64 and from Atom 0.3 that escapes', () => {
    const encoded = Buffer.from('<p>Quay <i>shut</i></p>').toString('base64');
    const entry = (content: string) =>
      readFeed(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${content}</entry></feed>`)
        .items[0];
    expect(entry(`<summary mode="base64">${encoded}</summary>`)?.summary).toEqual({
      kind: 'html',
      value: '<p>Quay <i>shut</i></p>',
    });
    expect(entry('<title type="text/html" mode="escaped">Quay &lt;i>shut&lt;/i></title>')?.title).toBe(
      'Quay shut',
    );
    expect(entry('<title type="text/plain">a &lt;b> c</title>')?.title).toBe('a <b> c');
  });

  it('may hold entities that only HTML knows, and windows-1252 written as code points', () => {
    expect(item('<title>Caf&eacute; don&#146;t</title>')?.title).toBe('Café don’t');
  });
});

describe('the oldest feeds', () => {
  it('are read as RSS 0.9, as RSS 0.91 and as the Channel Definition Format', () => {
    const rss090 = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
      <channel><title>V</title><link>https://vellmar.example/</link></channel><item><title>A</title><link>https://vellmar.example/a</link></item></rdf:RDF>`;
    const rss091 =
      '<rss version="0.91"><channel><title>V</title><item><title>A</title><link>https://vellmar.example/a</link></item></channel></rss>';
    const cdf =
      '<CHANNEL HREF="https://vellmar.example/"><TITLE>V</TITLE><ITEM HREF="https://vellmar.example/a"><TITLE>A</TITLE></ITEM></CHANNEL>';
    for (const source of [rss090, rss091, cdf]) {
      expect(readFeed(source)).toMatchObject({
        title: 'V',
        broken: false,
        items: [{ title: 'A', link: 'https://vellmar.example/a' }],
      });
    }
  });
});

describe('a sitemap', () => {
  const urlset = (urls: string) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls}</urlset>`;

  it('of news is read as a feed, and what is no news in it is left out', () => {
    const feed = readFeed(
      urlset(`<url><loc>https://vellmar.example/about</loc></url>
      <url><loc>https://vellmar.example/quay</loc><lastmod>2026-03-24T12:00:00Z</lastmod><n:news><n:publication><n:name>Vellmar Post</n:name>
        <n:language>en</n:language></n:publication><n:publication_date>2026-03-24</n:publication_date><n:title>Quay &amp; basin</n:title></n:news>
        <image:image><image:loc>https://vellmar.example/q.jpg</image:loc></image:image></url>`),
    );
    expect(feed).toMatchObject({ title: 'Vellmar Post', language: 'en', broken: false });
    expect(feed.items).toMatchObject([
      {
        link: 'https://vellmar.example/quay',
        title: 'Quay & basin',
        publishedAt: '2026-03-24T00:00:00.000Z',
        updatedAt: '2026-03-24T12:00:00.000Z',
        image: 'https://vellmar.example/q.jpg',
      },
    ]);
  });

  it('without any news is refused', () => {
    expect(() => readFeed(urlset('<url><loc>https://vellmar.example/about</loc></url>'))).toThrow(
      'The sitemap lists 1 pages, and none as news',
    );
  });

  it('that lists sitemaps gives their addresses, those changed last first', () => {
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://vellmar.example/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
      <sitemap><loc>/news.xml</loc><lastmod>2026-03-24</lastmod></sitemap><sitemap><loc>javascript:x</loc></sitemap></sitemapindex>`;
    expect(readFeed(index, 'https://vellmar.example/sitemap.xml')).toMatchObject({
      items: [],
      sitemaps: ['https://vellmar.example/news.xml', 'https://vellmar.example/old.xml'],
    });
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

  it('in JSON keeps the items that are whole, too', () => {
    const item = (id: number) =>
      JSON.stringify({ id: `${id}`, url: `/${id}`, content_text: 'A brace } and a quote \\" in it' });
    const head = '{"version": "https://jsonfeed.org/version/1.1", "title": "Vellmar Post", "items": [';
    const feed = readFeed(`${head}${item(1)}, {"id": oops}, ${item(2)}, {"id": "3", "content_text": "half`);
    expect(feed).toMatchObject({ title: 'Vellmar Post', broken: true });
    expect(feed.items.map(({ link }) => link)).toEqual(['/1', '/2']);
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

  it('that is made to fill the memory is given up, and one of very many items is cut', () => {
    const elements = '<a/>'.repeat(LIMITS.feedElements + 1);
    expect(() => readFeed(`<rss><channel>${elements}</channel></rss>`)).toThrow(RefusedError);
    const items = '<item><title>A</title></item>'.repeat(200_000);
    const feed = readFeed(`<rss><channel>${items}</channel></rss>`);
    expect([feed.items.length, feed.left, feed.broken]).toEqual([
      LIMITS.feedItems,
      200_000 - LIMITS.feedItems,
      false,
    ]);
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
      expect(() => readFeed(source), source).toThrow(/expected (?:RSS, Atom, )?JSON Feed/);
    }
  });
});
