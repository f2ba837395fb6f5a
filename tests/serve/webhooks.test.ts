import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postBody } from '../../src/collect/post.js';
import { type Desk, openDesk } from './desk.js';
import { ask, type Door } from './door.js';
import { type Mailbox, opened } from './mailbox.js';

const SHOW =
  'query ($id: ID!) { node(id: $id) { ... on Webhook { state origin position attempts problem deadLetters { totalCount nodes { id position itemId attempts problem } } } } }';
const REPLAY = `mutation ($id: ID!) { result: replayDeadLetters(webhook: $id) { ... on WebhookPayload { replayed } } }`;
const RESUME = `mutation ($id: ID!, $after: Position) { result: resumeWebhook(id: $id, after: $after) { ... on WebhookPayload { webhook { state } } } }`;
const ROTATE = `mutation ($id: ID!, $hours: Int) { result: rotateWebhookSecret(id: $id, overlapHours: $hours) {
  ... on RotateSecretPayload { secret webhook { oldSecretUntil } } ... on MonitorRefused { problems { field code } } } }`;

let desk: Desk;
let door: Door;
let mailbox: Mailbox;
let monitor: string;

beforeEach(async () => {
  desk = await openDesk();
  ({ door, mailbox } = desk);
  monitor = await desk.addMonitor({ name: 'Desk', articles: {}, quotes: { minConfidence: 0.5 } });
});

afterEach(() => desk.close());

const deliver: Desk['deliver'] = (options) => desk.deliver(options);
const addWebhook = (input: { url?: string; after?: string } = {}) => desk.addWebhook({ monitor, ...input });
/** Has something new delivered, and tells which of these secrets it is signed with. */
const signedWith =
  (...secrets: string[]) =>
  async () => {
    const count = mailbox.taken.length + 2;
    await store(1);
    await until(count);
    return secrets.map((secret) => {
      try {
        return opened(mailbox.taken.at(-1)!, secret) !== undefined;
      } catch {
        return false;
      }
    });
  };
const shown = async (id: string) => (await ask(door.url, SHOW, { id })).data.node;

/** Stores articles with a quote each; gives the ids of what the monitor watches of them, in the order of positions. */
async function store(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const [article, _unsure, quote] = await desk.store(0.1, 0.9);
    ids.push(article!, quote!);
  }
  return ids;
}

const itemsIn = (deliveries: { body: string }[]) =>
  deliveries.map(({ body }) => JSON.parse(body).data.item.id);
/** What was taken, told apart by id: each once, in the order in which it came first. */
const ofIds = () => [...new Map(mailbox.taken.map((delivery) => [delivery.id, delivery])).values()];
const until = (count: number) => desk.untilTaken(count);

