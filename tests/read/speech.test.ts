import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

const contents = (text: string) =>
  read({ text }).quotes.map(({ content }) =>
    content.map(({ start, end }) => text.slice(start, end)).join(' + '),
  );

describe('marks around speech', () => {
  it.each([
    ['“', '”'],
    ['"', '"'],
    ['‘', '’'],
    ['„', '“'],
    ['„', '”'],
    ['«', '»'],
    ['»', '«'],
    ['”', '”'],
    ['‚', '‘'],
    ['「', '」'],
    ['『', '』'],
    ['‹', '›'],
  ])('reads %s and %s', (open, close) => {
    const quote = `${open}The harbour stays closed all winter long,${close}`;
    expect(contents(`${quote} Ilse Brandt said.`)).toEqual([quote]);
  });

  it('keeps marks inside marks as part of the words', () => {
    const quote = '“My driver shouted ‘get out now’ and I ran,”';
    expect(contents(`${quote} said Ilse Brandt, who runs the ferry.`)).toEqual([quote]);
  });

  it('goes on over paragraphs that each open with a mark', () => {
    const text =
      '“We begin today,” said Ilse Brandt.\n\n“The pumps arrive in May.\n\n“The wall comes after that,” she added.';
    expect(contents(text)).toEqual([
      '“We begin today,”',
      '“The pumps arrive in May. + “The wall comes after that,”',
    ]);
  });

  it('lets an unclosed mark spoil nothing behind its paragraph', () => {
    const text =
      '"The road is shut, Ilse Brandt told reporters on Friday.\n\nThe mayor did not answer. "We heard nothing," said Omar Haddad.';
    expect(contents(text)).toContain('"We heard nothing,"');
  });

  it('keeps what an editor put in', () => {
    const text = '“The [U.S.] must act now,” Omar Haddad said. “They [the fishermen] have waited enough.”';
    expect(contents(text)).toEqual([
      '“The [U.S.] must act now,” + “They [the fishermen] have waited enough.”',
    ]);
  });

  it('joins what the cue splits, and what floats behind it', () => {
    const text =
      '“The tunnel,” Ilse Brandt told the council, “will cost twice as much as we said.” The hall was silent. “Nobody is to blame.”';
    expect(contents(text)).toEqual([
      '“The tunnel,” + “will cost twice as much as we said.”',
      '“Nobody is to blame.”',
    ]);
  });

  it.each([
    'The so-called “peace council” met in the “green room” of the palace.',
    'She reads “The Long Winter” every year and calls her boat “Nightingale”.',
    'The film “A Short Summer” opened in a cinema called “The Old Mill”.',
  ])('takes no name, title or word held at a distance for speech: %s', (text) => {
    expect(contents(text)).toEqual([]);
  });
});
