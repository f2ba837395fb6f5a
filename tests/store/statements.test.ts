import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { keyOf, readingOf } from '../readings.js';

/** Statements of an article, and those of them for which all other writers wait. */
const MOST = 21;
const MOST_IN_TURN = 7;

let newsroom: Newsroom;

beforeEach(async () => {
  newsroom = await openNewsroom();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await newsroom.close();
});

/** An article in which so many people each say something, each with an office, and each accuse somebody. */
function store(name: string, people: number, hours = 0) {
  const persons = Array.from({ length: people }, (_, i) => `${name} Surname${'abcdefgh'[i]}`);
  // Words that no other article has: it is nobody's copy, and its own story.
  const words = (i: number) =>
    `“${Array.from({ length: 9 }, (_, n) => `${name}${i}${'abcdefghi'[n]}`).join(' ')}”`;
  const sentences = persons.map((person, i) => `${words(i)} the master ${person} said.`);
  const text = sentences.join('\n\n');
  const reading = readingOf(text, {
    actors: persons.map((person) => ({ name: person, roles: [{ title: `master of ${person}` }] })),
    quotes: persons.map((person, i) => ({ words: words(i), speaker: keyOf(person) })),
    reactions: persons.map((person, i) => ({
      type: 'ACCUSE' as const,
      words: `the master ${person} said`,
      subject: `count ${i} of ${name}`,
      actors: [keyOf(person)],
    })),
  });
  const publishedAt = new Date(Date.parse('2026-11-02T08:00:00Z') + hours * 3_600_000).toISOString();
  return newsroom.store({ url: `https://north.example/${name}`, title: name, text, publishedAt }, reading);
}

/** The statements that are sent to the database while something is done, each with its beginning. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  return query.mock.calls.map(([asked]) => String(asked).trim().replace(/\s+/g, ' ').slice(0, 60));
}

describe('a new article', () => {
  it('goes in with as many statements whatever it says, and few of them while others wait', async () => {
    await store('Ellery', 1);
    const few = await statementsOf(() => store('Corran', 1, 1));
    vi.restoreAllMocks();
    const many = await statementsOf(() => store('Alvar', 8, 2));
    expect(many).toEqual(few);
    expect(many.length, many.join('\n')).toBeLessThanOrEqual(MOST);
    const turn = many.findIndex((text) => text.includes('pg_advisory_xact_lock') && text.includes('stories'));
    expect(many.slice(turn + 1).length, many.slice(turn).join('\n')).toBeLessThanOrEqual(MOST_IN_TURN);
  });

  it('that is known already costs three statements beside its transaction', async () => {
    await store('Ellery', 2);
    const again = await statementsOf(() => store('Ellery', 2));
    expect(again.length, again.join('\n')).toBeLessThanOrEqual(6);
  });
});
