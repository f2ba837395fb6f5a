import { describe, expect, it } from 'vitest';
import { scoreTypes } from '../../bench/read/event-score.mjs';
import { countedType, ploverTypes, weisTypes } from '../../bench/read/event-types.mjs';

describe('scoreTypes', () => {
  it('counts a type once a text, and what answers nothing as false', () => {
    const { all, byType } = scoreTypes([
      { gold: [['ACCUSE'], ['ACCUSE'], ['AGREE']], read: ['ACCUSE', 'ACCUSE', 'REJECT'] },
    ]);
    expect(all).toEqual({ right: 1, read: 2, gold: 2 });
    expect(byType.get('REJECT')).toEqual({ right: 0, read: 1, gold: 0 });
  });

  it('takes another right type where the own one was not read, and never one reading for two', () => {
    const { byType } = scoreTypes([{ gold: [['THREATEN', 'ACCUSE'], ['ACCUSE']], read: ['ACCUSE'] }]);
    expect(byType.get('ACCUSE')).toEqual({ right: 1, read: 1, gold: 1 });
    expect(byType.get('THREATEN')).toEqual({ right: 0, read: 0, gold: 1 });
    expect(scoreTypes([{ gold: [['THREATEN', 'ACCUSE']], read: ['ACCUSE'] }]).macroF).toBe(1);
  });

  it('gives each type of the gold the same weight, however rare', () => {
    const frequent = Array.from({ length: 9 }, () => ({ gold: [['AID']], read: ['AID'] }));
    expect(scoreTypes([...frequent, { gold: [['PROTEST']], read: [] }]).macroF).toBe(0.5);
  });
});

describe('codes of the sets', () => {
  it('read WEIS as WEIS: 064 restores ties, 02 is a comment', () => {
    expect(weisTypes('064', 'North restored ties with South.')).toEqual(['SUPPORT']);
    expect(weisTypes('122', 'North denounced South.')).toEqual(['ACCUSE']);
    expect(weisTypes('023', 'North spoke of South.')).toBeNull();
  });

  it('know no made-up code', () => {
    for (const code of ['345', '904', '174K', '1717', '---'])
      expect(weisTypes(code, 'North left.')).toBeNull();
  });

  it('fold a planned visit into AGREE, and a planned attack not', () => {
    expect(weisTypes('032', 'The envoy will visit South.')).toEqual(['CONSULT', 'AGREE']);
    expect(weisTypes('032', 'The envoy visited South.')).toEqual(['CONSULT']);
    expect(weisTypes('223', 'North will attack South.')).toEqual(['ASSAULT']);
  });

  it('take the names of earlier drafts for those of the last', () => {
    expect(['DISAPPROVE', 'YIELD', 'AID'].map(ploverTypes)).toEqual([
      ['ACCUSE'],
      ['CONCEDE', 'RETREAT'],
      ['AID'],
    ]);
  });

  it('count no statement and nothing negated, and a denial as REJECT', () => {
    expect(countedType({ type: 'STATEMENT', negated: false })).toBeNull();
    expect(countedType({ type: 'ASSAULT', negated: true })).toBeNull();
    expect(countedType({ type: 'DENY', negated: false })).toBe('REJECT');
  });
});
