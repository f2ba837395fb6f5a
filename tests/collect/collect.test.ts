import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/collect.js';
import { collectAll, folderWith, page, paragraphs, rss, serve, serveDocuments } from './support.js';

const [MONDAY, TUESDAY] = ['Mon, 21 Sep 2026 08:00:00 GMT', 'Tue, 22 Sep 2026 08:00:00 GMT'];
const canonical = (path: string) => `<link rel="canonical" href="https://www.vellmar.example/${path}">`;
const html = (mark: string) => `<p>${paragraphs(mark).join('</p><p>')}</p>`;

describe('a file', () => {
  it('that is a page gives its article', async () => {
    const folder = await folderWith({ 'quay.html': page('today', canonical('quay')) });
    const { articles, refusals } = await collectAll(join(folder, 'quay.html'));
    expect(refusals).toEqual([]);
    expect(articles).toMatchObject([
      {
        url: 'https://www.vellmar.example/quay',
        title: 'Quay closed today',
        language: 'en',
        outlet: { domain: 'vellmar.example' },
        source: join(folder, 'quay.html'),
      },
    ]);
  });

  it('that is a text has a title where its first line is one', async () => {
    const folder = await folderWith({
      'a.txt': 'Quay closed\r\n\r\nThe harbour council voted.\r\nIt was late.\r\n',
      'b.txt': 'The harbour council voted.\n\nIt was late.',
    });
    expect((await collectAll(join(folder, 'a.txt'))).articles).toMatchObject([
      { title: 'Quay closed', text: 'The harbour council voted.\nIt was late.' },
    ]);
    expect((await collectAll(join(folder, 'b.txt'))).articles).toMatchObject([
      { title: null, text: 'The harbour council voted.\n\nIt was late.' },
    ]);
  });

  it('is told by what is in it and not by its name', async () => {
    const folder = await folderWith({
      'page.txt': page('today'),
      'lines.txt': '{"text": "one"}\n{"text": "two"}',
      'feed.dat': rss([]),
    });
    expect((await collectAll(join(folder, 'page.txt'))).articles[0]?.title).toBe('Quay closed today');
    expect((await collectAll(join(folder, 'lines.txt'))).articles.map(({ text }) => text)).toEqual([
      'one',
      'two',
    ]);
    expect(await collectAll(join(folder, 'feed.dat'))).toEqual({ articles: [], refusals: [] });
  });

  it('in an old character set is read in it', async () => {
    const latin = page('täglich, sagte Jörg Äsch', '<meta charset="iso-8859-1">').replaceAll(/[“”]/g, '"');
    const folder = await folderWith({ 'a.html': iconv.encode(latin, 'latin1') });
    expect((await collectAll(join(folder, 'a.html'))).articles[0]?.text).toContain(
      'täglich, sagte Jörg Äsch',
    );
  });

  it('without a declared language has it identified, and a short one has none', async () => {
    const french =
      'Le conseil du port a voté mardi la fermeture du quai pour des travaux. Les bateaux iront dans le bassin du nord ' +
      'jusqu’au printemps, a déclaré le conseil. Les pêcheurs avaient demandé une autre date.';
    const folder = await folderWith({ 'fr.txt': french, 'short.txt': 'Le quai est fermé.' });
    expect((await collectAll(join(folder, 'fr.txt'))).articles[0]?.language).toBe('fr');
    expect((await collectAll(join(folder, 'short.txt'))).articles[0]?.language).toBeNull();
  });

  it('of XML that is no feed and no page is refused, not read as text', async () => {
    const sitemap = '<?xml version="1.0"?><urlset><url><loc>https://vellmar.example/</loc></url></urlset>';
    const folder = await folderWith({ 'sitemap.xml': sitemap, 'list.json': '[{"text": "one"}]' });
    expect((await collectAll(join(folder, 'sitemap.xml'))).refusals).toMatchObject([{ code: 'BAD_FEED' }]);
    expect((await collectAll(join(folder, 'list.json'))).refusals).toMatchObject([{ code: 'BAD_JSON' }]);
  });

  it('that is empty, binary, too large or not there is refused with the reason', async () => {
    const folder = await folderWith({
      'empty.txt': '',
      'photo.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
      'long.txt': 'x'.repeat(300_000),
      'huge.html': `<html>${'x'.repeat(20 * 1024 * 1024)}`,
    });
    const codes: string[] = [];
    for (const name of ['empty.txt', 'photo.jpg', 'long.txt', 'huge.html', 'nowhere.txt']) {
      const { articles, refusals } = await collectAll(join(folder, name));
      expect(articles).toEqual([]);
      codes.push(...refusals.map(({ field, code }) => `${field} ${code}`));
    }
    expect(codes).toEqual([
      'text EMPTY',
      'source NOT_TEXT',
      'text TOO_LONG',
      'source TOO_LARGE',
      'source NOT_FOUND',
    ]);
  });
});

