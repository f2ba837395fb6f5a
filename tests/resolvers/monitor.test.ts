import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../newsroom.js';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});

afterAll(() => newsroom.close());

const FIELDS =
  '... on MonitorPayload { monitor { id name articles quotes reactions revisions stories actors createdBy } }';
const PROBLEMS = '... on MonitorRefused { problems { field code message } }';
const CREATE = `mutation ($input: CreateMonitorInput!) { result: createMonitor(input: $input) { ${FIELDS} ${PROBLEMS} } }`;
const UPDATE = `mutation ($input: UpdateMonitorInput!) { result: updateMonitor(input: $input) { ${FIELDS} ${PROBLEMS} } }`;
const REMOVE = `mutation ($id: ID!) { result: removeMonitor(id: $id) { ... on RemoveMonitorPayload { id } ${PROBLEMS} } }`;
const NOBODY = '00000000-0000-7000-8000-000000000000';
const ACTOR = '0192b3c4-0000-7000-8000-000000000001';

let made = 0;

async function change(mutation: string, input: object) {
  const { data, errors } = await newsroom.ask(mutation, { input });
  expect(errors).toBeUndefined();
  return data.result;
}

async function monitor(filters: object = { quotes: { speaker: [ACTOR] } }) {
  made += 1;
  return (await change(CREATE, { name: `Harbour ${made}`, ...filters })).monitor;
}

/** What is wrong, as "field CODE". */
const codesOf = (result: { problems: { field: string; code: string }[] }) =>
  result.problems.map(({ field, code }) => `${field} ${code}`);

describe('createMonitor', () => {
  it('stores the filters of each kind as they were given, and who made it', async () => {
    const filters = {
      articles: {},
      quotes: { speaker: [ACTOR], words: '"step too far"', published: { from: '2026-11-01T00:00:00.000Z' } },
      reactions: {
        type: ['REJECT'],
        stance: ['OPPOSES'],
        happened: { from: '2026-11-02' },
        minConfidence: 0.5,
      },
      revisions: { outlet: [ACTOR] },
      stories: { minOutlets: 2 },
      actors: { partOf: [ACTOR] },
    };
    expect(await monitor(filters)).toEqual({
      id: expect.any(String),
      name: `Harbour ${made}`,
      createdBy: 'tester',
      ...filters,
    });
  });

  it('gives the same monitor for the same name and filters, and refuses the name to others', async () => {
    const first = await monitor();
    const { name, quotes } = first;
    expect((await change(CREATE, { name, quotes })).monitor.id).toBe(first.id);
    expect(codesOf(await change(CREATE, { name, reactions: {} }))).toEqual(['name TAKEN']);
  });

  it('refuses a name that nobody could read, and a monitor of nothing', async () => {
    expect(codesOf(await change(CREATE, { name: ' \n' }))).toEqual(['name BAD_NAME', 'articles EMPTY']);
    expect(codesOf(await change(CREATE, { name: 'x'.repeat(101), quotes: null }))).toEqual([
      'name BAD_NAME',
      'articles EMPTY',
    ]);
  });

  it('refuses what the query would refuse, under the path of the value', async () => {
    const filters = { quotes: { speaker: ['Mayor Lind'] }, articles: { words: 'a\0b' } };
    const result = await change(CREATE, { name: 'Wrong', ...filters });
    expect(codesOf(result).sort()).toEqual(['articles BAD_VALUE', 'quotes.speaker BAD_VALUE']);
    const { data } = await newsroom.ask('{ monitors { nodes { name } } }');
    expect(data.monitors.nodes).not.toContainEqual({ name: 'Wrong' });
  });

  it('refuses filters that nobody can have meant', async () => {
    const words = 'x '.repeat(60_000);
    expect(codesOf(await change(CREATE, { name: 'Long', quotes: { words } }))).toEqual(['articles TOO_LONG']);
  });

  it('refuses more of one key than a newsroom can need', async () => {
    await newsroom.database.reads.query(
      `insert into monitor (id, name, quotes, created_by) select gen_random_uuid(), 'Zz ' || n, '{}', 'greedy' from generate_series(1, 200) n`,
    );
    const viewer = { name: 'greedy', role: 'editor' } as const;
    const { data } = await newsroom.ask(CREATE, { input: { name: 'One more', quotes: {} } }, viewer);
    expect(codesOf(data.result)).toEqual(['name TOO_MANY']);
    const again = await newsroom.ask(CREATE, { input: { name: 'Zz 7', quotes: {} } }, viewer);
    expect(again.data.result.monitor.name).toBe('Zz 7');
    await newsroom.database.reads.query("delete from monitor where created_by = 'greedy'");
  });

  it('needs an editor', async () => {
    const viewer = { name: 'desk', role: 'reviewer' } as const;
    const { errors } = await newsroom.ask(CREATE, { input: { name: 'Mine', quotes: {} } }, viewer);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requiredRole: 'editor' });
  });
});

