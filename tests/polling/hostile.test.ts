import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/collect/limits.js';
import type { Collector } from '../../src/polling/collector.js';
import { CERTIFICATE, KEY } from './certificate.js';
import { ARRIVAL, type Desk, openDesk, settled } from './desk.js';
import { articleNumber, type LocalOutlet, openOutlet } from './outlet.js';

/** Made once, for it takes a second and more. */
const BOMB = gzipSync(Buffer.alloc(200 * 1_000_000));

let desk: Desk;
let collector: Collector;
let outlet: LocalOutlet;
/** Drips all the while that the others are polled. */
let dripping: LocalOutlet;
let drip: string;

beforeAll(async () => {
  desk = await openDesk();
  outlet = await openOutlet('Tamsund Gazette', [articleNumber(1)]);
  dripping = await hostile((_request, response) => {
    response.write('<?xml version="1.0"?><rss version="2.0"><channel>');
    const drop = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(drop));
    return true;
  });
  drip = await desk.add(dripping.feed);
  collector = desk.collect();
});

afterAll(async () => {
  await desk.close();
  await outlet.close();
  await dripping.close();
});

/** What the state of a feed says after its first poll. */
async function fate(url: string) {
  const feedId = await desk.add(url);
  await settled(desk, feedId, new Date(0));
  return desk.row<{ state: string; code: string | null; problem: string | null; items: number }>(
    'select state, problem_code as code, problem, items from feed where id = $1',
    [feedId],
  );
}

/** The same worker still brings what a good outlet has. */
async function expectAlive(n: number) {
  outlet.articles.push(articleNumber(n));
  const feedId = await desk.add(outlet.feed);
  await desk.poll(feedId);
  await expect
    .poll(
      () => desk.row('select 1 as there from article where title like $1', [`Ferry number ${n} %`]),
      ARRIVAL,
    )
    .toEqual({ there: 1 });
}

/** Answers every address with one thing. */
async function hostile(answer: LocalOutlet['misbehave']): Promise<LocalOutlet> {
  const server = await openOutlet('Hostile', []);
  server.misbehave = (request, response) => {
    if (request.url === '/robots.txt') return false;
    return answer(request, response);
  };
  return server;
}

