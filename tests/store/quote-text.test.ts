import { describe, expect, it } from 'vitest';
import { quoteText } from '../../src/store/write/quote-text.js';

describe('the text of a quote', () => {
  it.each([
    ['strips the marks and the comma before the cue', ['“The lock stays shut,”'], 'The lock stays shut'],
    ['strips marks of other styles', ['«Le quai est fermé»'], 'Le quai est fermé'],
    ['takes a comma outside the marks too', ['‘Don’t ask me’,'], 'Don’t ask me'],
    ['joins what the cue splits', ['“We stay,”', '“and we fish.”'], 'We stay, and we fish.'],
    [
      'leaves marks inside a paraphrase',
      ['the port had “never wanted” it'],
      'the port had “never wanted” it',
    ],
    ['leaves marks at the end of a paraphrase', ['the port was “shut”'], 'the port was “shut”'],
    ['does not take two fragments for one', ['“late” and “cold”'], '“late” and “cold”'],
    ['keeps a nested pair', ['“He said “no” to us”'], 'He said “no” to us'],
    ['lives with a mark that is never closed', ['“The tide'], 'The tide'],
    ['lives with nothing but marks', ['“”'], ''],
  ])('%s', (_name, parts, text) => {
    expect(quoteText(parts)).toBe(text);
  });
});
