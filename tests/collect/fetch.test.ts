import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/collect/article.js';
import { type FetchOptions, fetchDocument } from '../../src/collect/fetch.js';
import { LIMITS } from '../../src/collect/limits.js';
import { isPublicAddress, publicConnector } from '../../src/collect/network.js';
import { serve } from './support.js';

async function codeOf(address: string, options: Partial<FetchOptions> = {}): Promise<string> {
  try {
    await fetchDocument(address, { deadlineMs: 5_000, ...options });
    return 'fetched';
  } catch (error) {
    if (error instanceof RefusedError) return error.code;
    throw error;
  }
}

describe('fetching', () => {
  it('says who it is and hands on bytes, type and final address', async () => {
    let agent: string | undefined;
    const origin = await serve((request, response) => {
      agent = request.headers['user-agent'];
      if (request.url === '/old') response.writeHead(301, { location: '/new?a=1' }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=x' }).end('hello');
    });
    const options = { deadlineMs: 5_000, allowPrivateAddresses: true, contact: 'https://desk.example/bot' };
    const fetched = await fetchDocument(`${origin}/old`, options);
    expect(fetched).toMatchObject({
      address: `${origin}/new?a=1`,
      bytes: Buffer.from('hello'),
      contentType: 'text/html; charset=x',
    });
    expect(agent).toMatch(/^Rejoinder\/\d+\.\d+\.\d+ \(\+https:\/\/desk\.example\/bot\)$/);
  });

  it('unpacks gzip and brotli', async () => {
    const origin = await serve((request, response) => {
      const isGzip = request.url === '/gzip';
      const packed = isGzip ? gzipSync('packed words') : brotliCompressSync('packed words');
      response.writeHead(200, { 'content-encoding': isGzip ? 'gzip' : 'br' }).end(packed);
    });
    for (const path of ['/gzip', '/br']) {
      const { bytes } = await fetchDocument(origin + path, {
        deadlineMs: 5_000,
        allowPrivateAddresses: true,
      });
      expect(bytes.toString()).toBe('packed words');
    }
  });

  it('counts bytes as they are unpacked, so a small bomb is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(LIMITS.documentBytes * 4));
    expect(bomb.length).toBeLessThan(100_000);
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect(await codeOf(origin, { allowPrivateAddresses: true })).toBe('TOO_LARGE');
  });

  it('refuses gzip in gzip and damaged gzip', async () => {
    const origin = await serve((request, response) => {
      const encoding = request.url === '/twice' ? 'gzip, gzip' : 'gzip';
      response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync(gzipSync('x')).subarray(0, 20));
    });
    for (const path of ['/twice', '/damaged']) {
      expect(await codeOf(origin + path, { allowPrivateAddresses: true })).toBe('UNREACHABLE');
    }
  });

  it('ends a slow drip at the total deadline', async () => {
    const origin = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const started = performance.now();
    expect(await codeOf(origin, { allowPrivateAddresses: true, deadlineMs: 300 })).toBe('TIMEOUT');
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('ends when the caller aborts, with the reason of the caller', async () => {
    const origin = await serve(() => {});
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('shutting down')), 50);
    await expect(
      fetchDocument(origin, { deadlineMs: 5_000, allowPrivateAddresses: true, signal: stop.signal }),
    ).rejects.toThrow('shutting down');
  });

  it('gives up on a chain of redirects and on errors of the server', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/gone') response.writeHead(410).end();
      else response.writeHead(302, { location: `${request.url}x` }).end();
    });
    expect(await codeOf(`${origin}/`, { allowPrivateAddresses: true })).toBe('TOO_MANY');
    expect(await codeOf(`${origin}/gone`, { allowPrivateAddresses: true })).toBe('NOT_FOUND');
    expect(await codeOf('http://127.0.0.1:1/', { allowPrivateAddresses: true })).toBe('UNREACHABLE');
  });
});