describe('a folder', () => {
  it('is collected through the feeds of its sub-folders, in order of name', async () => {
    const folder = await folderWith({
      'README.md': 'Not an article.',
      'b/feed.xml': rss([{ link: 'pages/b.html' }]),
      'b/pages/b.html': page('b'),
      'b/pages/unlisted.html': page('unlisted'),
      'a/feed.json': JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'A',
        items: [{ id: '1', url: 'a.html' }],
      }),
      'a/a.html': page('a'),
    });
    const { articles, refusals } = await collectAll(folder);
    expect(refusals).toEqual([]);
    expect(articles.map(({ title }) => title)).toEqual(['Quay closed a', 'Quay closed b']);
  });

  it('without a feed is collected file by file', async () => {
    const folder = await folderWith({
      '2.txt': 'two',
      '1.html': page('one'),
      '.hidden.txt': 'no',
      'x/3.jsonl': '{"text":"three"}',
    });
    const { articles } = await collectAll(folder);
    expect(articles.map(({ title, text }) => title ?? text)).toEqual(['Quay closed one', 'two', 'three']);
  });

  it('reports how far it is', async () => {
    const folder = await folderWith({
      'feed.xml': rss([{ link: 'a.html' }, { link: 'b.html' }]),
      'a.html': page('a'),
      'b.html': page('b'),
    });
    const seen: string[] = [];
    await collectAll(folder, { onProgress: ({ done, total }) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['0/1', '1/2', '2/2']);
  });
});

describe('a feed on disk', () => {
  it('gives the pages beside it, oldest first, with what the feed knows and the page does not', async () => {
    const folder = await folderWith({
      'feed.xml': rss([
        { link: 'new.html', date: TUESDAY },
        { link: './pages/old.html?x=1', date: MONDAY },
      ]),
      'new.html': page('new'),
      'pages/old.html': page('old', canonical('old')),
    });
    const { articles } = await collectAll(join(folder, 'feed.xml'));
    expect(articles).toMatchObject([
      {
        title: 'Quay closed old',
        url: 'https://www.vellmar.example/old',
        publishedAt: '2026-09-21T08:00:00.000Z',
        outlet: { name: 'Vellmar Post', domain: 'vellmar.example' },
      },
      { title: 'Quay closed new', url: null, publishedAt: '2026-09-22T08:00:00.000Z' },
    ]);
  });

  it('gives an edited article after the first one, with one address and the time of the change', async () => {
    const modified = '<meta property="article:modified_time" content="2026-09-21T17:00:00Z">';
    const folder = await folderWith({
      'feed.xml': rss([
        { link: 'first.html', date: MONDAY },
        { link: 'edited.html', date: MONDAY },
      ]),
      'first.html': page('once', canonical('quay')),
      'edited.html': page('twice', canonical('quay') + modified),
    });
    const { articles } = await collectAll(folder);
    expect(articles.map(({ url, title, modifiedAt }) => [url, title, modifiedAt])).toEqual([
      ['https://www.vellmar.example/quay', 'Quay closed once', null],
      ['https://www.vellmar.example/quay', 'Quay closed twice', '2026-09-21T17:00:00.000Z'],
    ]);
  });

  it('never leaves its folder', async () => {
    const folder = await folderWith({
      'secret.html': page('secret'),
      'site/feed.xml': rss(
        [
          '../secret.html',
          '../nowhere.html',
          '..%2Fsecret.html',
          'pages/../../secret.html',
          '/etc/passwd',
          'file:///etc/passwd',
          'link.html',
          'up/secret.html',
          'good.html',
        ].map((link) => ({ link, content: html('from the feed') + html('again') })),
      ),
      'site/good.html': page('good'),
    });
    await symlink(join(folder, 'secret.html'), join(folder, 'site/link.html'));
    await symlink(folder, join(folder, 'site/up'));
    const { articles, refusals } = await collectAll(join(folder, 'site'));
    expect(articles.map(({ title }) => title)).toEqual(['Quay closed good']);
    expect(refusals.map(({ code }) => code).sort()).toEqual(['BAD_URL', ...Array(7).fill('FORBIDDEN_PATH')]);
  });
});

