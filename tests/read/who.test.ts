import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import type { ActorKind } from '../../src/read/reading.js';

interface Case {
  about: string;
  text: string;
  actors: Record<string, ActorKind>;
}

const cases = JSON.parse(readFileSync(new URL('who.json', import.meta.url), 'utf8')) as Case[];

/** Names that no list knows; a text tells by what stands around them whose they are. */
describe('names that no list knows', () => {
  const named = cases.flatMap(({ text, actors }) => {
    const found = read({ text }).actors;
    return Object.entries(actors).map(([name, kind]) => ({
      name,
      kind,
      read: found.find(({ names }) => names.some((one) => one.text === name))?.kind,
    }));
  });

  it('are people or bodies by what the text says of them', () => {
    const right = named.filter(({ kind, read: own }) => kind === own);
    expect(named.length).toBeGreaterThanOrEqual(30);
    expect(right.length / named.length).toBeGreaterThanOrEqual(0.9);
  });

  it('never make a body of a person', () => {
    expect(
      named.filter(({ kind, read: own }) => kind === 'PERSON' && own !== undefined && own !== kind),
    ).toEqual([]);
  });

  it.each([
    [
      'a portrait of Ursula, which it then sold',
      'The museum bought a portrait of Bremmer, which it then sold. Bremmer said so.',
    ],
    ['members of a family', 'The songs are about members of Bremmer’s family. Bremmer said so.'],
    ['a given name', 'Ada Bremmer’s office denied it.'],
  ])('are no bodies by %s', (_, text) => {
    expect(
      read({ text })
        .actors.filter(({ name }) => name.includes('Bremmer'))
        .map(({ kind }) => kind),
    ).toEqual(['PERSON']);
  });

  it.each([
    ['The Food and Drug Administration rejected it.', 'organization:food and drug administration'],
    ['The Institute for the Study of War said the town fell.', 'organization:institute for the study of war'],
    ['Friends of the Earth sued the port.', 'organization:friends of the earth'],
    ['Airlines for Europe urged ministers to act.', 'organization:airlines for europe'],
    ['Lawyers for Ada Lind praised the judge.', 'person:ada lind'],
    ['The University of Leeds of the UK is old.', 'organization:university of leeds'],
  ])('hold the small words inside: %s', (text, key) => {
    expect(read({ text }).actors.map((one) => one.key)).toContain(key);
  });

  it('are a government where a town or a part of a state acts', () => {
    expect(read({ text: 'Ohio sued the company.' }).actors).toContainEqual(
      expect.objectContaining({
        key: 'government:ohio',
        kind: 'GOVERNMENT',
      }),
    );
  });
});