describe('a webhook', () => {
  it('gets what its monitor watches, each once and in order, signed as Standard Webhooks has it', async () => {
    await store(1);
    await expect.poll(() => door.services.subscriptions.position).not.toBe('0-0');
    deliver();
    const { secret, webhook } = await addWebhook();
    const ids = await store(3);
    await until(6);
    expect(itemsIn(mailbox.tries)).toEqual(ids);
    const message = opened(mailbox.tries[1]!, secret);
    expect(message).toMatchObject({
      type: 'quote.added',
      data: {
        monitor: { id: monitor, name: 'Desk' },
        item: { __typename: 'Quote', id: ids[1], text: 'The bridge is closed', article: { id: ids[0] } },
      },
    });
    expect(() => opened({ ...mailbox.tries[1]!, body: '{}' }, secret)).toThrow();
    await expect
      .poll(async () => (await shown(webhook.id)).position)
      .toBe(JSON.parse(mailbox.tries[5]!.body).data.position);
  });

  it('that fails is tried again with the same message, and what comes later waits for it', async () => {
    deliver();
    await addWebhook();
    let failures = 2;
    mailbox.answer = () => (failures-- > 0 ? 500 : 200);
    const ids = await store(2);
    await until(4);
    expect(itemsIn(mailbox.taken)).toEqual(ids);
    expect(itemsIn(mailbox.tries)).toEqual([ids[0], ids[0], ...ids]);
    expect(new Set(mailbox.tries.slice(0, 3).map(({ id }) => id)).size).toBe(1);
  });

  it('that takes too long, or redirects, has not taken it', async () => {
    deliver({ deadlineMs: 200 });
    const { webhook } = await addWebhook();
    const answers = [() => new Promise<number>((resolve) => setTimeout(resolve, 400, 599)), () => 307];
    mailbox.answer = () => (answers.shift() ?? (() => 200))();
    const ids = await store(1);
    await until(2);
    expect(itemsIn(mailbox.tries)).toEqual([ids[0], ids[0], ...ids]);
    await expect.poll(async () => (await shown(webhook.id)).state).toBe('DELIVERING');
  });

  it('that never takes an item leaves a dead letter, goes on, and gets it when it is replayed', async () => {
    deliver();
    const { webhook } = await addWebhook();
    const refuses = { first: true };
    const [first, second] = await (async () => {
      mailbox.answer = ({ body }) => (refuses.first && JSON.parse(body).type === 'article.added' ? 422 : 200);
      return store(1);
    })();
    await until(1);
    expect(itemsIn(mailbox.taken)).toEqual([second]);
    const { deadLetters, origin } = await shown(webhook.id);
    expect(origin).toBe(mailbox.origin);
    expect(deadLetters.nodes).toEqual([
      expect.objectContaining({
        itemId: first,
        attempts: 3,
        problem: 'The receiver answered 422; expected 2xx.',
      }),
    ]);
    refuses.first = false;
    expect((await ask(door.url, REPLAY, { id: webhook.id })).data.result).toEqual({ replayed: 1 });
    await until(2);
    expect(mailbox.taken[1]!.id).toBe(mailbox.tries[0]!.id);
    await expect.poll(async () => (await shown(webhook.id)).deadLetters.totalCount).toBe(0);
  });

  it('that answers "gone" is stopped until it is resumed', async () => {
    deliver();
    const { webhook } = await addWebhook();
    mailbox.answer = () => 410;
    const ids = await store(2);
    await expect.poll(async () => (await shown(webhook.id)).state).toBe('STOPPED');
    expect(mailbox.tries).toHaveLength(1);
    mailbox.answer = () => 200;
    expect((await ask(door.url, RESUME, { id: webhook.id })).data.result.webhook.state).toBe('DELIVERING');
    await until(4);
    expect(itemsIn(mailbox.taken)).toEqual(ids);
  });

  it('delivers what was before it, from a position on, and again where it is told so', async () => {
    const before = await store(2);
    deliver();
    const webhook = (await addWebhook({ after: '0-0' })).webhook;
    await until(4);
    const second = JSON.parse(mailbox.taken[1]!.body).data.position;
    await ask(door.url, RESUME, { id: webhook.id, after: second });
    await until(6);
    expect(itemsIn(mailbox.taken)).toEqual([...before, ...before.slice(2)]);
    expect(mailbox.taken[4]!.id).toBe(mailbox.taken[2]!.id);
  });

  it('that cannot go on from where it stands is stopped, and says why', async () => {
    deliver();
    const { webhook } = await addWebhook({ after: '99999999999-1' });
    await expect.poll(async () => (await shown(webhook.id)).state).toBe('STOPPED');
    expect((await shown(webhook.id)).problem).toContain(
      '99999999999-1 is no position that this database gave',
    );
    const [first] = await store(1);
    await ask(door.url, RESUME, { id: webhook.id, after: '0-0' });
    await until(2);
    expect(itemsIn(mailbox.taken)[0]).toBe(first);
    await expect.poll(async () => shown(webhook.id)).toMatchObject({ state: 'DELIVERING', problem: null });
  });

  it('that is dead for a while gets all of it, in order', async () => {
    deliver({ retryAfter: Array(200).fill(0.05) });
    await addWebhook();
    const before = await store(1);
    await until(2);
    await mailbox.die();
    const meanwhile = await store(3);
    await mailbox.revive();
    await until(8);
    expect(itemsIn(mailbox.taken)).toEqual([...before, ...meanwhile]);
  });
});

