import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryIndex } from '../../../bench/stories/memory-index.mjs';
import { place, WINDOW_MS } from '../../../src/store/stories/clusterer.js';
import { termsOf } from '../../../src/store/stories/terms.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T06:00:00Z');

let index: MemoryIndex;

beforeEach(() => {
  index = new MemoryIndex(WINDOW_MS);
});

/** Places headlines in order, an hour apart unless said otherwise. @returns the ids of their stories at the end */
async function storiesOf(titles: string[], hours = titles.map((_, i) => i)): Promise<string[]> {
  const ids: string[] = [];
  for (const [i, title] of titles.entries()) {
    const terms = termsOf({ title, text: '', language: 'en' });
    ids.push((await place(index, terms, START + hours[i]! * HOUR)).story.id);
  }
  return ids.map((id) => index.whereIs(id));
}

describe('the clusterer', () => {
  it('puts headlines about one happening into one story, and others into others', async () => {
    const [closed, tugs, verdict, dredger, appeal] = await storiesOf([
      'Ellery harbour shut as dredger runs aground',
      'Tugs on their way to free dredger off Ellery',
      'Court clears Corran mayor of bribery',
      'Dredger still blocks Ellery harbour',
      'Prosecutor to appeal as Corran mayor is cleared',
    ]);
    expect([tugs, dredger]).toEqual([closed, closed]);
    expect(appeal).toBe(verdict);
    expect(verdict).not.toBe(closed);
  });

  it('does not join what shares only words that say nothing', async () => {
    const [a, b] = await storiesOf([
      'What is there for you after all of this',
      'What you said is for all of them',
    ]);
    expect(a).not.toBe(b);
  });

  it('opens another story when the same words come back later', async () => {
    const title = 'Ferry strike begins at Corran';
    const [first, next, much] = await storiesOf([title, title, title], [0, 30, 300]);
    expect(next).toBe(first);
    expect(much).not.toBe(first);
  });

  it('takes an article that was published before the story it belongs to', async () => {
    const [late, early] = await storiesOf(
      ['Ellery harbour shut as dredger runs aground', 'Dredger runs aground off Ellery harbour'],
      [10, 0],
    );
    expect(early).toBe(late);
    expect([...index.stories.values()].map(({ lastAt }) => lastAt)).toEqual([START + 10 * HOUR]);
  });

  it('merges two stories that have grown together, and the older id stays', async () => {
    const [bank, minister, both, again] = await storiesOf([
      'Hake fleet kept off Alvar Bank',
      'Lisbon minister Valadim defends ban against Madrid',
      'Valadim: hake ban on Alvar Bank stays, fleet or no fleet, Lisbon tells Madrid',
      'Madrid fleet defies Valadim ban, sails for Alvar Bank hake',
    ]);
    expect(new Set([minister, both, again])).toEqual(new Set([bank]));
    expect(index.stories.get(bank!)).toMatchObject({ articles: 4 });
  });

  it('gives the same stories for the same headlines in the same order', async () => {
    const titles = [
      'Ellery harbour shut',
      'Harbour at Ellery open again',
      'Corran mayor cleared',
      'Mayor of Corran to resign',
    ];
    const once = await storiesOf(titles);
    index = new MemoryIndex(WINDOW_MS);
    expect(await storiesOf(titles)).toEqual(once);
  });

  it('tells words of a language without spaces', () => {
    const terms = termsOf({ title: '东京湾货轮相撞', text: '', language: 'zh' });
    expect(terms.size).toBeGreaterThan(1);
  });

  it('gives an article without a word a story of its own', async () => {
    const [a, b] = await storiesOf(['...', '???']);
    expect(a).not.toBe(b);
  });
});
