import { describe, expect, it } from 'vitest';
import { told } from './told.js';

describe('what will not be done is refused', () => {
  it.each([
    ['Chile will not lift the curfew.', 'REJECT/yield cl -> - PLANNED'],
    ['Chile would not release the drivers.', 'REJECT/yield cl -> drivers CONDITIONAL'],
    ['Chile has no plans to meet Peru.', 'REJECT/meet cl -> pe ONGOING'],
    ['Chile is opposed to the dam.', 'REJECT cl -> - DONE'],
    ['Chile denied having closed the dam.', 'DENY cl -> - DONE'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each(['Chile would not discuss the dam.', 'Chile has not lifted the curfew.'])(
    'takes silence, and what is not done yet, for no refusal: %s',
    (text) => {
      expect(told(text).filter((one) => one.startsWith('REJECT'))).toEqual([]);
    },
  );
});

describe('violence', () => {
  it.each([
    ['Peruvian airstrikes killed four soldiers.', 'ASSAULT/aerial pe -> soldiers DONE'],
    ['An attack by Chilean rebels wounded four soldiers.', 'ASSAULT chilean rebels -> soldiers DONE'],
    ['Four soldiers were killed in a Peruvian air strike.', 'ASSAULT/aerial pe -> soldiers DONE'],
    ['A suicide bomber killed nine people in Lima.', 'ASSAULT/suicide-attack suicide bomber -> people DONE'],
    ['Rebels shelled the town, killing four soldiers.', 'ASSAULT/heavy-weapons rebels -> soldiers DONE'],
    ['Chile fired two missiles at a Peruvian town.', 'ASSAULT/heavy-weapons cl -> pe DONE'],
    ['Four soldiers were taken hostage by gunmen.', 'ASSAULT/abduct gunmen -> soldiers DONE'],
    ['Clashes erupted on Friday between police and students.', 'ASSAULT police + students -> - DONE'],
    ['Chile ordered attacks on Peru.', 'ASSAULT cl -> pe DONE'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('tells a trial shot from an attack, and a riot from arson', () => {
    expect(told('Chile fired a missile into the sea.')).toEqual(['MOBILIZE/weapons cl -> - DONE']);
    expect(told('Demonstrators set fire to the offices.')).toEqual(['PROTEST/riot demonstrators -> - DONE']);
  });
});

describe('courts, police and orders', () => {
  it.each([
    ['A judge ordered nine deputies jailed.', 'COERCE/arrest judge -> deputies DONE'],
    ['Chile ordered the paper to suspend publication.', 'COERCE/censor cl -> - DONE'],
    ['Chile told Peru to leave the valley.', 'REQUEST/yield cl -> pe DONE'],
    ['A court in Lima sentenced the rebels to six years in prison.', 'COERCE/arrest court -> rebels DONE'],
    ['A court in Lima convicted the rebels.', 'SANCTION/convict court -> rebels DONE'],
    [
      'The arrest of two editors by Peruvian police drew criticism.',
      'COERCE/arrest peruvian police -> editors DONE',
    ],
    ['Police launched operations to detain four rebels.', 'COERCE/arrest police -> rebels PLANNED'],
    ['Police carried out raids on two offices.', 'COERCE/seize police -> - DONE'],
    ['Chile sent experts to Peru to investigate the fire.', 'ACCUSE/investigate cl -> pe DONE'],
    ['Chile banned Peru from the games.', 'COERCE/restrict cl -> pe DONE'],
    ['The federation banned Peru from the games.', 'SANCTION/expel federation -> pe DONE'],
    ['Peru was suspended from the African Union.', 'SANCTION/expel african union -> pe DONE'],
  ])('%s', (text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it.each(['The bank charged its customers four euros.', 'The bank told customers when to pay.'])(
    'reads no charge and no order in: %s',
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );
});

describe('threats, protests, alerts', () => {
  it.each([
    ['Chile warned that any attack would be met with force.', 'THREATEN cl -> - DONE'],
    ['Chile warned that Peru would face reprisals.', 'THREATEN cl -> pe DONE'],
    ['Chile gave Peru until Monday to leave.', 'THREATEN cl -> pe DONE'],
    ['Chile vowed to retaliate.', 'THREATEN cl -> - DONE'],
    [
      'Whoever touches the dam will face consequences, President Eva Lind said.',
      'THREATEN eva lind -> - PLANNED',
    ],
    ['Nurses said they would strike on Monday.', 'THREATEN/restrict nurses -> - CONDITIONAL'],
    ['Chilean troops remained on high alert.', 'MOBILIZE/troops chilean troops -> - DONE'],
    ['Nurses have been on strike for a month.', 'PROTEST/strike nurses -> - DONE'],
    ['Thousands took to the streets of Lima.', 'PROTEST/demo thousands -> pe DONE'],
  ])('%s', (text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it('takes a warning of the weather, and a doctor on alert, for neither', () => {
    expect(told('The bank warned that prices would rise.')).toEqual([]);
    expect(told('Doctors remained on high alert.')).toEqual([]);
  });

  it('lets what would have been threaten nobody', () => {
    expect(told('Chile would have attacked Peru if Bolivia had stayed out.')).toEqual([
      'ASSAULT cl -> pe CONDITIONAL',
    ]);
  });
});

describe('what is said of another', () => {
  it.each([
    [
      'The mayor said Chilean rebels were responsible for the raid.',
      'ACCUSE/allege mayor -> chilean rebels DONE',
    ],
    ['The mayor said Chile was to blame.', 'ACCUSE/allege mayor -> cl ONGOING'],
    ['The mayor said Chile had rigged the vote.', 'ACCUSE/allege mayor -> cl DONE'],
    ['Peru levelled accusations of fraud at Chile.', 'ACCUSE/allege pe -> cl DONE'],
  ])('%s', (text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it('leaves who has something in their care alone', () => {
    expect(told('The mayor said Chile was responsible for schools.')).toEqual([]);
  });
});

describe('who does it', () => {
  it.each([
    ['Eva Lind this week demanded that Chile pay.', 'REQUEST eva lind -> cl DONE'],
    [
      'The Peruvian Air Force (PAF) on Wednesday bombed Chile.',
      'ASSAULT/aerial peruvian air force -> cl DONE',
    ],
    ['A Chilean dissident has filed a lawsuit against Peru.', 'ACCUSE/allege chilean dissident -> pe DONE'],
  ])('steps over when it was done: %s', (text, expected) => {
    expect(told(text)).toContain(expected);
  });
});
