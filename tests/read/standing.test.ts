import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

const deeds = (text: string) =>
  read({ text, publishedAt: '2024-05-16' }).reactions.map(
    ({ type, tense, negated, stance }) => `${type} ${tense}${negated ? ' not' : ''} ${stance}`,
  );
const contents = (text: string) =>
  read({ text }).quotes.map(
    (quote) =>
      `${quote.speaker}: ${quote.content.map(({ start, end }) => text.slice(start, end)).join(' + ')}`,
  );
const actors = (text: string) => read({ text }).actors.map(({ key }) => key);

describe('what did not happen', () => {
  it.each([
    ['Unless Chile apologises, Peru will recall its ambassador.', 'CONCEDE CONDITIONAL SUPPORTS'],
    ['Norway will expel the envoys if Sweden condemns the order.', 'ACCUSE CONDITIONAL OPPOSES'],
    ['Should Norway invade Sweden, the price of oil would rise.', 'ASSAULT CONDITIONAL OPPOSES'],
    ['Norway hopes Sweden will apologise.', 'CONCEDE CONDITIONAL SUPPORTS'],
    ['It is not true that Norway attacked Sweden.', 'ASSAULT DONE not null'],
    ['Claims that Norway attacked Sweden were untrue.', 'ASSAULT DONE not null'],
    ['There is no evidence that Chile attacked Peru.', 'ASSAULT DONE not null'],
    ['Ida Falk rejected the claim that Norway had attacked Sweden.', 'ASSAULT DONE not null'],
    ['Norway never attacked Sweden.', 'ASSAULT DONE not null'],
    ['Nor has Chile agreed to the talks.', 'AGREE DONE not null'],
    ['Norway did not apologise.', 'CONCEDE DONE not null'],
    ['Peru imposed no sanctions on Chile.', 'SANCTION DONE not null'],
  ])('%s', (text, deed) => {
    expect(deeds(text)).toContain(deed);
  });

  it.each([
    'Norway failed to condemn the raid.',
    'Norway stopped short of criticising Sweden.',
    'Norway insisted that Sweden apologise.',
    'Norway wants Sweden to withdraw its troops.',
    'Norway left without condemning Sweden.',
    'The ministry declined to comment.',
    'Chile refused to speak to reporters.',
    'No country backed the plan.',
    'Peru asked whether Chile had attacked Brazil.',
  ])('reads no deed out of: %s', (text) => {
    expect(deeds(text)).toEqual([]);
  });

  it('keeps a demand, and not what it asks for', () => {
    const text = 'Norway demanded that Sweden withdraw its troops from the island.';
    expect(deeds(text)).toEqual(['REQUEST DONE null']);
  });

  it('keeps a refusal to do a thing', () => {
    expect(deeds('Chile refused to negotiate with Peru.')).toEqual(['REJECT DONE OPPOSES']);
  });
});

describe('what nobody said', () => {
  it.each([
    'Ida Falk denied that guards had attacked the camp.',
    'Ida Falk rejected the claim that guards had attacked the camp.',
    'The mayor, who is 61, said nothing.',
    'The result shows that voters want change.',
    'Norway never attacked Sweden.',
  ])('reads no quote out of: %s', (text) => {
    expect(contents(text)).toEqual([]);
  });

  it('leaves the remark of the reporter out', () => {
    expect(contents('Ida Falk said the dam had failed, a claim that Oslo denied.')).toEqual([
      'person:ida falk: the dam had failed',
    ]);
  });

  it.each(['OSLO — ', 'OSLO (XPA) - ', 'BERGEN, Norway – '])('leaves the dateline %s out', (dateline) => {
    expect(contents(`${dateline}The strike has ended, Ida Falk said.`)).toEqual([
      'person:ida falk: The strike has ended',
    ]);
  });

  it('reads "said she hoped" as one quote', () => {
    expect(contents('Ida Falk said she hoped that both sides would stop.')).toEqual([
      'person:ida falk: she hoped that both sides would stop',
    ]);
  });

  it('takes who denied something for who speaks next', () => {
    const text = 'Ida Falk arrived late. Bo Lind denied he had stolen the boat. “I was ill,” he said.';
    expect(contents(text)).toEqual(['person:bo lind: “I was ill,”']);
  });
});

describe('names', () => {
  it('keeps particles with the name, and knows the surname again', () => {
    const text = 'Karin van der Meer said it was late. “It is late,” van der Meer said.';
    expect(read({ text }).quotes.map(({ speaker }) => speaker)).toEqual([
      'person:karin van der meer',
      'person:karin van der meer',
    ]);
  });

  it.each([
    ['Diego de la Fuente rejected the plan.', 'person:diego de la fuente'],
    ['Justice Minister Per Holm rejected the plan.', 'person:per holm'],
    ['Transport Minister Ola Dahl rejected the plan.', 'person:ola dahl'],
    ['Her deputy, Piet de Boer, rejected the plan.', 'person:piet de boer'],
    ['Neža Hribar rejected the plan.', 'person:neža hribar'],
    ['The Bergen Fishers’ Federation rejected the plan.', 'organization:bergen fishers’ federation'],
    ['The miners’ union rejected the plan.', 'organization:miners’ union'],
    ['The ministry of fisheries rejected the plan.', 'government:ministry of fisheries'],
    ['Spain’s Foreign Ministry rejected the plan.', 'government:foreign ministry'],
  ])('%s', (text, key) => {
    expect(read({ text }).reactions.map((reaction) => reaction.actors)).toEqual([[key]]);
  });

  it('still parts a country from its body', () => {
    expect(actors('Spain’s Supreme Court rejected the plan.')).toContain('government:es');
  });

  it('takes "he" for the subject before, and "him" for the other', () => {
    const [quote] = read({ text: 'Ola Dahl met Bo Lind. He told him that the road would close.' }).quotes;
    expect([quote?.speaker, quote?.addressee]).toEqual(['person:ola dahl', 'person:bo lind']);
  });
});
