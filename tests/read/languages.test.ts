import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/read/lexicon/languages/index.js';
import { read } from '../../src/read/read.js';
import { QUOTED_LANGUAGES } from '../../src/schema/coverage.js';

interface Case {
  language: string;
  text: string;
  quotes: { content: string[]; speaker: string | null }[];
}

const cases = JSON.parse(readFileSync(new URL('languages.json', import.meta.url), 'utf8')) as Case[];

const quotesOf = ({ text, language }: Case) => {
  const { actors, quotes } = read({ text, language });
  return quotes.map(({ content, speaker }) => ({
    content: content.map(({ start, end }) => text.slice(start, end)),
    speaker: actors.find(({ key }) => key === speaker)?.name ?? null,
  }));
};

describe('direct quotes in other languages', () => {
  it.each(QUOTED_LANGUAGES)('are read with their speakers: %s', (language) => {
    const mine = cases.filter((one) => one.language === language);
    const right = mine.filter((one) => JSON.stringify(quotesOf(one)) === JSON.stringify(one.quotes));
    expect(mine.length).toBeGreaterThan(10);
    expect(right.length / mine.length).toBeGreaterThanOrEqual(0.8);
  });

  it('put no words that are read into a wrong mouth that has a name', () => {
    const names = new Set(cases.flatMap(({ quotes }) => quotes.map(({ speaker }) => speaker)));
    const wrong = cases.flatMap((one) => {
      const expected = one.quotes.map(({ speaker }) => speaker);
      return quotesOf(one).filter(
        ({ speaker }) => speaker !== null && names.has(speaker) && !expected.includes(speaker),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('are read in the languages that the graph says, whatever the region', () => {
    for (const language of QUOTED_LANGUAGES) expect(languageOf(language)).not.toBeNull();
    expect(languageOf('fr-CA')).toBe(languageOf('FR'));
    expect(languageOf('en')).toBeNull();
    expect(languageOf('frr')).toBeNull();
  });

  it('give each actor its key, name and place', () => {
    const text = 'Anna Feld kam an. „Wir müssen schneller werden“, forderte Feld.';
    const { actors, mentions, quotes } = read({ text, language: 'de' });
    expect(actors.map(({ key, name, kind }) => [key, name, kind])).toEqual([
      ['person:anna feld', 'Anna Feld', 'PERSON'],
    ]);
    expect(quotes.map(({ speaker, kind }) => [speaker, kind])).toEqual([['person:anna feld', 'DIRECT']]);
    for (const { start, end } of mentions) expect(text.slice(start, end)).toMatch(/Feld$/);
  });
});

describe('languages without a lexicon', () => {
  it('are left alone', () => {
    const text = '«Мы закрыли порт на всю зиму», — сказала Анна Фельд. Подробностей нет.';
    const { sentences, passages, ...rest } = read({ text, language: 'ru' });
    expect(sentences.length).toBeGreaterThan(0);
    expect(passages.length).toBeGreaterThan(0);
    expect(rest).toEqual({ actors: [], mentions: [], quotes: [], reactions: [] });
  });
});
