import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetClock } from '../push/clock.js';
import { type Desk, openDesk } from './desk.js';
import { ask } from './door.js';
import { type Delivery, type Mailbox, opened } from './mailbox.js';

const UPDATE =
  'mutation ($input: UpdateMonitorInput!) { result: updateMonitor(input: $input) { __typename ... on MonitorRefused { problems { field code } } } }';
const PAGE =
  'query ($id: ID!, $after: Position!) { monitorMatches(monitor: $id, after: $after, first: 100) { items { item { ... on Quote { id } } } } }';

let desk: Desk;
let mailbox: Mailbox;
let clock: SetClock;

beforeEach(async () => {
  desk = await openDesk();
  ({ mailbox } = desk);
  clock = new SetClock('2026-11-02T12:00:00Z');
});

afterEach(() => desk.close());

const dataOf = ({ body }: Delivery) => JSON.parse(body).data;
const idsIn = (delivery: Delivery): string[] =>
  dataOf(delivery).matches.map(({ item }: { item: { id: string } }) => item.id);
/** What a monitor with these settings posts to, from the beginning on. */
async function watch(
  settings: object,
): Promise<{ monitor: string; webhook: { id: string }; secret: string }> {
  const monitor = await desk.addMonitor({ name: 'Desk', quotes: {}, ...settings });
  return { monitor, ...(await desk.addWebhook({ monitor, after: '0-0' })) };
}
/** Until the courier waits for a time. */
const untilAsked = (time: string) =>
  expect
    .poll(() => clock.asked.map((at) => at.toISOString()), { timeout: 20_000 })
    .toContain(new Date(time).toISOString());

describe('grouping', () => {
  it('posts the first at once, and then no more than one in the time, with all that came', async () => {
    const { secret } = await watch({ grouping: { minutes: 30 } });
    desk.deliver({ clock });
    const [, first] = await desk.store(0.9);
    await desk.untilTaken(1);
    const { type, data } = opened(mailbox.taken[0]!, secret);
    expect([type, data.count, data.matches[0].type]).toEqual(['monitor.matched', 1, 'quote.added']);
    expect(idsIn(mailbox.taken[0]!)).toEqual([first]);
    const later = [...(await desk.store(0.9, 0.8)).slice(1), ...(await desk.store(0.7)).slice(1)];
    await untilAsked('2026-11-02T12:30:00Z');
    expect(mailbox.tries).toHaveLength(1);
    await desk.untilFollowed();
    clock.set('2026-11-02T12:30:00Z');
    await desk.untilTaken(2);
    expect(idsIn(mailbox.taken[1]!)).toEqual(later);
    expect(dataOf(mailbox.taken[1]!)).toMatchObject({ count: 3, monitor: { name: 'Desk' } });
  });

  it('carries a hundred, and says how many there are more and where they are', async () => {
    const { monitor } = await watch({ grouping: { minutes: 30 } });
    const [, ...quotes] = await desk.store(...Array(103).fill(0.9));
    desk.deliver({ clock });
    await desk.untilTaken(1);
    const { count, rest } = dataOf(mailbox.taken[0]!);
    expect([count, rest.count, idsIn(mailbox.taken[0]!)]).toEqual([103, 3, quotes.slice(0, 100)]);
    const { data } = await ask(desk.door.url, PAGE, { id: monitor, after: rest.after });
    expect(data.monitorMatches.items.map(({ item }: { item: { id: string } }) => item.id)).toEqual(
      quotes.slice(100),
    );
  });

  it('by story makes a post of each, and one of what is in none', async () => {
    await watch({ grouping: { minutes: 30, by: 'STORY' } });
    const { reads } = desk.door.database;
    const [one, other, alone] = [
      await desk.store(0.9, 0.8),
      await desk.store(0.9),
      await desk.store(0.9),
    ] as [string[], string[], string[]];
    const stories = [one[0]!, other[0]!];
    for (const article of stories) {
      await reads.query(
        `with s as (insert into story (id, title, language, started_at, last_at, size, square, next_look)
           values (gen_random_uuid(), 'Bridge', 'en', now(), now(), 1, 1, 1) returning id)
         insert into placement (article_id, story_id, published_at) select $1, id, now() from s`,
        [article],
      );
    }
    await desk.untilFollowed();
    desk.deliver({ clock });
    await desk.untilTaken(3);
    expect(mailbox.taken.map(idsIn)).toEqual([one, other, alone].map(([, ...quotes]) => quotes));
    expect(mailbox.taken.map((delivery) => dataOf(delivery).story?.id)).toEqual([
      expect.any(String),
      expect.any(String),
      undefined,
    ]);
  });

  it('keeps a post as it is until it is taken, by another process too, and then goes on', async () => {
    await watch({ grouping: { minutes: 30 } });
    mailbox.answer = () => 500;
    const first = desk.deliver({ clock, retryAfter: Array(400).fill(0.05) });
    const before = (await desk.store(0.9, 0.8)).slice(1);
    await expect.poll(() => mailbox.tries.length, { timeout: 20_000 }).toBeGreaterThan(1);
    const after = (await desk.store(0.7)).slice(1);
    await desk.end(first);
    const tries = mailbox.tries.length;
    mailbox.answer = () => 204;
    desk.deliver({ clock, retryAfter: Array(400).fill(0.05) });
    await desk.untilTaken(1);
    expect(mailbox.tries.length).toBeGreaterThan(tries);
    expect(new Set(mailbox.tries.map(({ id }) => id)).size).toBe(1);
    expect(idsIn(mailbox.taken[0]!)).toEqual(before);
    await untilAsked('2026-11-02T12:30:00Z');
    await desk.untilFollowed();
    clock.set('2026-11-02T12:31:00Z');
    await desk.untilTaken(2);
    expect(idsIn(mailbox.taken[1]!)).toEqual(after);
  });

  it('leaves each match of a post that is never taken as a dead letter', async () => {
    const { webhook } = await watch({ grouping: { minutes: 30 } });
    mailbox.answer = () => 422;
    const quotes = (await desk.store(0.9, 0.8)).slice(1);
    desk.deliver({ clock });
    const letters =
      'query ($id: ID!) { node(id: $id) { ... on Webhook { deadLetters { nodes { itemId attempts } } } } }';
    await expect
      .poll(
        async () =>
          (await ask(desk.door.url, letters, { id: webhook.id })).data.node.deadLetters.nodes.length,
        { timeout: 20_000 },
      )
      .toBe(2);
    const { nodes } = (await ask(desk.door.url, letters, { id: webhook.id })).data.node.deadLetters;
    expect(nodes.map(({ itemId }: { itemId: string }) => itemId).sort()).toEqual([...quotes].sort());
    expect(nodes[0].attempts).toBe(3);
  });
});

