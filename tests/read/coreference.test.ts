import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

/** The actor of each mention of a word, in text order. */
function actorsOf(text: string, word: string): string[] {
  const { mentions } = read({ text, language: 'en' });
  return mentions.filter(({ start, end }) => text.slice(start, end) === word).map(({ actor }) => actor);
}

describe('personal pronouns', () => {
  it.each([
    [
      'the subject before',
      'Marta Lund opened the dam in May. She left an hour later.',
      'She',
      'person:marta lund',
    ],
    ['the subject of the same clause', 'Peter Holm sold his boat to the town.', 'his', 'person:peter holm'],
    [
      'the other of two by the given name',
      'Peter Holm met Marta Lund at the pier. She had brought a map.',
      'She',
      'person:marta lund',
    ],
    [
      'who carries on as the subject',
      'Marta Lund runs the ferry. She bought it in May. She sold it in June.',
      'She',
      'person:marta lund',
    ],
    [
      'the subject that an opening phrase leads up to',
      'In his letter to the town, Peter Holm named three bridges.',
      'his',
      'person:peter holm',
    ],
    [
      'an object that is not its own subject',
      'Peter Holm was ill. Marta Lund visited him at home.',
      'him',
      'person:peter holm',
    ],
    [
      'a lone surname that the pronoun shows to be a person',
      'Brandvik won the race in June. He had trained for years.',
      'He',
      'person:brandvik',
    ],
  ])('mean %s', (_what, text, pronoun, actor) => {
    expect(new Set(actorsOf(text, pronoun))).toEqual(new Set([actor]));
  });

  it.each([
    ['nobody where two fit alike', 'Ole Dam and Kai Rud met at the pier. He was late.', 'He'],
    [
      'nobody who is far away',
      'Marta Lund left. The rain fell. The river rose. The dam held. The town slept. She was tired.',
      'She',
    ],
    ['no person of the other gender', 'Mr. Holm left early. She stayed.', 'She'],
    ['no body', 'The Harbour Trust met on Monday. He was late.', 'He'],
  ])('mean %s', (_what, text, pronoun) => {
    expect(actorsOf(text, pronoun)).toEqual([]);
  });

  it('between marks mean somebody else than the speaker, and "I" means the speaker', () => {
    const text = 'Peter Holm waited at the pier. “I told him that my boat was sold,” Marta Lund said.';
    expect(actorsOf(text, 'I')).toEqual(['person:marta lund']);
    expect(actorsOf(text, 'my')).toEqual(['person:marta lund']);
    expect(actorsOf(text, 'him')).not.toContain('person:marta lund');
  });
});

describe('lone capitalised words', () => {
  it.each([
    ['a thing that no pronoun calls a person', 'Brandvik opened again in June. It was full.'],
    ['a thing beside a person whom the pronoun calls', 'Brandvik hired Marta Lund in June. She was glad.'],
  ])('are no persons: %s', (_what, text) => {
    expect(read({ text }).actors.map(({ key }) => key)).not.toContain('person:brandvik');
  });
});