describe('updateMonitor', () => {
  it('changes what is given, keeps what is left out, and takes out what is null', async () => {
    const { id } = await monitor({ quotes: { words: 'ferry' }, reactions: {} });
    const named = await change(UPDATE, { id, name: `Ferry ${made}` });
    expect(named.monitor).toMatchObject({
      id,
      name: `Ferry ${made}`,
      quotes: { words: 'ferry' },
      reactions: {},
    });
    const turned = await change(UPDATE, { id, quotes: null, articles: { language: ['en'] } });
    expect(turned.monitor).toMatchObject({ quotes: null, articles: { language: ['en'] }, reactions: {} });
  });

  it('refuses what is not there, a name of another, a bad filter, and taking out the last kind', async () => {
    const [one, other] = [await monitor(), await monitor()];
    expect(codesOf(await change(UPDATE, { id: NOBODY, name: 'New' }))).toEqual(['id NOT_FOUND']);
    expect(codesOf(await change(UPDATE, { id: 'none', name: 'New' }))).toEqual(['id NOT_FOUND']);
    expect(codesOf(await change(UPDATE, { id: one.id, name: other.name }))).toEqual(['name TAKEN']);
    expect(codesOf(await change(UPDATE, { id: one.id, quotes: null }))).toEqual(['articles EMPTY']);
    expect(codesOf(await change(UPDATE, { id: one.id, reactions: { actor: ['x'] } }))).toEqual([
      'reactions.actor BAD_VALUE',
    ]);
  });
});

describe('removeMonitor', () => {
  it('removes it once', async () => {
    const { id } = await monitor();
    expect((await newsroom.ask(REMOVE, { id })).data.result).toEqual({ id });
    expect(
      (await newsroom.ask('query ($id: ID!) { monitor(id: $id) { id } }', { id })).data.monitor,
    ).toBeNull();
    expect(codesOf((await newsroom.ask(REMOVE, { id })).data.result)).toEqual(['id NOT_FOUND']);
  });
});

describe('monitors', () => {
  it('are found by id, as nodes, and in pages by name or age', async () => {
    const [one, other] = [await monitor(), await monitor()];
    const { data } = await newsroom.ask(
      `query ($id: ID!) { monitor(id: $id) { name } node(id: $id) { __typename ... on Monitor { name quotes } }
         newest: monitors(first: 2, orderBy: NEWEST) { nodes { id } pageInfo { hasNextPage } }
         monitors { totalCount nodes { name } } }`,
      { id: one.id },
    );
    expect(data.monitor).toEqual({ name: one.name });
    expect(data.node).toEqual({ __typename: 'Monitor', name: one.name, quotes: { speaker: [ACTOR] } });
    expect(data.newest.nodes).toEqual([{ id: other.id }, { id: one.id }]);
    const names = data.monitors.nodes.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(data.monitors.totalCount);
  });
});
