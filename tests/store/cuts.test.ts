import { expect, it } from 'vitest';
import { cutsOf } from '../../src/store/cuts.js';

const SAID = 'We did not close the bank against anyone. We closed it because the hake are gone';

it.each([
  [
    'nothing but marks and case',
    'we did not close the bank against anyone; we closed it because the hake are gone.',
    [],
  ],
  [
    'an end',
    'We did not close the bank against anyone',
    [['LEFT_OUT', 'We closed it because the hake are gone', null]],
  ],
  [
    'a middle',
    'We did not close the bank, we closed it because the hake are gone',
    [['LEFT_OUT', 'against anyone.', null]],
  ],
  [
    'a word',
    'We did not shut the bank against anyone. We closed it because the hake are gone',
    [['CHANGED', 'close', 'shut']],
  ],
  [
    'words of its own',
    'We did not close the old bank against anyone. We closed it because the hake are gone',
    [['ADDED', null, 'old']],
  ],
])('tells %s', (_what, printed, expected) => {
  expect(cutsOf(SAID, printed).map(({ kind, said, printed: words }) => [kind, said, words])).toEqual(
    expected,
  );
});

it('calls all changed where nothing is in common, whatever the length', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word}${i}`).join(' ');
  expect(cutsOf(long('a'), long('b'))).toEqual([{ kind: 'CHANGED', said: long('a'), printed: long('b') }]);
});
