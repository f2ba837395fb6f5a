import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { readingOf } from '../readings.js';

const TEXT = `The harbour of Ellery will stay shut until Friday, the port captain Ines Rowe said on Monday, because the dredger that went
aground off the north mole has not been moved. Two tugs from Corran are on their way, and nine trawlers lie at anchor outside.`;
const OTHER =
  'At the market they sell what was left from last week, and the cooks of the town have put potatoes on the board.';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

const store = (url: string, text = TEXT) => newsroom.store({ url, text }, readingOf(text, {}));

async function urlOf(id: string): Promise<string> {
  return (await newsroom.ask('query ($id: ID!) { article(id: $id) { url } }', { id })).data.article.url;
}

describe('twins of an address', () => {
  it.each([
    ['http', 'http://www.ellery.example/1', 'https://www.ellery.example/1'],
    ['no www.', 'https://ellery.example/2', 'https://www.ellery.example/2'],
    ['m.', 'https://m.ellery.example/3', 'https://www.ellery.example/3'],
    ['mobile.', 'http://mobile.ellery.example/4?id=7', 'https://ellery.example/4?id=7'],
    ['amp.', 'https://amp.ellery.example/5', 'https://www.ellery.example/5'],
    ['a last /amp', 'https://ellery.example/6/amp/', 'https://ellery.example/6'],
    ['a first /amp', 'https://ellery.example/amp/7', 'https://ellery.example/7/'],
    ['?amp=1', 'https://ellery.example/8?amp=1&id=3', 'https://ellery.example/8?id=3'],
    ['outputType=amp', 'https://ellery.example/9?id=3&outputType=amp', 'https://ellery.example/9?id=3'],
    ['.amp.html', 'https://ellery.example/10.amp.html', 'https://ellery.example/10.html'],
  ])('are one article where their text is one: %s', async (_name, one, other) => {
    const first = await store(one);
    const edited = TEXT.replace('on Monday', 'yesterday');
    expect(await store(other, edited)).toMatchObject({ articleId: first.articleId, outcome: 'UNCHANGED' });
    expect(await store(one)).toMatchObject({ articleId: first.articleId, outcome: 'UNCHANGED' });
  });

  it('are two where their texts are', async () => {
    const first = await store('https://www.ellery.example/11');
    const second = await store('https://m.ellery.example/11', OTHER);
    expect(second).toMatchObject({ outcome: 'ADDED' });
    expect(second.articleId).not.toBe(first.articleId);
  });

  it.each([
    ['https://ellery.example/12?page=1', 'https://ellery.example/12?page=2'],
    ['https://ellery.example/13', 'https://ellery.example/13/amplifiers'],
    ['https://news.ellery.example/14', 'https://ellery.example/14'],
  ])('are not any two addresses, though their text is one: %s', async (one, other) => {
    await store(one);
    expect(await store(other)).toMatchObject({ outcome: 'ADDED' });
  });

  it('leave the article the better address, whichever came first', async () => {
    const { articleId } = await store('http://m.ellery.example/15');
    await store('https://m.ellery.example/15');
    expect(await urlOf(articleId)).toBe('https://m.ellery.example/15');
    await store('https://www.ellery.example/15');
    await store('http://www.ellery.example/15/amp');
    expect(await urlOf(articleId)).toBe('https://www.ellery.example/15');
    // From then on it is revised there, and not by its twins.
    expect(await store('https://www.ellery.example/15', OTHER)).toMatchObject({
      articleId,
      outcome: 'REVISED',
    });
  });

  it('that come in at the same moment are one', async () => {
    const urls = ['http://ellery.example/16', 'https://ellery.example/16', 'https://m.ellery.example/16'];
    const stored = await Promise.all(urls.map((url) => store(url)));
    expect(new Set(stored.map(({ articleId }) => articleId)).size).toBe(1);
    expect(await urlOf(stored[0]!.articleId)).toBe('https://ellery.example/16');
  });
});