describe('a secret that is rotated', () => {
  it('holds beside the new one for a while, and not at all where it is told so', async () => {
    deliver();
    const { secret, webhook } = await addWebhook();
    const rotated = (await ask(door.url, ROTATE, { id: webhook.id, hours: 1 })).data.result;
    expect(Date.parse(rotated.webhook.oldSecretUntil)).toBeGreaterThan(Date.now());
    // What is delivered meanwhile may still be signed as before: a courier looks now and then.
    await expect.poll(signedWith(secret, rotated.secret), { timeout: 20_000 }).toEqual([true, true]);
    const last = (await ask(door.url, ROTATE, { id: webhook.id, hours: 0 })).data.result;
    await expect.poll(signedWith(rotated.secret, last.secret), { timeout: 20_000 }).toEqual([false, true]);
  });

  it('is one of a webhook that is there, and holds no longer than two weeks', async () => {
    const { webhook } = await addWebhook();
    const refused = async (id: string, hours: number) =>
      (await ask(door.url, ROTATE, { id, hours })).data.result.problems;
    expect(await refused(webhook.id, 337)).toEqual([{ field: 'overlapHours', code: 'BAD_VALUE' }]);
    expect(await refused(monitor, 1)).toEqual([{ field: 'id', code: 'NOT_FOUND' }]);
  });
});

describe('of a database that breaks connections', () => {
  it('get all of it, in order', async () => {
    deliver();
    await addWebhook();
    const ids: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      ids.push(...(await store(2)));
      await expect.poll(() => mailbox.tries.length, { timeout: 20_000 }).toBeGreaterThan(i * 4);
      await door.database.reads.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rejoinder-webhooks' and datname = current_database()",
      );
    }
    await expect.poll(() => ofIds().length, { timeout: 20_000 }).toBe(ids.length);
    expect(itemsIn(ofIds())).toEqual(ids);
  });
});

describe('of several processes', () => {
  it('one delivers, and another goes on where it stopped, in the middle of a delivery too', async () => {
    const first = deliver();
    await addWebhook();
    deliver();
    const ids = await store(2);
    let hang = () => {};
    mailbox.answer = ({ body }) =>
      JSON.parse(body).data.item.id === ids[2] && mailbox.taken.length === 2
        ? new Promise<number>((resolve) => {
            hang = () => resolve(200);
          })
        : 200;
    await expect.poll(() => mailbox.tries.length).toBeGreaterThanOrEqual(3);
    mailbox.answer = () => 200;
    await desk.end(first);
    hang();
    await expect.poll(() => new Set(itemsIn(mailbox.taken)).size, { timeout: 20_000 }).toBe(4);
    expect(itemsIn(ofIds())).toEqual(ids);
  });
});

describe('addWebhook', () => {
  it('refuses addresses that are not on the public internet, and what is there already', async () => {
    const message =
      'The address is not on the public internet; loopback, private and metadata addresses are not read.';
    for (const url of [
      'http://127.0.0.1:8080/',
      'http://[::ffff:10.0.0.1]/',
      'http://169.254.169.254/latest',
      'http://2130706433/',
    ]) {
      expect((await addWebhook({ url })).problems).toEqual([
        { field: 'url', code: 'FORBIDDEN_ADDRESS', message },
      ]);
    }
    await addWebhook();
    expect((await addWebhook()).problems).toMatchObject([{ field: 'url', code: 'TAKEN' }]);
    const more = Array.from({ length: 9 }, (_, i) => addWebhook({ url: `${mailbox.origin}/${i}` }));
    expect((await Promise.all(more)).map(({ problems }) => problems)).toEqual(Array(9).fill(undefined));
    const oneMore = await addWebhook({ url: `${mailbox.origin}/more` });
    expect(oneMore.problems).toMatchObject([{ field: 'monitor', code: 'TOO_MANY' }]);
  });
});

describe('a post', () => {
  it('does not reach a name that leads to this machine', async () => {
    const port = new URL(mailbox.url).port;
    await expect(postBody(`http://localhost:8080/`, {}, '', { deadlineMs: 2_000 })).rejects.toThrow(
      'not on the public internet',
    );
    await expect(postBody(`http://127.0.0.1:${port}/`, {}, '', { deadlineMs: 2_000 })).rejects.toThrow(
      'not on the public internet',
    );
    expect(mailbox.tries).toEqual([]);
  });
});