describe('the public internet only', () => {
  it('refuses private addresses however they are written', async () => {
    const hosts = [
      ...[
        '127.0.0.1',
        '2130706433',
        '0x7f.1',
        '127.1',
        '0177.0.0.1',
        '0.0.0.0',
        '10.0.0.1',
        '172.16.0.1',
        '192.168.1.1',
      ],
      ...[
        '100.64.0.1',
        '169.254.169.254',
        '168.63.129.16',
        '224.0.0.1',
        '255.255.255.255',
        '[::1]',
        '[::]',
        '[fe80::1]',
      ],
      ...[
        '[fd00:ec2::254]',
        '[::ffff:127.0.0.1]',
        '[::ffff:7f00:1]',
        '[64:ff9b::7f00:1]',
        '[2002:7f00:1::]',
        '127.0.0.1.',
      ],
      ...['0x7f000001', '017700000001', '127.000.000.001', '%31%32%37.0.0.1', '①②⑦.⓪.⓪.①', '127。0。0。1'],
      ...[
        '[::127.0.0.1]',
        '[64:ff9b:1::7f00:1]',
        '[::ffff:a9fe:a9fe]',
        '[fec0::1]',
        '[ff02::1]',
        '198.18.0.1',
      ],
    ];
    for (const host of hosts) expect(await codeOf(`http://${host}/`), host).toBe('FORBIDDEN_ADDRESS');
  });

  it('lets public addresses and names through to the next check', () => {
    for (const host of ['93.184.216.34', '[2606:2800:220:1::1]', 'news.example'])
      expect(isPublicAddress(host), host).toBe(true);
  });

  it('refuses a name that resolves to a private address, before it connects', async () => {
    expect(await codeOf('http://localhost:8080/')).toBe('FORBIDDEN_ADDRESS');
  });

  it('checks where the socket ended, which no spelling can get round', async () => {
    let requests = 0;
    const origin = await serve((_, response) => {
      requests++;
      response.end();
    });
    const { hostname, port } = new URL(origin);
    const error = await new Promise((resolve) => {
      publicConnector()({ hostname, port, protocol: 'http:' }, (...[failure]) => resolve(failure));
    });
    expect(error).toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
    expect(requests).toBe(0);
  });

  it('refuses a name that leads inside at the second look, or with one of its addresses', async () => {
    let requests = 0;
    const origin = await serve((_, response) => {
      requests++;
      response.end();
    });
    const { port } = new URL(origin);
    const answers = [['127.0.0.1'], ['192.88.99.7', '10.0.0.1'], ['::1'], ['::ffff:127.0.0.1']];
    for (const addresses of answers) {
      const connect = publicConnector((_host, _options, callback) =>
        callback(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        ),
      );
      const error = await new Promise((resolve) => {
        connect({ hostname: 'rebound.example', port, protocol: 'http:' }, (...[failure]) => resolve(failure));
      });
      expect(error, addresses.join()).toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
    }
    expect(requests).toBe(0);
  });

  it('refuses a redirect to a private address', async () => {
    let isReached = false;
    const inside = await serve((_, response) => {
      isReached = true;
      response.end('secret');
    });
    for (const target of [
      inside,
      'http://169.254.169.254/latest/meta-data',
      'http://0x7f.1/',
      'http://localhost:8080/',
    ]) {
      const outside = await serve((_, response) => response.writeHead(302, { location: target }).end());
      expect(await codeOf(outside, { allowPrivateAddresses: [outside] }), target).toBe('FORBIDDEN_ADDRESS');
    }
    expect(isReached).toBe(false);
  });

  it('refuses odd ports, other schemes and addresses with a password', async () => {
    expect(await codeOf('http://news.example:22/')).toBe('FORBIDDEN_ADDRESS');
    expect(await codeOf('ftp://news.example/')).toBe('BAD_URL');
    expect(await codeOf('http://user:secret@news.example/')).toBe('BAD_URL');
    const outside = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    expect(await codeOf(outside, { allowPrivateAddresses: true })).toBe('BAD_URL');
  });
});
