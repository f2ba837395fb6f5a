import { describe, expect, it } from 'vitest';
import { toDay } from '../../src/read/dates.js';
import { read } from '../../src/read/read.js';

/** Published on a Thursday. */
const on = (text: string, publishedAt = '2024-05-16T08:00:00Z') =>
  read({ text, publishedAt }).reactions[0]?.on;

describe('dates', () => {
  it.each([
    ['Germany condemned the attack on Monday.', '2024-05-13'],
    ['Germany condemned the attack on Thursday.', '2024-05-16'],
    ['Germany condemned the attack last Thursday.', '2024-05-09'],
    ['Germany condemned the attack yesterday.', '2024-05-15'],
    ['Germany condemned the attack last night.', '2024-05-15'],
    ['Germany condemned the attack this morning.', '2024-05-16'],
    ['Germany condemned the attack three days ago.', '2024-05-13'],
    ['Germany condemned the attack a day ago.', '2024-05-15'],
    ['Germany condemned the attack on Friday of last week.', '2024-05-10'],
    ['Germany condemned the attack on Monday last week.', '2024-05-06'],
    ['Germany condemned the attack last week.', null],
    ['Germany condemned the attack a week ago.', '2024-05-09'],
    ['Germany condemned the attack three weeks ago.', '2024-04-25'],
    ['Germany condemned the attack overnight.', '2024-05-16'],
    ['Germany condemned the attack the day before yesterday.', '2024-05-14'],
    ['Germany condemned the attack on the 12th of May.', '2024-05-12'],
    ['Rome fell silent on Monday. Germany condemned the attack the next day.', '2024-05-14'],
    ['Rome fell silent on Monday. Germany condemned the attack a day later.', '2024-05-14'],
    ['Rome fell silent on Monday. Germany had condemned the attack a day earlier.', '2024-05-12'],
    ['Germany will sign the treaty on Monday.', '2024-05-20'],
    ['Germany condemned the attack on May 3.', '2024-05-03'],
    ['Germany condemned the attack on 28 December 2023.', '2023-12-28'],
    ['Germany condemned the attack on December 28.', '2023-12-28'],
    ['Germany condemned the attack on Feb. 3.', '2024-02-03'],
    ['Germany condemned the attack on the 3rd of February.', '2024-02-03'],
    ['Germany condemned the attack a fortnight ago.', '2024-05-02'],
    ['Germany will sign the treaty on Friday week.', '2024-05-24'],
    ['Germany will sign the treaty a week on Friday.', '2024-05-24'],
    ['Germany condemned the attack in late April.', null],
    ['Germany condemned the attack on 2024-05-03.', '2024-05-03'],
    ['Germany condemned the attack on 2024/05/03.', '2024-05-03'],
    ['Germany condemned the attack on 03.05.2024.', '2024-05-03'],
    ['Germany condemned the attack on 14/5/2024.', '2024-05-14'],
    ['Germany condemned the attack on 5/14/24.', '2024-05-14'],
    ['Germany condemned the attack on 31.02.2024.', null],
  ])('dates: %s', (text, day) => {
    expect(on(text)).toBe(day);
  });

  it.each([
    ['nothing', {}, null],
    ['a British text', { language: 'en-GB' }, '2024-05-03'],
    ['an American text', { language: 'en-US' }, '2024-03-05'],
    ['a Canadian text', { language: 'en-CA' }, null],
    ['an outlet in Berlin', { timeZone: 'Europe/Berlin' }, '2024-05-03'],
    ['an outlet in Manila', { timeZone: 'Asia/Manila' }, '2024-03-05'],
    ['a clock that is nobody’s', { timeZone: 'UTC' }, null],
  ])('reads 3/5/2024 by where it is written: %s', (_, where, day) => {
    const text = 'Germany condemned the attack on 3/5/2024.';
    expect(read({ text, publishedAt: '2024-05-16', ...where }).reactions[0]?.on).toBe(day);
  });

  it('counts "tomorrow" in a quote from the day of speaking', () => {
    const text =
      'German Chancellor Eva Stern spoke on Monday. “Tomorrow we will sign the treaty,” she said. Germany smiled.';
    const { quotes, reactions } = read({ text, publishedAt: '2024-05-16' });
    expect(quotes[0]?.on).toBe('2024-05-13');
    expect(reactions[0]?.on).toBe('2024-05-14');
  });

  it('counts from a day of speaking that the sentence names behind the quote', () => {
    const text = '“Germany condemned the attack yesterday,” the minister told reporters on Tuesday.';
    const { quotes, reactions } = read({ text, publishedAt: '2024-05-16' });
    expect(quotes[0]?.on).toBe('2024-05-14');
    for (const { on } of reactions) expect(on).toBe('2024-05-13');
  });

  it('counts from the day of publication where the outlet is', () => {
    const text = 'Germany condemned the attack yesterday.';
    const dated = (publishedAt: string, timeZone?: string) =>
      read({ text, publishedAt, ...(timeZone && { timeZone }) }).reactions[0]?.on;
    expect(dated('2024-05-16T22:30:00Z')).toBe('2024-05-15');
    expect(dated('2024-05-16T22:30:00Z', 'Asia/Tokyo')).toBe('2024-05-16');
    expect(dated('2024-05-16T01:30:00Z', 'America/Lima')).toBe('2024-05-14');
    // A date without a time is that date everywhere.
    expect(dated('2024-05-16T00:00:00.000Z', 'America/Lima')).toBe('2024-05-15');
    expect(dated('2024-05-16T22:30:00Z', 'Nowhere/Else')).toBe('2024-05-15');
  });

  it('dates nothing without a publication date', () => {
    expect(read({ text: 'Germany condemned the attack on Monday.' }).reactions[0]?.on).toBeNull();
  });

  it.each(['', 'soon', '2024-13-01', '2024-02-30', '20240101'])('takes %j for no day', (iso) => {
    expect(toDay(iso)).toBeNull();
  });
});
