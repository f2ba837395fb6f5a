import { describe, expect, it } from 'vitest';
import { Hosts } from '../../src/polling/manners.js';
import { ownBook } from '../../src/polling/own-book.js';
import { articleNumber, openOutlet } from './outlet.js';

describe('a book of one’s own', () => {
  it('gives each request to a host a moment of its own, and leaves a host alone that asks for it', async () => {
    const book = ownBook();
    const gap = { leastMs: 10_000, concurrency: 2 };
    const moments = [];
    for (let n = 0; n < 3; n += 1) moments.push((await book.reserve('a.example', 'page', gap)).getTime());
    expect([moments[1]! - moments[0]!, moments[2]! - moments[1]!]).toEqual([10_000, 10_000]);
    expect((await book.reserve('a.example', 'feed', gap)).getTime()).toBeLessThan(moments[1]!);

    await book.noteAnswer('a.example', 20, 60_000);
    expect((await book.closedUntil('a.example'))!.getTime()).toBeGreaterThan(Date.now() + 50_000);
    expect((await book.reserve('a.example', 'feed', gap)).getTime()).toBeGreaterThan(Date.now() + 50_000);
    expect(await book.closedUntil('b.example')).toBeNull();
  });

  it('that a host is slow makes the gap longer', async () => {
    const book = ownBook();
    await book.noteAnswer('a.example', 8_000, null);
    const first = await book.reserve('a.example', 'page', { leastMs: 0, concurrency: 2 });
    const second = await book.reserve('a.example', 'page', { leastMs: 0, concurrency: 2 });
    expect(second.getTime() - first.getTime()).toBe(4_000);
  });

  it('asks for a host’s robots.txt once', async () => {
    const outlet = await openOutlet('Tamsund Gazette', [articleNumber(1)]);
    outlet.robots = 'User-agent: *\nDisallow: /articles/\n';
    const hosts = new Hosts(ownBook(), { allowPrivateAddresses: true }, { gapMs: 0, concurrency: 2 });
    for (let n = 0; n < 2; n += 1) {
      const asked = hosts.manners('page').before(new URL('/articles/1.html', outlet.origin));
      await expect(asked).rejects.toMatchObject({ code: 'ROBOTS' });
    }
    expect(outlet.requests.map(({ path }) => path)).toEqual(['/robots.txt']);
    await outlet.close();
  });
});
