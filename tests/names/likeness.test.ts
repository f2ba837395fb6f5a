import { describe, expect, it } from 'vitest';
import { ALIKE, nameLikeness, SURELY_ALIKE } from '../../src/names/likeness.js';

const people = (a: string, b: string) => nameLikeness(a, b, 'PERSON');
const bodies = (a: string, b: string) => nameLikeness(a, b, 'BODY');

describe('names of people', () => {
  it.each([
    ['case, accents and punctuation', 'José Ordóñez-Vila', 'JOSE ORDONEZ VILA'],
    ['titles', 'Gen. Tarik Osmani', 'Tarik Osmani'],
    ['articles', 'Faris al-Ganmi', 'Faris Ganmi'],
    ['the order of the parts', 'Vila, José', 'José Vila'],
    ['a part in the middle', 'Anna Birgit Holm', 'Anna Holm'],
    ['a romanisation', 'Mohamed Qasimi', 'Muhammad Qasimi'],
    ['the ending of a Russian name', 'Pyotr Lavrenoff', 'Pyotr Lavrenov'],
    ['the script', 'Анна Петрова', 'Anna Petrova'],
    ['joined parts', 'AnnaHolmberg', 'Anna Holmberg'],
  ])('fit surely whatever %s', (_what, a, b) => {
    expect(people(a, b)).toBeGreaterThanOrEqual(SURELY_ALIKE);
  });

  it.each([
    ['a letter', 'Karin Halvorsen', 'Karin Halvorsem'],
    ['a transliteration further off', 'Faris al-Ganmi', 'Faris Al-Ghanimi'],
    ['an initial', 'K. Halvorsen', 'Karin Halvorsen'],
    ['initials of a double name', 'JP Morel', 'Jean-Pierre Morel'],
  ])('fit with doubt where they differ in %s', (_what, a, b) => {
    const likeness = people(a, b);
    expect(likeness).toBeGreaterThanOrEqual(ALIKE);
    expect(likeness).toBeLessThan(SURELY_ALIKE);
  });

  it.each([
    ['given names', 'Ada Lind', 'Otto Lind'],
    ['surnames', 'Ada Lind', 'Ada Brandt'],
    ['initials', 'O. Lind', 'Ada Lind'],
    ['one part in the middle', 'Hasan Omar Tikrani', 'Hasan Yusuf Tikrani'],
    ['everything', 'Ada Lind', 'Рустам Ибрагимов'],
  ])('do not fit where they differ in %s', (_what, a, b) => {
    expect(people(a, b)).toBeLessThan(ALIKE);
  });
});

describe('names of bodies', () => {
  it.each([
    ['legal forms in full', 'Norberg Aktiengesellschaft', 'Norberg AG'],
    ['legal forms left out', 'Harbour Lines Ltd.', 'Harbour Lines'],
    ['forms of another language', 'OAO Severprom', 'Severprom JSC'],
    ['the sign for "and"', 'Lund & Holm plc', 'Lund and Holm PLC'],
    ['British and American spelling', 'Northern Labour Organisation', 'Northern Labor Organization'],
    ['articles', 'The Bank of the North', 'Bank of North'],
  ])('fit surely whatever %s', (_what, a, b) => {
    expect(bodies(a, b)).toBeGreaterThanOrEqual(SURELY_ALIKE);
  });

  it('fits an acronym to its words, with some doubt', () => {
    const likeness = bodies('NWC', 'National Water Council');
    expect(likeness).toBeGreaterThanOrEqual(ALIKE);
    expect(likeness).toBeLessThan(SURELY_ALIKE);
  });

  it.each([
    ['a word', 'Northern Gas Company', 'Northern Oil Company'],
    ['a country', 'Government of Estonia', 'Government of Ethiopia'],
    ['a number', 'Harbour Fund 3', 'Harbour Fund 12'],
  ])('do not fit where they differ in %s', (_what, a, b) => {
    expect(bodies(a, b)).toBeLessThan(ALIKE);
  });
});

it('gives 0 for what has no letter, and takes any length', () => {
  expect(people('', 'Ada Lind')).toBe(0);
  expect(people('!!', '??')).toBe(0);
  expect(people('a'.repeat(100_000), 'Ada Lind')).toBe(0);
});

it('is the same in both directions', () => {
  for (const [a, b] of [
    ['Gen. Tarik Osmani', 'T. Osmani'],
    ['NWC', 'National Water Council'],
    ['AnnaHolmberg', 'Anna Holmberg'],
  ] as const) {
    expect(people(a, b)).toBe(people(b, a));
    expect(bodies(a, b)).toBe(bodies(b, a));
  }
});