describe('a feed from the network', () => {
  it('gives the pages it links, or its own text where a page is gone, and refuses the rest', async () => {
    const origin = await serveDocuments({
      '/feed.xml': rss([
        { link: '/gone-teaser', title: 'Teaser', content: 'Read more.' },
        { link: '/gone', title: 'From the feed', date: TUESDAY, content: html('in full') + html('again') },
        { link: '/a?utm_source=rss', date: MONDAY },
        { link: 'file:///etc/passwd', content: html('no') + html('no') },
        { link: 'http://127.0.0.1:9/private', content: html('no') + html('no') },
      ]),
      '/a': page('a'),
    });
    const { articles, refusals } = await collectAll(`${origin}/feed.xml`, {
      allowPrivateAddresses: [origin],
    });
    expect(articles).toMatchObject([
      { title: 'Quay closed a', url: `${origin}/a`, publishedAt: '2026-09-21T08:00:00.000Z', language: 'en' },
      {
        title: 'From the feed',
        url: `${origin}/gone`,
        text: [...paragraphs('in full'), ...paragraphs('again')].join('\n\n'),
        language: 'en-GB',
      },
    ]);
    expect(refusals.map(({ source, code }) => `${code} ${source}`).sort()).toEqual([
      'BAD_URL file:///etc/passwd',
      'FORBIDDEN_ADDRESS http://127.0.0.1:9/private',
      `NOT_FOUND ${origin}/gone-teaser`,
    ]);
  });

  it("cannot write another outlet's articles with its own text", async () => {
    const content = html('never said') + html('never said');
    const origin = await serveDocuments({ '/feed': rss([{ link: 'http://localhost:1/quay', content }]) });
    const { articles, refusals } = await collectAll(`${origin}/feed`, { allowPrivateAddresses: true });
    expect(articles).toEqual([]);
    expect(refusals).toMatchObject([{ source: 'http://localhost:1/quay', code: 'UNREACHABLE' }]);
  });

  it('that is broken gives its complete items and says so', async () => {
    const origin = await serveDocuments({
      '/feed': rss([{ link: '/a' }], '<item><link>/b'),
      '/a': page('a'),
      '/b': page('b'),
    });
    const { articles, refusals } = await collectAll(`${origin}/feed`, { allowPrivateAddresses: true });
    expect(articles.map(({ url }) => url)).toEqual([`${origin}/a`]);
    expect(refusals).toMatchObject([
      { code: 'BAD_FEED', reason: expect.stringContaining('1 complete item') },
    ]);
  });

  it('keeps the order of time while pages arrive in any order', async () => {
    const links = Array.from({ length: 9 }, (_, i) => ({ link: `/${i}`, date: `2026-09-${10 + i}` }));
    const origin = await serve((request, response) => {
      const path = request.url ?? '';
      const answer = path === '/feed' ? rss(links) : page(path.slice(1));
      setTimeout(() => response.end(answer), path === '/feed' ? 0 : (9 - Number(path.slice(1))) * 10);
    });
    const { articles } = await collectAll(`${origin}/feed`, { allowPrivateAddresses: true });
    expect(articles.map(({ title }) => title)).toEqual(links.map((_, i) => `Quay closed ${i}`));
  });

  it('stops when the caller aborts', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/feed') response.end(rss([{ link: '/never' }]));
    });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 100);
    const all = async () => {
      for await (const _ of collect(`${origin}/feed`, { allowPrivateAddresses: true, signal: stop.signal }));
    };
    await expect(all()).rejects.toThrow('enough');
  });
});

