import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../../newsroom.js';
import { keyOf, readingOf } from '../../readings.js';

let newsroom: Newsroom;
let stored = 0;

beforeAll(async () => {
  newsroom = await openNewsroom();
});

afterAll(() => newsroom.close());

type Cast = Parameters<typeof readingOf>[1]['actors'];

/** Stores an article whose text is nothing but names, and gives the ids of its actors by name as read. */
async function article(actors: NonNullable<Cast>, publishedAt = '2026-11-02T08:00:00Z') {
  stored += 1;
  const text = `${actors.map(({ name }) => name).join(', ')} and ${stored}.`;
  const spec = { text, url: `https://north.example/names/${stored}`, publishedAt };
  const { articleId } = await newsroom.store(spec, readingOf(text, { actors }));
  return {
    articleId,
    ids: await actorsOf(articleId),
    again: () => newsroom.store(spec, readingOf(text, { actors }), { again: true }),
  };
}

async function actorsOf(articleId: string): Promise<Record<string, string>> {
  const { data } = await newsroom.ask(
    'query ($id: ID!) { article(id: $id) { mentions(first: 50) { nodes { text actor { id } } } } }',
    { id: articleId },
  );
  return Object.fromEntries(
    data.article.mentions.nodes.map(({ text, actor }: { text: string; actor: { id: string } }) => [
      text,
      actor.id,
    ]),
  );
}

async function doubtsOf(id: string) {
  const { data, errors } = await newsroom.ask(
    'query ($id: ID!) { actor(id: $id) { doubts { state likeness grounds actor { name } candidate { name } } } }',
    { id },
  );
  expect(errors).toBeUndefined();
  return data.actor.doubts;
}

const person = (name: string, rest: object = {}) => ({ name, kind: 'PERSON' as const, ...rest });

describe('an actor of a new article', () => {
  it('is the stored one whose name differs in titles, case or order only', async () => {
    const { ids } = await article([person('Oskar Thelin')]);
    for (const name of ['OSKAR THELIN', 'Thelin, Oskar', 'Dr. Oskar Thelin']) {
      const { ids: later } = await article([person(name)]);
      expect(later[name]).toBe(ids['Oskar Thelin']);
    }
  });

  it('spelt otherwise is the stored one where the country fits, and waits where nothing but the name does', async () => {
    const { ids } = await article([person('Muhammad Qasimi', { country: 'IQ' })]);
    const { ids: same } = await article([person('Mohamed Qasimi', { country: 'IQ' })]);
    expect(same['Mohamed Qasimi']).toBe(ids['Muhammad Qasimi']);

    const { ids: open } = await article([person('Mohammed Qassimi')]);
    expect(open['Mohammed Qassimi']).not.toBe(ids['Muhammad Qasimi']);
  });

  it('that is only alike waits for a person with what speaks for it', async () => {
    const { ids } = await article([person('Faris Al-Ghanimi', { country: 'IQ' })]);
    const { ids: later } = await article([person('Faris al-Ganmi', { country: 'IQ' })]);
    expect(later['Faris al-Ganmi']).not.toBe(ids['Faris Al-Ghanimi']);
    expect(await doubtsOf(later['Faris al-Ganmi']!)).toMatchObject([
      { state: 'OPEN', grounds: ['country'], candidate: { name: 'Faris Al-Ghanimi' } },
    ]);
    expect(await doubtsOf(ids['Faris Al-Ghanimi']!)).toHaveLength(1);
  });

  it('is another where the country contradicts, whatever the name', async () => {
    const { ids } = await article([person('Ana Torres', { country: 'ES' })]);
    const { ids: later } = await article([person('Ana Torres', { country: 'MX' })]);
    expect(later['Ana Torres']).not.toBe(ids['Ana Torres']);
  });

  it('named by the surname is the stored one who holds that office at that place, and nobody without it', async () => {
    const at = keyOf('Poland');
    const poland = { name: 'Poland', kind: 'GOVERNMENT' as const, country: 'PL' };
    const { ids } = await article([
      person('Ivo Kranz', { country: 'PL', roles: [{ title: 'defence minister', at }] }),
      poland,
    ]);
    const { ids: later } = await article([
      person('Kranz', { country: 'PL', roles: [{ title: 'Defence Minister', at }] }),
      poland,
    ]);
    expect(later['Kranz']).toBe(ids['Ivo Kranz']);
    const { ids: nobody } = await article([person('Kranz')]);
    expect(nobody['Kranz']).not.toBe(ids['Ivo Kranz']);
    expect(await doubtsOf(nobody['Kranz']!)).toEqual([]);
  });

  it('named by the surname in the same company waits for a person', async () => {
    const { ids } = await article([person('Elin Moberg'), person('Jakob Sand')]);
    const { ids: later } = await article([person('Moberg'), person('Jakob Sand')]);
    expect(later['Moberg']).not.toBe(ids['Elin Moberg']);
    expect(await doubtsOf(later['Moberg']!)).toMatchObject([{ grounds: ['company'] }]);
  });

  it('named by the office is who holds it on the day', async () => {
    const norway = { name: 'Norway', kind: 'GOVERNMENT' as const, country: 'NO' };
    const office = (from: string | null, until: string | null) => [
      { title: 'foreign minister', at: keyOf('Norway'), from, until },
    ];
    const { ids } = await article([
      person('Signe Dal', { roles: office(null, '2026-06-30') }),
      person('Per Aune', { roles: office('2026-07-01', null) }),
      norway,
    ]);
    const minister = {
      ...person('the foreign minister'),
      name: 'foreign minister',
      roles: office(null, null),
    };
    const later = await article([minister, norway], '2026-10-02T08:00:00Z');
    expect(later.ids['foreign minister']).toBe(ids['Per Aune']);
    const before = await article([minister, norway], '2026-05-02T08:00:00Z');
    expect(before.ids['foreign minister']).toBe(ids['Signe Dal']);
  });

  it('is one body under names that differ in the legal form, and another where a word differs', async () => {
    const body = (name: string) => ({ name, kind: 'ORGANIZATION' as const });
    const { ids } = await article([body('Harbour Lines Ltd')]);
    expect((await article([body('Harbour Lines')])).ids['Harbour Lines']).toBe(ids['Harbour Lines Ltd']);
    expect((await article([body('Harbour Tugs')])).ids['Harbour Tugs']).not.toBe(ids['Harbour Lines Ltd']);
  });

  it('belongs to what the text says, and lists can ask for it', async () => {
    const { ids } = await article([
      { name: 'Coastal Guard Command', kind: 'MILITARY' },
      {
        name: 'several commanders of the Coastal Guard Command',
        kind: 'GROUP',
        country: 'EE',
        partOf: keyOf('Coastal Guard Command'),
      },
    ]);
    const { data } = await newsroom.ask(
      'query ($whole: [ID!]) { actors(filter: { partOf: $whole }) { nodes { name partOf { name } } } }',
      { whole: [ids['Coastal Guard Command']] },
    );
    expect(data.actors.nodes).toEqual([
      { name: 'several commanders of the Coastal Guard Command', partOf: { name: 'Coastal Guard Command' } },
    ]);
  });

  it('keeps its actor when the article is read again', async () => {
    const first = await article([person('Rut Ekdahl'), person('Ekdal'), person('Rut Ekdal')]);
    await first.again();
    expect(await actorsOf(first.articleId)).toEqual(first.ids);
  });
});
