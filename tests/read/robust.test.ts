import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

const SIZE = 200_000;
const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

describe('odd input', () => {
  it.each(['', ' ', '\n\n', '\u0000', '\ud800', '"', '“', '.', 'a', 'said', '” said', 'Comment:'])(
    'reads %j',
    (text) => {
      const reading = read({ text, publishedAt: 'yesterday-ish', title: text });
      expect(reading.quotes).toEqual([]);
      expect(reading.reactions).toEqual([]);
    },
  );

  it.each([
    '"',
    '“',
    'x',
    'ا ',
    '\ud83d ',
    'X said: “',
    '“Yes,” he said. ',
    'Ann Lee said that Bob Ray met Cy Orr. ',
    'opposition from Iran, ',
  ])(
    'reads 200,000 characters of %j in time',
    (piece) => {
      const text = fill(piece);
      const once = () => {
        // Processor time, the lesser of two: other test files share the machine.
        const begin = process.cpuUsage();
        const { quotes } = read({ text, publishedAt: '2020-01-01' });
        const { user, system } = process.cpuUsage(begin);
        return { quotes, ms: (user + system) / 1000 };
      };
      const [first, second] = [once(), once()];
      expect(Math.min(first.ms, second.ms)).toBeLessThan(2000);
      for (const quote of first.quotes)
        for (const span of quote.content) expect(span.end).toBeLessThanOrEqual(text.length);
    },
    60_000,
  );

  it('reads any order of words and marks', () => {
    const pieces =
      'said that of to the Iran Lynch , . “ ” " \' ’s — ( ) [ ] : ; and or but he they who which condemned according support for not will be Prime Minister of Mr. Monday 3 officials \n \n\n'.split(
        / +/,
      );
    let seed = 7;
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    for (let round = 0; round < 1500; round++) {
      let text = '';
      for (let i = next() % 25; i >= 0; i--)
        text += `${pieces[next() % pieces.length]}${next() % 4 ? ' ' : ''}`;
      const { quotes, actors, reactions, mentions } = read({ text, publishedAt: '2024-05-16' });
      const spans = [
        ...mentions,
        ...quotes.flatMap(({ content, source, cue }) => [...content, ...source, ...cue]),
        ...reactions.map(({ evidence }) => evidence),
        ...actors.flatMap(({ names }) => names.map(({ evidence }) => evidence)),
      ];
      for (const { start, end } of spans) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it('gives the same reading on every run', () => {
    const text =
      'The mayor of Lima, Carla Mendes, condemned the strike. “It must end,” she said. They refused.';
    expect(read({ text })).toEqual(read({ text }));
  });

  it('keeps offsets in UTF-16 code units behind emoji', () => {
    const text = '😀😀 “We are very happy today,” said Ilse Brandt. 😀';
    const span = read({ text }).quotes[0]?.content[0];
    expect(text.slice(span?.start, span?.end)).toBe('“We are very happy today,”');
  });

  it('reads letters that are not Latin, of no known language, as nothing', () => {
    const text = '«سنعمل معا من أجل السلام في المنطقة كلها» قال الوزير.';
    expect(read({ text })).toMatchObject({ actors: [], quotes: [], reactions: [] });
  });

  it.each(['fr', 'de', 'es', 'ar', 'fa', 'ru'])('reads any order of words and marks as %s', (language) => {
    const pieces =
      '« » “ „ ” , . : sagte dit dijo قال گفت selon laut según او er elle Anna Feld le der la \n\n'.split(
        ' ',
      );
    let seed = 11;
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    for (let round = 0; round < 300; round++) {
      let text = '';
      for (let i = next() % 25; i >= 0; i--)
        text += `${pieces[next() % pieces.length]}${next() % 4 ? ' ' : ''}`;
      const { quotes, actors, mentions } = read({ text, language });
      const keys = actors.map(({ key }) => key);
      for (const { speaker } of quotes) if (speaker !== null) expect(keys).toContain(speaker);
      for (const { start, end } of [
        ...mentions,
        ...quotes.flatMap(({ content, source, cue }) => [...content, ...source, ...cue]),
      ]) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it('uses only keys of actors it lists, and gives each actor a name', () => {
    const text =
      'Germany condemned the attack by Syrian rebels. “We stand with France,” Chancellor Eva Stern, the leader of the Unity Party, told reporters. She urged Paris to stop the talks.';
    const { actors, mentions, quotes, reactions } = read({ text, publishedAt: '2020-01-01' });
    const keys = new Set(actors.map(({ key }) => key));
    const used = [
      ...mentions.map(({ actor }) => actor),
      ...quotes.flatMap(({ speaker, addressee }) => [speaker, addressee]),
      ...reactions.flatMap((reaction) => [...reaction.actors, ...reaction.recipients]),
      ...actors.flatMap(({ partOf, roles }) => [partOf, ...roles.map(({ at }) => at)]),
    ].filter((key) => key !== null);
    for (const key of used) expect(keys).toContain(key);
    for (const actor of actors) expect(actor.names.length).toBeGreaterThan(0);
    expect(keys.size).toBe(actors.length);
  });
});