describe('a feed of a hostile server', () => {
  const cases: [name: string, code: string, answer: LocalOutlet['misbehave']][] = [
    [
      '200 MB out of 200 KB',
      'TOO_LARGE',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB);
        return true;
      },
    ],
    [
      'an endless body',
      'TOO_LARGE',
      (_request, response) => {
        const more = () => {
          while (!response.destroyed && response.write('<item><title>More</title></item>'.repeat(2_000)));
        };
        response.on('drain', more);
        response.write('<?xml version="1.0"?><rss version="2.0"><channel>');
        more();
        return true;
      },
    ],
    [
      'endless redirects',
      'TOO_MANY',
      (request, response) => {
        response.writeHead(302, { location: `${request.url}x` }).end();
        return true;
      },
    ],
    [
      'a redirect to itself',
      'TOO_MANY',
      (request, response) => {
        response.writeHead(301, { location: request.url }).end();
        return true;
      },
    ],
    [
      'a redirect to no address',
      'BAD_URL',
      (_request, response) => {
        response.writeHead(302, { location: 'http://[::' }).end();
        return true;
      },
    ],
    [
      'a shorter body than it says',
      'UNREACHABLE',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '5000' });
        response.write('<?xml version="1.0"?><rss version="2.0"><channel>');
        setTimeout(() => response.destroy(), 20);
        return true;
      },
    ],
    [
      'an image in place of a feed',
      'NOT_TEXT',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from('89504e470d0a1a0a', 'hex'));
        return true;
      },
    ],
    [
      'a flood of headers',
      'UNREACHABLE',
      (_request, response) => {
        for (let n = 0; n < 2_000; n += 1) response.setHeader(`x-flood-${n}`, 'x'.repeat(100));
        response.writeHead(200).end('<rss/>');
        return true;
      },
    ],
    [
      'an answer that is no HTTP length',
      'UNREACHABLE',
      (_request, response) => {
        response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc');
        return true;
      },
    ],
  ];

  it.each(cases)('%s is met with %s', async (_name, code, answer) => {
    const server = await hostile(answer);
    try {
      expect(await fate(server.feed)).toMatchObject({ state: 'FAILING', code, problem: expect.any(String) });
    } finally {
      await server.close();
    }
  });

  it('entities that multiply stay what they are', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${levels}<!ENTITY xxe SYSTEM "file:///etc/passwd">]>
      <rss version="2.0"><channel><title>&l12;</title><link>http://127.0.0.1/</link><item><title>&xxe; &l12;</title></item></channel></rss>`;
    const server = await hostile((_request, response) => {
      response.end(bomb);
      return true;
    });
    try {
      await fate(server.feed);
      const { title, item } = await desk.row<{ title: string | null; item: string | null }>(
        `select f.title, i.title as item from feed f left join feed_item_memory i on i.feed_id = f.id where f.url = $1`,
        [server.feed],
      );
      for (const text of [title, item]) {
        expect((text ?? '').length).toBeLessThan(1_000);
        expect(text ?? '').not.toContain('root:');
      }
    } finally {
      await server.close();
    }
  });

  it('1,000,000 items are too many: as many as a feed may have are kept, and it says so', async () => {
    // 15 MB, all that is read of a document.
    const items = '<item><guid>a</guid></item>'.repeat(560_000);
    const server = await hostile((request, response) => {
      if (request.url === '/feed.xml')
        response.end(`<rss version="2.0"><channel><title>Many</title>${items}</channel></rss>`);
      else response.end(`<rss version="2.0"><channel><title>Many</title>${items.repeat(2)}</channel></rss>`);
      return true;
    });
    try {
      expect(await fate(server.feed)).toMatchObject({
        state: 'DEGRADED',
        code: 'TOO_MANY',
        items: LIMITS.feedItems,
      });
      expect(await fate(`${server.origin}/million.xml`)).toMatchObject({
        state: 'FAILING',
        code: 'TOO_LARGE',
      });
    } finally {
      await server.close();
    }
  }, 150_000);

  it('broken UTF-8 and text that would run are taken as text', async () => {
    const page = Buffer.concat([
      Buffer.from(
        '<!doctype html><html><head><meta charset="utf-8"><title>Quay <script>alert(1)</script></title></head><body onload="steal()"><article><h1>Quay closed</h1>',
      ),
      ...Array.from({ length: 5 }, (_, n) =>
        Buffer.concat([
          Buffer.from(
            `<p onclick="steal(${n})">The harbour council closed the quay on Tuesday, in sentence ${n} `,
          ),
          Buffer.from([0xc3, 0x28, 0xff]),
          Buffer.from(
            '.<script>document.cookie</script><img src=x onerror="steal()"> Boats moved north.\u202e</p>',
          ),
        ]),
      ),
      Buffer.from('</article></body></html>'),
    ]);
    const server = await hostile((request, response) => {
      const item = '<item><title>Quay &lt;script&gt;alert(1)&lt;/script&gt;</title><link>/quay</link></item>';
      if (request.url === '/feed.xml')
        response.end(`<rss version="2.0"><channel><title>Quays</title>${item}</channel></rss>`);
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      return true;
    });
    try {
      expect(await fate(server.feed)).toMatchObject({ state: 'OK', items: 1 });
      const { title, text } = await desk.row<{ title: string; text: string }>(
        `select a.title, r.text from feed_item_memory i join feed f on f.id = i.feed_id join article a on a.id = i.article_id
         join revision r on r.article_id = a.id where f.url = $1`,
        [server.feed],
      );
      for (const said of [title, text]) expect(said).not.toMatch(/<script|steal|cookie|onerror|\u202e/);
      expect(text).toContain('Boats moved north.');
      expect(text.isWellFormed()).toBe(true);
    } finally {
      await server.close();
    }
  });

  it('a certificate that nobody vouches for is refused', async () => {
    const server = createTlsServer({ key: KEY, cert: CERTIFICATE }, (_request, response) =>
      response.end('<rss/>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const { state, code, problem } = await fate(`https://127.0.0.1:${port}/feed.xml`);
      expect({ state, code }).toEqual({ state: 'FAILING', code: 'UNREACHABLE' });
      expect(problem).toMatch(/certificate/i);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('what is no web server is refused', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.end('SSH-2.0-OpenSSH_9.9\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      expect(await fate(`http://127.0.0.1:${port}/`)).toMatchObject({
        state: 'FAILING',
        code: 'UNREACHABLE',
      });
    } finally {
      server.close();
    }
  });

  it('a slow drip ends at the deadline', async () => {
    const state = () => desk.row('select state, problem_code as code from feed where id = $1', [drip]);
    await expect.poll(state, ARRIVAL).toEqual({ state: 'FAILING', code: 'TIMEOUT' });
  });

  it('leaves the worker alive', async () => {
    await expectAlive(3);
    expect(collector.tally.polls.failed).toBeGreaterThan(5);
  });
});

describe('a feed of the inside', () => {
  it('is never fetched, whatever it is written as, and its state says why', async () => {
    const inside = await openDesk();
    inside.collect({ private: false });
    const urls = [
      `http://2130706433/feed.xml`,
      'http://[::ffff:7f00:1]/feed.xml',
      'http://169.254.169.254/latest/meta-data',
      'http://localhost/feed.xml',
    ];
    for (const url of urls) {
      const feedId = await inside.add(url);
      await settled(inside, feedId, new Date(0));
      expect(await inside.row('select state, problem_code from feed where id = $1', [feedId]), url).toEqual({
        state: 'FAILING',
        problem_code: 'FORBIDDEN_ADDRESS',
      });
    }
    await inside.close();
  });
});