describe('quiet hours', () => {
  const quiet = [{ timeZone: 'Europe/Lisbon', from: '11:00', until: '13:00' }];

  it('hold back what comes, and then each is posted, in order', async () => {
    await watch({ quiet });
    desk.deliver({ clock });
    const quotes = (await desk.store(0.9, 0.8)).slice(1);
    await untilAsked('2026-11-02T13:00:00Z');
    expect(mailbox.tries).toEqual([]);
    await desk.untilFollowed();
    clock.set('2026-11-02T13:00:00Z');
    await desk.untilTaken(2);
    expect(mailbox.taken.map((delivery) => dataOf(delivery).item.id)).toEqual(quotes);
  });

  it('are followed by one post of all that gathered, where it is grouped', async () => {
    await watch({ quiet, grouping: { minutes: 5 } });
    const first = desk.deliver({ clock });
    const before = (await desk.store(0.9)).slice(1);
    await untilAsked('2026-11-02T13:00:00Z');
    await desk.end(first);
    const after = (await desk.store(0.8)).slice(1);
    desk.deliver({ clock });
    await desk.untilFollowed();
    clock.set('2026-11-02T13:00:00Z');
    await desk.untilTaken(1);
    expect(idsIn(mailbox.taken[0]!)).toEqual([...before, ...after]);
  });

  it('and grouping that nobody can have meant are refused', async () => {
    const { monitor } = await watch({});
    const input = {
      id: monitor,
      quiet: [{ timeZone: 'Lisbon time', from: '24:00', until: '7', days: [] }],
      grouping: { minutes: 0 },
    };
    const { problems } = (await ask(desk.door.url, UPDATE, { input })).data.result;
    expect(problems.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)).toEqual([
      'quiet.timeZone BAD_TIME_ZONE',
      'quiet.from BAD_TIME',
      'quiet.until BAD_TIME',
      'quiet.days EMPTY',
      'grouping.minutes BAD_VALUE',
    ]);
  });
});
