import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

const all = (text: string) => read({ text, publishedAt: '2024-05-16' }).reactions;
const one = (text: string) => {
  const found = all(text);
  if (found.length !== 1) throw new Error(`${found.length} reactions: ${JSON.stringify(found)}`);
  return found[0];
};

describe('reactions', () => {
  it.each([
    ['Germany condemned the attack.', 'ACCUSE', 'disapprove', 'government:de'],
    ['Germany accused Russia of spying.', 'ACCUSE', 'allege', 'government:de'],
    ['Germany rejected the proposal.', 'REJECT', null, 'government:de'],
    ['Germany backed the proposal.', 'SUPPORT', null, 'government:de'],
    ['Germany declared support for the proposal.', 'SUPPORT', null, 'government:de'],
    ['Germany urged Poland to postpone the vote.', 'REQUEST', null, 'government:de'],
    ['Germany threatened retaliatory measures against Poland.', 'THREATEN', null, 'government:de'],
    ['Germany halted all flights to Poland.', 'SANCTION', 'discontinue', 'government:de'],
    ['Germany imposed new sanctions on Belarus.', 'SANCTION', 'discontinue', 'government:de'],
    ['Germany expelled two diplomats.', 'SANCTION', 'expel', 'government:de'],
    ['Germany deployed troops near the border.', 'MOBILIZE', 'troops', 'government:de'],
    ['The German army staged war games near the border.', 'MOBILIZE', 'troops', 'military:german army'],
    ['Union leaders staged a rally in Lima.', 'PROTEST', 'demo', 'group:union leaders'],
    ['The police arrested five activists.', 'COERCE', 'arrest', 'group:police'],
    ['Germany sent food aid to Chad.', 'AID', null, 'government:de'],
    ['Germany signed a trade agreement with Chile.', 'SUPPORT', null, 'government:de'],
    ['Germany withdrew its troops from Mali.', 'RETREAT', 'withdraw', 'government:de'],
    ['Germany lifted sanctions against Belarus.', 'CONCEDE', null, 'government:de'],
    ['Syrian rebels attacked the town.', 'ASSAULT', null, 'group:syrian rebels'],
    ['Germany denied the report.', 'DENY', null, 'government:de'],
  ])('reads %s', (text, type, mode, actor) => {
    const reaction = all(text)[0];
    expect({ type: reaction?.type, mode: reaction?.mode }).toEqual({ type, mode });
    expect(reaction?.actors[0]?.replace('armed_group', 'group')).toBe(actor);
  });

  it.each([
    ['Senator Ada Lund attacked Mayor Otto Dahl for his record.', 'ACCUSE', 'person:otto dahl'],
    ['Senator Ada Lund launched a new round of attacks on Mayor Otto Dahl.', 'ACCUSE', 'person:otto dahl'],
    ['Rebels attacked the army near the river.', 'ASSAULT', 'military:army'],
    ['Mayor Ada Lund protested against the law.', 'ACCUSE', undefined],
    ['Germany blocked access to two websites.', 'COERCE', undefined],
    ['Mayor Ada Lund came under fire from unions.', 'ACCUSE', 'person:ada lund'],
    ['Norway said that Sweden would pay dearly for the raid.', 'THREATEN', 'government:se'],
    ['An FBI investigation into Mayor Ada Lund began.', 'ACCUSE', 'person:ada lund'],
    ['Spain extradited the smuggler to Morocco.', 'COOPERATE', 'government:ma'],
    ['Venezuela moved tanks towards the Guyanese border.', 'MOBILIZE', 'government:gy'],
    ['Norway held the vote despite opposition from Sweden.', 'REJECT', 'government:no'],
    ['Germany apologised to Poland for the raid on Chad.', 'CONCEDE', 'government:pl'],
  ])('tells type and recipient of: %s', (text, type, recipient) => {
    const reaction = one(text);
    expect({ type: reaction?.type, recipient: reaction?.recipients[0] }).toEqual({ type, recipient });
    expect(reaction?.recipients.length).toBe(recipient ? 1 : 0);
  });

  it.each([
    'Mayor Ada Lund held a rally in the park.',
    'Germany released a film about the wall.',
    'Mayor Ada Lund is likely to support the plan.',
    'Mayor Ada Lund spoke to reporters in Berlin.',
    'Mayor Ada Lund declined to speculate on the plan.',
    'Mayor Ada Lund appeals to younger voters.',
    'Mayor Ada Lund locked up the nomination.',
    'The study was about the results. They demonstrate the need for care.',
    'Mayor Ada Lund agreed that the plan was good.',
    'Mayor Ada Lund conceded she had lost.',
  ])('reads no reaction out of: %s', (text) => {
    expect(all(text)).toEqual([]);
  });

  it('gives a pronoun to nobody whom its own clause names', () => {
    const text = 'Ada Lund spoke to Otto Dahl. He accused Dahl of lying.';
    expect(all(text).flatMap(({ actors }) => actors)).not.toContain('person:otto dahl');
  });

  it('gives "the two leaders" to the two named before', () => {
    const text = 'Ada Lund met Otto Dahl in Berlin. The two leaders condemned the attack.';
    expect(all(text).at(-1)?.actors).toEqual(['person:ada lund', 'person:otto dahl']);
  });

  it('gives what is done behind "who" to the person, not to the place beside it', () => {
    const text = 'Senator Ada Lund of Ohio, who opposed the law, left.';
    expect(one(text)?.actors).toEqual(['person:ada lund']);
  });

  it('gives a pronoun inside quotation marks to another than who speaks', () => {
    const text = 'Otto Dahl sold the port. “He rejected the offer,” said Ole Brandt.';
    expect(all(text).flatMap(({ actors }) => actors)).toEqual(['person:otto dahl']);
  });

  it('names who is answered, and what about', () => {
    expect(one('Germany urged Poland to postpone the vote.')).toMatchObject({
      recipients: ['government:pl'],
      subject: 'vote',
      stance: 'OPPOSES',
    });
  });

  it('reads coordinated actors and leaves the exception out', () => {
    const text = 'France, Spain and Italy – with the exception of Malta – rejected the plan.';
    expect(one(text)?.actors).toEqual(['government:fr', 'government:es', 'government:it']);
  });

  it('reads opposition from somebody', () => {
    const text =
      'The region held an independence referendum despite strong opposition from Paris, Rome and Madrid.';
    expect(one(text)).toMatchObject({
      type: 'REJECT',
      actors: ['government:fr', 'government:it', 'government:es'],
      subject: 'independence referendum',
    });
  });

  it('turns the passive round', () => {
    expect(one('The plan was condemned by France.')).toMatchObject({
      type: 'ACCUSE',
      actors: ['government:fr'],
    });
  });

  it('takes both parties of a meeting for actors', () => {
    const reaction = all('French President Luc Moreau met with Chancellor Eva Stern in Rome.')[0];
    expect(reaction).toMatchObject({ type: 'CONSULT', recipients: [] });
    expect(reaction?.actors).toEqual(['person:luc moreau', 'person:eva stern']);
  });

  it('takes the arrival of a delegation in a capital for a visit to the government', () => {
    expect(all('A Polish delegation arrived in Berlin on Monday.')[0]).toMatchObject({
      type: 'CONSULT',
      mode: 'visit',
      actors: ['group:polish delegation'],
      recipients: ['government:de'],
      on: '2024-05-13',
    });
  });

  it.each([
    ['Germany attacked Poland.', 'DONE', false],
    ['Germany did not attack Poland.', 'DONE', true],
    ['Germany will not attack Poland.', 'PLANNED', true],
    ['Germany would attack Poland.', 'CONDITIONAL', false],
    ['Germany is attacking Poland.', 'ONGOING', false],
    ['Germany has attacked Poland.', 'DONE', false],
  ])('keeps apart what was done and what was not: %s', (text, tense, negated) => {
    expect(one(text)).toMatchObject({ type: 'ASSAULT', tense, negated });
  });

  it('reads a refusal out of a negated verb', () => {
    expect(one('Germany does not recognize the new republic.')).toMatchObject({
      type: 'REJECT',
      negated: false,
    });
  });

  it('reads "we" of an official as the government', () => {
    const text = 'Poland spoke up. “We reject the plan,” said Polish Prime Minister Jan Nowak.';
    const reaction = all(text)[0];
    expect(reaction).toMatchObject({ type: 'REJECT', actors: ['government:pl'], quote: 'q1' });
  });

  it('takes an alleged plot for an accusation by the speaker', () => {
    expect(all('French officials argued that Russia aims to divide Europe.')).toMatchObject([
      { type: 'ACCUSE', actors: ['group:french officials'], recipients: ['government:ru'], quote: 'q1' },
    ]);
  });

  it('takes "described it as a plot" for an accusation', () => {
    expect(all('French officials described the vote as a Russian “plot”.')[0]).toMatchObject({
      type: 'ACCUSE',
      recipients: ['government:ru'],
      quote: 'q1',
    });
  });

  it('gives one subject one wording', () => {
    const text =
      'The region held an independence referendum. France rejected the vote. Spain rejected the result of the plebiscite.';
    expect(all(text).map(({ subject }) => subject)).toEqual([
      'independence referendum',
      'independence referendum',
    ]);
  });

  it.each([
    'The committee met.',
    'Prices fell on Monday.',
    'The film attacked nobody and pleased all.',
    'It was a strike against them.',
  ])('reads none out of: %s', (text) => {
    expect(all(text)).toEqual([]);
  });
});
