import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Subscriptions } from '../../src/push/subscriptions.js';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { readingOf } from '../readings.js';
import { idsOf, isSilent, take } from './support.js';

let newsroom: Newsroom;
let subscriptions: Subscriptions;

beforeEach(async () => {
  newsroom = await openNewsroom();
  subscriptions = await Subscriptions.start(newsroom.database, { pollMs: 100 });
});

afterEach(async () => {
  await subscriptions.close();
  await newsroom.close();
});

async function store(title: string, text = `${title}.`): Promise<string> {
  const url = `https://north.example/${encodeURIComponent(title)}`;
  return (await newsroom.store({ title, text, url }, readingOf(text, {}))).articleId;
}

describe('a subscription to stories', () => {
  it('gives each article that is put into one, once, and nothing for one that is revised', async () => {
    const stream = await subscriptions.open('STORY_GROWN', {});
    const ids = [await store('Ellery harbour shut'), await store('Corran mayor cleared')];
    await store('Ellery harbour shut', 'Another text altogether.');
    ids.push(await store('Dredger blocks Ellery harbour'));
    expect(idsOf(await take(stream, 3))).toEqual(ids);
    expect(await isSilent(stream)).toBe(true);
  });

  it('sees the story as it is when the item is given', async () => {
    const first = await store('Ellery harbour shut');
    await store('Corran mayor cleared');
    const second = await store('Dredger blocks Ellery harbour');
    const stream = await subscriptions.open('STORY_GROWN', { after: '0-0', filter: { minSize: 2 } });
    expect(idsOf(await take(stream, 2))).toEqual([first, second]);
    expect(await isSilent(stream)).toBe(true);
  });

  it('is refused a filter that the query refuses', async () => {
    await expect(subscriptions.open('STORY_GROWN', { filter: { outlet: ['north'] } })).rejects.toThrow(
      'filter.outlet: "north" is not an id.',
    );
  });
});
