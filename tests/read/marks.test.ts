import { describe, expect, it } from 'vitest';
import { findMarked } from '../../src/read/marks.js';
import { placeMarks } from '../../src/read/speech.js';
import { toWords } from '../../src/read/words.js';

const marked = (text: string) =>
  findMarked(text, toWords(text).paragraphs).map(({ start, end }) => text.slice(start, end));
const speech = (text: string) =>
  placeMarks(toWords(text), findMarked(text, toWords(text).paragraphs))
    .filter((mark) => mark.speech)
    .map(({ start, end }) => text.slice(start, end));

describe('findMarked', () => {
  it.each([
    ['She said “we go” and left.', '“we go”'],
    ['She said "we go" and left.', '"we go"'],
    ['Elle « part demain » dit-elle.', '« part demain »'],
    ['Er sagt „wir gehen“ heute.', '„wir gehen“'],
    ['She said ‘we go’ and left.', '‘we go’'],
    ['She said 「we go」 and left.', '「we go」'],
    ['Elle dit ‹ part demain › et part.', '‹ part demain ›'],
    ["She said 'we go' and left.", "'we go'"],
    ['She said “we go" and left.', '“we go"'],
  ])('pairs the marks of %s', (text, found) => {
    expect(marked(text)).toEqual([found]);
  });

  it('takes no apostrophe for a mark', () => {
    expect(marked("The workers' union doesn't want the bosses’ plan, it isn’t fair.")).toEqual([]);
  });

  it('keeps an apostrophe inside single marks', () => {
    expect(marked('He said ‘they don’t care’ twice.')).toEqual(['‘they don’t care’']);
  });

  it('takes the outer of nested marks', () => {
    expect(marked('“He told me ‘stop it’ twice,” she said.')).toEqual(['“He told me ‘stop it’ twice,”']);
  });

  it.each([
    ['She said "he told me "stop it" twice, and left" on Monday.', '"he told me "stop it" twice, and left"'],
    ['She said “he told me “stop it” twice, and left” on Monday.', '“he told me “stop it” twice, and left”'],
  ])('takes the outer of nested marks of one kind: %s', (text, found) => {
    expect(marked(text)).toEqual([found]);
  });

  it('takes the inner ones where the outer is never closed', () => {
    expect(marked('She said "he told me "stop it" twice and "go" once.')).toEqual(['"stop it"', '"go"']);
  });

  it('takes single marks around double ones, and no apostrophe behind them', () => {
    expect(marked('‘He called it “too late” and left,’ she said.')).toEqual([
      '‘He called it “too late” and left,’',
    ]);
    expect(marked('The ‘90s “old” crew and the workers’ plan.')).toEqual(['“old”']);
  });

  it('lets one mark at the end close two that were opened', () => {
    expect(marked('She went on, “They printed “Go home, all of you.”')).toEqual([
      '“They printed “Go home, all of you.”',
    ]);
  });

  it('lets a stray mark spoil its own paragraph only', () => {
    const text = 'A beam of 5" and a "lost mark.\n\nThen came "We agree," from Ilse Brandt.';
    expect(marked(text)).toContain('"We agree,"');
  });

  it('goes on over paragraphs that each open with a mark', () => {
    const text = '“We begin today.\n\n“We end tomorrow,” said Ilse Brandt.\n\nNobody “else” spoke.';
    const found = findMarked(text, toWords(text).paragraphs);
    expect(found[0]?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      '“We begin today.',
      '“We end tomorrow,”',
    ]);
    expect(found).toHaveLength(2);
  });
});

describe('placeMarks', () => {
  it('tells speech from a phrase held at a distance', () => {
    expect(speech('The so-called “peace committee” met. “We are done here,” said Ilse Brandt.')).toEqual([
      '“We are done here,”',
    ]);
  });

  it('takes a title for no speech', () => {
    expect(speech('She wrote “The Long Road Home to Northern Valley” in 1990.')).toEqual([]);
  });
});
