import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith, page, paragraphs, rss, serve, serveDocuments } from '../collect/support.js';
import { rejoinder } from './cli.js';

const HEAD = `<meta property="og:site_name" content="Vellmar Post"><meta property="og:image" content="https://www.vellmar.example/quay.jpg">
  <meta property="og:title" content="Quay closed today - Vellmar Post"><link rel="canonical" href="https://www.vellmar.example/news/quay">
  <script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ida Brandt"}, "datePublished": "2026-03-24T10:15:00+01:00",
    "dateModified": "2026-03-24T12:00:00+01:00"}</script>`;
const ARTICLE = {
  title: 'Quay closed today',
  bylines: ['Ida Brandt'],
  publishedAt: '2026-03-24T09:15:00.000Z',
  modifiedAt: '2026-03-24T11:00:00.000Z',
  language: 'en',
  url: 'https://www.vellmar.example/news/quay',
  image: 'https://www.vellmar.example/quay.jpg',
  outlet: { name: 'Vellmar Post', domain: 'vellmar.example' },
  text: paragraphs('today').join('\n\n'),
};
const ADDRESS = 'https://m.vellmar.example/news/quay?utm_source=mail';
const WALL = '<html><title>Error 404</title><body><h1>Not found</h1><p>Nothing here.</p></body></html>';

describe('extract', () => {
  it('prints the article in a file as JSON, its names in the order a person reads them', async () => {
    const folder = await folderWith({ 'a.html': page('today', HEAD) });
    const { code, stdout, stderr } = await rejoinder(['extract', 'a.html', '--url', ADDRESS], {
      cwd: folder,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const article = JSON.parse(stdout);
    expect(article).toEqual(ARTICLE);
    expect(Object.keys(article)).toEqual(Object.keys(ARTICLE));
  });

  it('takes the page from stdin, and from the web', async () => {
    const piped = await rejoinder(['extract', '--url', ADDRESS], { stdin: page('today', HEAD) });
    expect(JSON.parse(piped.stdout)).toEqual(ARTICLE);
    const origin = await serveDocuments({ '/quay': page('today') });
    const fetched = await rejoinder(['extract', `${origin}/quay`, '--allow-private-addresses']);
    expect(JSON.parse(fetched.stdout)).toMatchObject({ title: 'Quay closed today', url: `${origin}/quay` });
  });

  it('keeps robots.txt on the web, says who asks, and goes past it for a page of one’s own', async () => {
    const asked: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.headers['user-agent']);
      if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /draft/\n');
      else if (request.url === '/moved') response.writeHead(302, { location: '/draft/quay' }).end();
      else response.end(page('today'));
    });
    const extract = (...args: string[]) =>
      rejoinder(['extract', ...args, '--allow-private-addresses'], {
        env: { CONTACT: 'https://desk.example/bot', HOST_GAP_MS: '0' },
      });
    for (const path of ['/draft/quay', '/moved']) {
      const { code, stdout } = await extract(`${origin}${path}`);
      expect({ code, answer: JSON.parse(stdout) }).toMatchObject({ code: 1, answer: { code: 'ROBOTS' } });
    }
    const own = await extract(`${origin}/draft/quay`, '--ignore-robots');
    expect(JSON.parse(own.stdout)).toMatchObject({ title: 'Quay closed today' });
    for (const agent of asked) expect(agent).toMatch(/^Rejoinder\/[\d.]+ \(\+https:\/\/desk.example\/bot\)$/);
  });

  it('says why there is no article, and ends with 1', async () => {
    const folder = await folderWith({ 'wall.html': WALL, 'feed.xml': rss([]) });
    const refused = async (source: string) => {
      const { code, stdout } = await rejoinder(['extract', source], { cwd: folder });
      expect(code).toBe(1);
      return JSON.parse(stdout);
    };
    expect(await refused('wall.html')).toEqual({
      refused: 'The page is an error page: it says that nothing was found; expected an article.',
      code: 'NOT_AN_ARTICLE',
    });
    expect(await refused('feed.xml')).toMatchObject({
      refused: 'The document is a feed; expected one article.',
    });
    expect(await refused('gone.html')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused('http://127.0.0.1:9/')).toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
  });
});

describe('extract --jsonl', () => {
  it('answers each line in order: the article, or why there is none', async () => {
    const folder = await folderWith({
      'a.html': page('today', HEAD),
      'b.html.gz': gzipSync(page('packed')),
      'bomb.gz': gzipSync(Buffer.alloc(20 * 1024 * 1024)),
      'wall.html': WALL,
    });
    const lines = [
      { id: 'x', file: 'a.html', url: ADDRESS },
      { id: 2, file: 'wall.html' },
      { id: 3, file: 'b.html.gz', url: null },
      { id: 4, file: 'bomb.gz' },
    ];
    const stdin = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const { code, stdout } = await rejoinder(['extract', '--jsonl'], { cwd: folder, stdin });
    expect(code).toBe(0);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toEqual([
      { id: 'x', ...ARTICLE },
      { id: 2, refused: expect.stringContaining('error page'), code: 'NOT_AN_ARTICLE' },
      expect.objectContaining({ id: 3, title: 'Quay closed packed', url: null }),
      { id: 4, refused: expect.stringContaining('unpacks to more than'), code: 'TOO_LARGE' },
    ]);
  });

  it('refuses bad lines by number on stderr, and ends with 1', async () => {
    const stdin = ['no json', '{"id": 1}', '{"file": "a"}', '{"id": 1, "file": "a", "url": "vellmar"}'].join(
      '\n',
    );
    const { code, stdout, stderr } = await rejoinder(['extract', '--jsonl'], { stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      'line 1: expected a JSON object {"id": ..., "file": ...} on one line',
      'line 2: file: expected the path of a file',
      'line 3: id: expected a text or a number',
      'line 4: url: expected http:// or https://',
      '',
    ]);
  });
});

describe('feed', () => {
  it('prints what a feed says as JSON, and that it was degraded', async () => {
    const half = '<item><title>Half</title>';
    const item = {
      link: 'a.html',
      title: 'Quay closed',
      date: 'Tue, 24 Mar 2026 10:15:00 +0100',
      content: '<p>Body</p>',
    };
    const folder = await folderWith({ 'feed.xml': rss([item], half) });
    const args = ['feed', 'feed.xml', '--url', 'https://vellmar.example/news/feed.xml'];
    const { code, stdout } = await rejoinder(args, { cwd: folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'Vellmar Post',
      link: 'https://vellmar.example/',
      language: 'en-GB',
      degraded: true,
      items: [
        {
          link: 'https://vellmar.example/news/a.html',
          title: 'Quay closed',
          publishedAt: '2026-03-24T09:15:00.000Z',
          language: 'en-GB',
          text: 'Body',
        },
      ],
    });
  });

  it('names the feeds of a page, and refuses what is neither', async () => {
    const head =
      '<link rel="alternate" type="application/rss+xml" title="All" href="https://vellmar.example/feed.xml">';
    const found = await rejoinder(['feed'], { stdin: page('x', head) });
    expect(JSON.parse(found.stdout)).toEqual({
      feeds: [{ address: 'https://vellmar.example/feed.xml', title: 'All', found: 'DECLARED' }],
    });
    const refused = await rejoinder(['feed'], { stdin: 'A text.' });
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ code: 'BAD_FEED' });
  });
});
