import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Door, openDoor } from './door.js';
import { openStream } from './events.js';

const ADD = `mutation ($input: AddArticleInput!) { addArticle(input: $input) { ... on AddArticlePayload { outcome } } }`;
const REVISED = `subscription ($filter: ArticleFilter) {
  articleRevised(after: "0-0", filter: $filter) { position article { title quotes { nodes { text } } } } }`;

let door: Door;

beforeAll(async () => {
  door = await openDoor();
  for (const place of ['north', 'south']) {
    expect(await store(place, 'We close the bridge today.')).toBe('ADDED');
    expect(await store(place, 'We open the bridge tomorrow.')).toBe('REVISED');
    expect(await store(place, 'We open the bridge tomorrow.')).toBe('UNCHANGED');
  }
});

afterAll(() => door.close());

async function store(place: string, said: string): Promise<string> {
  const input = {
    url: `https://${place}.example/bridge`,
    title: `The bridge in the ${place}`,
    text: `"${said}" said harbour master Ana Reis on Monday.`,
  };
  const { data } = await ask(door.url, ADD, { input });
  return data.addArticle.outcome;
}

describe('articleRevised', () => {
  it('gives an article that was stored before each time that it changed, as it is now', async () => {
    const stream = await openStream(door.url, REVISED);
    const items = [await stream.next(), await stream.next()].map((event) => event!.data!.data.articleRevised);
    expect(items.map(({ article }) => article)).toEqual(
      ['north', 'south'].map((place) => ({
        title: `The bridge in the ${place}`,
        quotes: { nodes: [{ text: 'We open the bridge tomorrow.' }] },
      })),
    );
    await store('north', 'We shut it for good.');
    const third = (await stream.next())!.data!.data.articleRevised;
    expect(third.article.quotes.nodes).toEqual([{ text: 'We shut it for good.' }]);
    expect(new Set([...items, third].map(({ position }) => position)).size).toBe(3);
    await stream.leave();
  });

  it('takes the filter of the list of articles', async () => {
    const stream = await openStream(door.url, REVISED, { variables: { filter: { words: 'south' } } });
    expect((await stream.next())!.data!.data.articleRevised.article.title).toBe('The bridge in the south');
    await stream.leave();
  });
});
