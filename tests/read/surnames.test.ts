import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

/** Who says what, by name, of each quote of a text. */
function speakersIn(text: string): (string | undefined)[] {
  const { actors, quotes } = read({ text, publishedAt: '2026-10-13T08:00:00Z' });
  return quotes.map(({ speaker }) => actors.find(({ key }) => key === speaker)?.name);
}

describe('a surname that is something else elsewhere', () => {
  it.each([
    ['a month', 'Theresa', 'May'],
    ['a month, after a given name of which no list tells', 'Oyelaran', 'June'],
    ['a day', 'Rick', 'Friday'],
    ['a title', 'Carole', 'King'],
    ['an office', 'Julie', 'Bishop'],
    ['a title, after a given name of which no list tells', 'Takuya', 'Pope'],
    ['a kind of place', 'Grace', 'Park'],
    ['a country', 'Michael', 'Jordan'],
    ['a capital', 'Denzel', 'Washington'],
    ['what speaks for nobody', 'Ned', 'Price'],
    ['a paper', 'Steve', 'Case'],
  ])('names the one who says it: %s', (_what, given, surname) => {
    const name = `${given} ${surname}`;
    const text = `The old bridge was hit on Monday. ${name} said the bridge was closed. "It will open soon," ${surname} said.`;
    expect(speakersIn(text)).toEqual([name, name]);
  });

  it('names a person with a title or an age where the same words are a building', () => {
    expect(speakersIn('“We are late,” said Senator Frank Church.')).toEqual(['Frank Church']);
    expect(speakersIn('“We are late,” said Mary Street, 61, a nurse.')).toEqual(['Mary Street']);
  });

  it('stays what it is where its other sense is at home', () => {
    const text =
      'Theresa May said the vote would be held in May. Trade has fallen since May. “We wait,” May said.';
    const { actors, mentions } = read({ text, publishedAt: '2026-10-13T08:00:00Z' });
    const may = actors.find(({ name }) => name === 'Theresa May');
    const printed = mentions
      .filter(({ actor }) => actor === may?.key)
      .map(({ start, end }) => [start, text.slice(start, end)]);
    expect(printed).toEqual([
      [0, 'Theresa May'],
      [text.lastIndexOf('May'), 'May'],
    ]);
  });

  it.each([
    ['a park', 'Hyde Park is closed. The police said the park would open in May.'],
    ['a house', 'The White House said it would wait.'],
    ['a street', 'Wall Street said the rate was too high.'],
    ['a country with a direction', 'New Jersey said it would wait.'],
  ])('makes no person of %s', (_what, text) => {
    const { actors } = read({ text, publishedAt: '2026-10-13T08:00:00Z' });
    expect(actors.filter(({ kind }) => kind === 'PERSON')).toEqual([]);
  });
});
