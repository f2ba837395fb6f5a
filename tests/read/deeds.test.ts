import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import { told } from './told.js';

describe('promises, refusals, requests and threats', () => {
  it.each([
    ['Chile promised to send Peru two engineers.', 'AGREE cl -> pe DONE'],
    ['Chile is ready to hold talks with Peru.', 'AGREE cl -> pe ONGOING'],
    ['Chile will sign a treaty with Peru.', 'AGREE cl -> pe PLANNED'],
    ['Chile and Bolivia have both condemned Peru.', 'ACCUSE/disapprove cl + bo -> pe DONE'],
    ['Chile condemned what it called an act of war by Peru.', 'ACCUSE/disapprove cl -> pe DONE'],
    ['Chile vowed a response to Peru.', 'THREATEN cl -> pe DONE'],
    ['Chile rejected that claim.', 'REJECT cl -> - DONE'],
    ['Chile dismissed allegations of fraud by Peru.', 'REJECT cl -> pe DONE'],
    ['Chile has frozen part of its aid to Peru.', 'SANCTION/discontinue cl -> pe DONE'],
    ['Chile vowed to attack Peru.', 'THREATEN/violence cl -> pe DONE'],
    ['Chile threatened to cut diplomatic ties with Peru.', 'THREATEN/relations cl -> pe DONE'],
    ['Chile threatened to expel two Peruvian diplomats.', 'THREATEN/expel cl -> peruvian diplomats DONE'],
    ['Chile threatened Peru with sanctions.', 'THREATEN/restrict cl -> pe DONE'],
    ['Chile has threatened to stop the talks if Peru builds the dam.', 'THREATEN/relations cl -> pe DONE'],
    ['Chile warned Peru against building the dam.', 'THREATEN cl -> pe DONE'],
    ['Chile refused to meet Peru.', 'REJECT/meet cl -> pe DONE'],
    ['Chile turned down food aid from Peru.', 'REJECT/assist cl -> pe DONE'],
    ['Chile does not recognise the new republic.', 'REJECT cl -> - ONGOING'],
    ['Chile called on Monday for talks with Peru.', 'REQUEST/meet cl -> pe DONE'],
    ['Chile demanded that Peru pay for the dam.', 'REQUEST cl -> pe DONE'],
    ['Chile asked Peru for food aid.', 'REQUEST/assist cl -> pe DONE'],
    ['Ana Ruiz, the mayor of Lima, said Chile must pay for the dam.', 'REQUEST ana ruiz -> cl CONDITIONAL'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('takes what a speaker says of itself to come for a threat, and of another for what it is', () => {
    expect(
      told(
        'Chile spoke up. “We will expel the Peruvian ambassador,” Chilean Foreign Minister Eva Lind said.',
      ),
    ).toEqual(['THREATEN/expel cl -> peruvian ambassador PLANNED']);
    expect(told('Chile will expel the Peruvian ambassador, an analyst said.')).toEqual([
      'SANCTION/expel cl -> peruvian ambassador PLANNED',
    ]);
  });

  it('takes "unless" for a threat, also of giving way', () => {
    expect(told('Chile said it would withdraw its troops from Haiti unless Peru paid.')).toContain(
      'THREATEN/relations cl -> ht CONDITIONAL',
    );
  });
});

describe('beginnings and ends of deeds', () => {
  it.each([
    ['Chile halted aid to Peru.', 'SANCTION/discontinue cl -> pe DONE'],
    ['Chile announced a suspension of flights to Peru.', 'SANCTION/discontinue cl -> pe DONE'],
    ['Chile lifted the curfew.', 'CONCEDE cl -> - DONE'],
    ['Chile ended its offensive against the rebels.', 'RETREAT/ceasefire cl -> rebels DONE'],
    ['The rebels stopped shelling the town.', 'RETREAT/ceasefire rebels -> - DONE'],
    ['The rebels violated the ceasefire.', 'ASSAULT rebels -> - DONE'],
    ['Chile called off talks with Peru.', 'REJECT/meet cl -> pe DONE'],
    ['Chile dropped its demand.', 'CONCEDE cl -> - DONE'],
    ['Chile announced a ceasefire.', 'CONCEDE cl -> - DONE'],
    ['Chile and Peru restored diplomatic relations.', 'SUPPORT cl + pe -> - DONE'],
    ['Chile resumed trade with Peru.', 'COOPERATE cl -> pe DONE'],
    ['Chile ordered the arrest of two editors.', 'COERCE/arrest cl -> editors DONE'],
  ])('%s', (text, expected) => {
    const [own] = told(text);
    expect(own?.replace(/-> editors/, '-> -')).toBe(expected.replace(/-> editors/, '-> -'));
  });
});

describe('violence', () => {
  it.each([
    ['Chilean jets bombed a camp.', 'ASSAULT/aerial cl -> - DONE'],
    ['Rebels attacked the town with rockets.', 'ASSAULT/heavy-weapons rebels -> - DONE'],
    ['Police fired tear gas at protesters.', 'ASSAULT/crowd-control police -> protesters DONE'],
    ['Gunmen kidnapped five teachers.', 'ASSAULT/abduct gunmen -> teachers DONE'],
    ['A bridge was blown up by rebels.', 'ASSAULT/explosives rebels -> - DONE'],
    ['Protesters clashed with police.', 'PROTEST/riot protesters -> police DONE'],
    ['Workers began a hunger strike.', 'PROTEST/hunger workers -> - DONE'],
    ['Chile carried out air strikes on Peru.', 'ASSAULT/aerial cl -> pe DONE'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe('who does it to whom', () => {
  it.each([
    ['The dam was condemned by Chile and Peru.', 'ACCUSE/disapprove cl + pe -> - DONE'],
    ['Chile condemned an attack by Peruvian soldiers.', 'ACCUSE/disapprove cl -> peruvian soldiers DONE'],
    ['Chile welcomed Peru’s decision.', 'SUPPORT cl -> pe DONE'],
    ['Chile condemned Peru for the raid on the camp in Bolivia.', 'ACCUSE/disapprove cl -> pe DONE'],
    ['Chile granted Peru a loan.', 'AID cl -> pe DONE'],
    ['Chile provided Peru with weapons.', 'AID cl -> pe DONE'],
    ['Chile lodged a complaint with the council.', 'ACCUSE/disapprove cl -> - DONE'],
    ['Chile drew sharp criticism from Peru.', 'ACCUSE/disapprove pe -> cl DONE'],
    ['Chile expelled two envoys accused of spying.', 'SANCTION/expel cl -> envoys DONE'],
    ['The Chilean army was put on alert.', 'MOBILIZE/troops chilean army -> - DONE'],
    ['Chile reinforced its troops in Haiti.', 'MOBILIZE/troops cl -> ht DONE'],
    ['A group of Peruvian diplomats condemned the vote.', 'ACCUSE/disapprove peruvian diplomats -> - DONE'],
    ['Chilean and Peruvian ministers held talks.', 'CONSULT cl + peruvian ministers -> - DONE'],
    ['Village elders demanded a new bridge.', 'REQUEST village elders -> - DONE'],
    ['Peruvian strikes on Chile killed nobody.', 'ASSAULT pe -> cl DONE'],
    [
      'Chile, Peru and Bolivia, with the exception of Brazil, rejected the plan.',
      'REJECT cl + pe + bo -> - DONE',
    ],
  ])('%s', (text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it('gives a deed said at second hand to its doer, and the telling to the quote', () => {
    const text = 'Ana Ruiz, the mayor of Lima, said that Chile had threatened Peru.';
    const { reactions, quotes } = read({ text });
    expect(reactions).toMatchObject([{ type: 'THREATEN', actors: ['government:cl'], quote: quotes[0]?.key }]);
    expect(quotes[0]?.speaker).toBe('person:ana ruiz');
  });
});

describe('help, meetings and giving way', () => {
  it.each([
    ['Chile gave Peru 40 million euros.', 'AID cl -> pe DONE'],
    ['Chile gave Peru military support.', 'AID cl -> pe DONE'],
    ['Chile gave 30 million euros to rebuild schools in Peru.', 'AID cl -> pe DONE'],
    ['Peru received 40 million euros from Chile.', 'AID cl -> pe DONE'],
    ['Chile is sending troops to a peacekeeping force in Peru.', 'AID cl -> pe ONGOING'],
    ['Chile hosts 40,000 Peruvian refugees.', 'AID cl -> peruvian refugees ONGOING'],
    ['Chile pledged its support for Peru.', 'SUPPORT cl -> pe DONE'],
    ['Chile and Peru signed a data sharing agreement.', 'SUPPORT cl + pe -> - DONE'],
    ['Chile is committed to supporting Peru.', 'AGREE cl -> pe DONE'],
    [
      'Minister Ana Ruiz will lead a delegation on a visit to Peru.',
      'AGREE ana ruiz -> delegation + pe PLANNED',
    ],
    ['Ana Ruiz attended a meeting of the Arctic Council.', 'CONSULT ana ruiz + arctic council -> - DONE'],
    [
      'President Ana Ruiz called President Tomas Vega on Monday.',
      'CONSULT/phone ana ruiz + tomas vega -> - DONE',
    ],
    [
      'President Ana Ruiz spoke by telephone with Tomas Vega.',
      'CONSULT/phone ana ruiz + tomas vega -> - DONE',
    ],
    ['Chile rolled back tariffs on goods from Peru.', 'CONCEDE cl -> pe DONE'],
    ['Chile lifts blockade of Peru.', 'CONCEDE cl -> pe ONGOING'],
    ['Chile returned a painting to Peru.', 'RETREAT/release cl -> pe DONE'],
    ['Chilean troops have begun leaving Peru.', 'RETREAT/withdraw chilean troops -> pe DONE'],
    ['The rebels said they will lay down their weapons.', 'CONCEDE rebels -> - PLANNED'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('tells what was said on the telephone as done, by who called', () => {
    expect(told('President Ana Ruiz called Tomas Vega to thank him.')).toContain(
      'SUPPORT ana ruiz -> tomas vega DONE',
    );
  });

  it.each([
    'President Ana Ruiz called Tomas Vega a liar.',
    'Ana Ruiz left the party on Monday.',
    'Ana Ruiz returned the favour on Monday.',
    'Chile raised 40 million euros.',
    'Ministers Ana Ruiz and Tomas Vega held a news conference.',
  ])('reads no help, call or retreat in: %s', (text) => {
    expect(told(text).filter((one) => /^(?:AID|CONSULT|RETREAT)/.test(one))).toEqual([]);
  });
});

describe('to whom, where a thing stands between', () => {
  it.each([
    ['Chile condemned the attack on Peru.', 'ACCUSE/disapprove cl -> - DONE'],
    ['Chile condemned the attack by Bolivia on Peru.', 'ACCUSE/disapprove cl -> bo DONE'],
    ['Chile lifted sanctions imposed on Peru and Bolivia.', 'CONCEDE cl -> pe + bo DONE'],
    ['Chile rejected a plan drawn up by Peru.', 'REJECT cl -> pe DONE'],
    ['Chile demanded the release of two men held by Peru.', 'REQUEST/yield cl -> pe DONE'],
    ['Chile shrugged off South Korean protests.', 'REJECT cl -> kr DONE'],
    ['Chile seized Peruvian and Bolivian territory.', 'COERCE/seize cl -> pe + bo DONE'],
    ['Chile has suspended aid in Peru.', 'SANCTION/discontinue cl -> pe DONE'],
    ['Chile gave in to demands by Peru.', 'CONCEDE cl -> pe DONE'],
    ['Chile would not allow a second Peru.', 'REJECT cl -> - CONDITIONAL'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe('what about', () => {
  const subjects = (text: string) => read({ text }).reactions.map(({ subject }) => subject);

  it('keeps the first name of a subject, where the text points back to it', () => {
    const text =
      'The referendum was rejected by Chile. Peru welcomed the vote. Bolivia condemned the plebiscite.';
    expect(subjects(text)).toEqual(['referendum', 'referendum', 'referendum']);
  });

  it('begins another subject with "a"', () => {
    expect(subjects('Chile condemned the raid. Peru condemned an attack.')).toEqual(['raid', 'attack']);
  });
});

describe('what is no reaction', () => {
  it.each([
    'The ministry released a statement on Monday.',
    'Kim Lund conceded a penalty.',
    'The team beat Sweden by two goals.',
    'The vendors offered hats and bread.',
    'Ann Lee met her aunt in Lisbon.',
    'Ann Lee and her brother visited France.',
    'The port authority called the crane a danger to ships.',
    'Figures support the view.',
    'A fire broke out, killing all nine aboard.',
    'Let the army attack the hill.',
    'The shop cut its prices.',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
