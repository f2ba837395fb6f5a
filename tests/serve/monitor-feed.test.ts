import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildActor,
  buildArticle,
  buildMonitor,
  buildOutlet,
  buildQuote,
  buildReaction,
} from '../factories.js';
import { type Door, openDoor } from './door.js';

let door: Door;
let key: string;
let monitor: string;

beforeAll(async () => {
  door = await openDoor();
  key = await door.addKey('reader');
  const { reads } = door.database;
  const outlet = await buildOutlet(reads, { name: 'Smith & Daughters <Press>' });
  const speaker = await buildActor(reads, { name: 'Ida Falk' });
  const [early, late] = [
    await buildArticle(reads, { outlet_id: outlet.id, title: 'Fish & chips ]]> <b>gone</b>' }),
    await buildArticle(reads, { published_at: new Date('2026-03-03T09:00:00Z'), title: null, url: null }),
  ];
  await buildQuote(reads, { article_id: late.id, speaker_id: speaker.id, text: 'The bridge is “closed”' });
  await buildReaction(reads, { article_id: late.id, type: 'REJECT', actors: [speaker.id], negated: true });
  await buildReaction(reads, { article_id: early.id, type: 'ACCUSE' });
  const filters = { articles: { words: 'fish' }, quotes: {}, reactions: { type: ['REJECT'] } };
  monitor = (await buildMonitor(reads, { name: 'Fish & bridges', ...filters })).id;
});

afterAll(() => door.close());

const feed = (
  format: string,
  headers: Record<string, string> = { authorization: `Bearer ${key}` },
  id = monitor,
) => fetch(`${door.origin}/monitors/${id}/feed.${format}`, { headers });

const basic = (password: string) => ({ authorization: `Basic ${btoa(`anybody:${password}`)}` });

describe('the feed of a monitor', () => {
  it('is Atom, published last first, with everything escaped', async () => {
    const response = await feed('atom');
    expect(response.headers.get('content-type')).toMatch(/^application\/atom\+xml/);
    const { id, title, entries, links } = parseAtomFeed(await response.text());
    expect([id, title?.value, links?.[0]?.href]).toEqual([
      `urn:uuid:${monitor}`,
      'Fish & bridges',
      `${door.origin}/monitors/${monitor}/feed.atom`,
    ]);
    expect(entries?.map((entry) => [entry.categories?.[0]?.term, entry.title?.value]).sort()).toEqual([
      ['article', 'Fish & chips ]]> <b>gone</b>'],
      ['quote', 'Ida Falk: “The bridge is “closed””'],
      ['reaction', 'Ida Falk: not REJECT'],
    ]);
    expect(entries?.at(-1)).toMatchObject({
      published: '2026-03-02T09:00:00.000Z',
      authors: [{ name: 'Smith & Daughters <Press>' }],
      links: [{ href: expect.stringMatching(/^https:/), rel: 'alternate' }],
    });
  });

  it('is JSON Feed, with the same items', async () => {
    const response = await feed('json');
    expect(response.headers.get('content-type')).toMatch(/^application\/feed\+json/);
    const { title, items } = parseJsonFeed(await response.json());
    expect(title).toBe('Fish & bridges');
    expect(items?.map(({ tags }) => tags?.[0]).sort()).toEqual(['article', 'quote', 'reaction']);
    expect(items?.find(({ tags }) => tags?.[0] === 'reaction')?.content_text).toEqual(expect.any(String));
  });

  it('says so where nothing is new', async () => {
    const first = await feed('atom');
    const etag = first.headers.get('etag')!;
    const again = await feed('atom', { authorization: `Bearer ${key}`, 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  it('needs a key, as password too, and a monitor that is there', async () => {
    const refused = await feed('atom', {});
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic /);
    expect((await feed('atom', basic('rj_wrong'))).status).toBe(401);
    expect((await feed('json', basic(key))).status).toBe(200);
    const missing = await feed('json', basic(key), '00000000-0000-7000-8000-000000000000');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});
