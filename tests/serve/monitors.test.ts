import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askSocket, connect, type Door, openDoor, told } from './door.js';

const TEXT = [
  'The town of Ellery shut the Lantern Bridge on Friday for a month of repairs.',
  '“We are shutting it before it shuts itself,” said Orla Venn, the town engineer.',
].join('\n\n');

const ITEM = `position item { __typename ... on Article { title outlet { name } } ... on Quote { text speaker { name } article { title } } }`;
const MATCHED = `subscription ($id: ID!, $after: Position) { monitorMatched(monitor: $id, after: $after) { ${ITEM} } }`;
const MATCHES = `query ($id: ID!, $first: Int) { monitorMatches(monitor: $id, after: "0-0", first: $first) { items { ${ITEM} } position hasMore } }`;
const BRIDGE_URL = 'https://notes.example/19';
const FERRY_URL = 'https://notes.example/10';
const NOBODY = '00000000-0000-7000-8000-000000000000';

let door: Door;
let monitor: string;

beforeAll(async () => {
  door = await openDoor();
  const { data } = await ask(
    door.url,
    'mutation { createMonitor(input: { name: "Bridges", articles: { words: "bridge" }, quotes: {} }) { ... on MonitorPayload { monitor { id } } } }',
  );
  monitor = data.createMonitor.monitor.id;
  for (const [title, text] of [
    ['Lantern Bridge shut', TEXT],
    ['Ferry late', TEXT.replaceAll('Bridge', 'Ferry').replaceAll('bridge', 'ferry')],
  ]) {
    const input = { title, text, url: `https://notes.example/${title?.length}` };
    await ask(door.url, 'mutation ($input: AddArticleInput!) { addArticle(input: $input) { __typename } }', {
      input,
    });
  }
});

afterAll(() => door.close());

describe('monitorMatched', () => {
  it('gives what the monitor watches of each kind, and its twin gives the same', async () => {
    const client = connect(door.webSocket);
    const first = await next(client);
    expect(first.item).toEqual({
      __typename: 'Article',
      title: 'Lantern Bridge shut',
      outlet: { name: 'notes.example' },
    });
    const later = await next(client, first.position);
    expect(later.item).toMatchObject({ __typename: 'Quote', article: { title: 'Lantern Bridge shut' } });
    const last = await next(client, later.position);
    // The article about the ferry is not watched; what it quotes is.
    expect(last.item).toMatchObject({ __typename: 'Quote', article: { title: 'Ferry late' } });
    await client.dispose();
    await expect
      .poll(async () => (await ask(door.url, MATCHES, { id: monitor })).data.monitorMatches.items)
      .toEqual([first, later, last]);
  });

  it('gives articles that change, stories that grow and actors that people change, and says which it is', async () => {
    const { data } = await ask(
      door.url,
      `mutation { createMonitor(input: { name: "Changes", revisions: { words: "ferry" }, stories: { words: "ferry" }, actors: { kind: [PERSON] } }) {
         ... on MonitorPayload { monitor { id } } } }`,
    );
    const { id } = data.createMonitor.monitor;
    const input = { title: 'Ferry late again', text: `${TEXT}\n\nThe ferry waits.`, url: FERRY_URL };
    await ask(door.url, 'mutation ($input: AddArticleInput!) { addArticle(input: $input) { __typename } }', {
      input,
    });
    const person = (await ask(door.url, '{ actors(filter: { kind: [PERSON] }) { nodes { id } } }')).data
      .actors.nodes[0];
    await ask(
      door.url,
      'mutation ($id: ID!) { reviewActor(input: { id: $id, state: CONFIRMED }) { __typename } }',
      person,
    );
    const kinds = `query ($id: ID!) { monitorMatches(monitor: $id, after: "0-0") { items { kind article { url }
      item { __typename ... on Article { url } ... on Story { size } ... on Actor { id } } } } }`;
    await expect
      .poll(async () => (await ask(door.url, kinds, { id })).data.monitorMatches.items)
      .toEqual([
        // The headline of the one makes it a story about the ferry, as which it is seen now.
        { kind: 'STORY_GROWN', article: { url: BRIDGE_URL }, item: { __typename: 'Story', size: 2 } },
        { kind: 'STORY_GROWN', article: { url: FERRY_URL }, item: { __typename: 'Story', size: 2 } },
        { kind: 'ARTICLE_REVISED', article: null, item: { __typename: 'Article', url: FERRY_URL } },
        { kind: 'ACTOR_CHANGED', article: null, item: { __typename: 'Actor', id: person.id } },
      ]);
  });

  it('refuses a monitor that is not there, and a page that cannot be', async () => {
    const client = connect(door.webSocket);
    const refused = { code: 'NOT_FOUND', message: 'monitor: there is no monitor with this id.' };
    expect(told((await askSocket(client, MATCHED, { id: NOBODY })).errors)).toEqual([refused]);
    expect(told((await ask(door.url, MATCHES, { id: NOBODY })).errors)).toEqual([refused]);
    expect(told((await ask(door.url, MATCHES, { id: monitor, first: 0 })).errors)).toEqual([
      { code: 'BAD_USER_INPUT', message: 'first: expected 1 to 100, got 0.' },
    ]);
    await client.dispose();
  });
});

async function next(client: ReturnType<typeof connect>, after = '0-0') {
  const { data, errors } = await askSocket(client, MATCHED, { id: monitor, after });
  expect(errors).toBeUndefined();
  return data.monitorMatched;
}