describe('an index of sitemaps', () => {
  const index = (...sitemaps: string[]) =>
    `<sitemapindex>${sitemaps.map((loc) => `<sitemap><loc>${loc}</loc></sitemap>`).join('')}</sitemapindex>`;
  const news = (loc: string) =>
    `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${loc}</loc><news:news>
      <news:publication><news:name>Vellmar Post</news:name></news:publication><news:publication_date>2026-09-21</news:publication_date>
      <news:title>Quay closed</news:title></news:news></url></urlset>`;

  it('gives the articles of its news sitemaps', async () => {
    const origin = await serveDocuments({
      '/sitemap.xml': index('/pages.xml', '/news-sitemap.xml'),
      '/news-sitemap.xml': news('/a'),
      '/a': page('in a sitemap'),
    });
    const { articles, refusals } = await collectAll(`${origin}/sitemap.xml`, { allowPrivateAddresses: true });
    expect(refusals).toEqual([]);
    expect(articles).toMatchObject([
      {
        url: `${origin}/a`,
        title: 'Quay closed in a sitemap',
        publishedAt: '2026-09-21T00:00:00.000Z',
        outlet: { name: 'Vellmar Post' },
      },
    ]);
  });

  it('is not followed into another index, and says which of its sitemaps are none', async () => {
    const origin = await serveDocuments({ '/sitemap.xml': index('/sitemap.xml', '/gone.xml') });
    const { articles, refusals } = await collectAll(`${origin}/sitemap.xml`, { allowPrivateAddresses: true });
    expect(articles).toEqual([]);
    expect(refusals).toMatchObject([{ source: `${origin}/gone.xml`, code: 'NOT_FOUND' }]);
  });
});

describe('an address', () => {
  it('of a page gives its article, and the header tells its character set', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=windows-1251' });
      response.end(iconv.encode(page('Причал закрыт'), 'windows-1251'));
    });
    const { articles } = await collectAll(`${origin}/x?fbclid=1`, { allowPrivateAddresses: true });
    expect(articles).toMatchObject([{ url: `${origin}/x`, title: 'Quay closed Причал закрыт' }]);
  });

  it('of a script or a picture is refused as no text', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'application/javascript' }).end('let a = 1;'),
    );
    expect((await collectAll(origin, { allowPrivateAddresses: true })).refusals).toMatchObject([
      { code: 'NOT_TEXT' },
    ]);
  });

  it('that may not be read is refused with the reason', async () => {
    const codes: string[] = [];
    for (const source of [
      'http://127.0.0.1/',
      'http://169.254.169.254/',
      'ftp://vellmar.example/',
      'http://',
    ]) {
      codes.push(...(await collectAll(source)).refusals.map(({ code }) => code));
    }
    expect(codes).toEqual(['FORBIDDEN_ADDRESS', 'FORBIDDEN_ADDRESS', 'BAD_URL', 'BAD_URL']);
  });
});
