import { describe, expect, it } from 'vitest';
import { dateInAddress, parseFeedDate, parseIsoDate } from '../../src/collect/dates.js';

describe('a date', () => {
  it('is read as ISO 8601, with UTC where no offset is given', () => {
    expect(parseIsoDate('2017-09-28')).toBe('2017-09-28T00:00:00.000Z');
    expect(parseIsoDate('2017-09-28T10:00')).toBe('2017-09-28T10:00:00.000Z');
    expect(parseIsoDate('2017-09-28 10:00:01.25-0530')).toBe('2017-09-28T15:30:01.250Z');
    expect(parseIsoDate('2016-02-29T23:59:60Z')).toBe('2016-02-29T23:59:59.000Z');
  });

  it('is not read where the calendar or the clock has no such moment', () => {
    for (const bad of [
      '2017-02-29',
      '2017-09-31',
      '2017-09-28T24:00Z',
      '2017-09-28T10:61Z',
      '2017-09-28T10:00+25:00',
    ]) {
      expect(parseIsoDate(bad), bad).toBeNull();
    }
  });

  it('is read as feeds write it', () => {
    expect(parseFeedDate('Thu, 28 Sep 2017 10:00:00 GMT')).toBe('2017-09-28T10:00:00.000Z');
    expect(parseFeedDate('28 September 17 10:00 EST')).toBe('2017-09-28T15:00:00.000Z');
    expect(parseFeedDate('Thu, 28 Sep 2017 12:00:00 +0200')).toBe('2017-09-28T10:00:00.000Z');
    expect(parseFeedDate('20170928T101500Z')).toBe('2017-09-28T10:15:00.000Z');
    expect(parseFeedDate('September 28, 2017 at 9:05 a.m. ET')).toBe('2017-09-28T00:00:00.000Z');
  });

  it('is not guessed from words', () => {
    for (const words of ['yesterday', 'gestern um 14:30', 'Monday', '5', '28 Foo 2017', '']) {
      expect(parseFeedDate(words), words).toBeNull();
    }
  });

  it('is found in the path of an address', () => {
    expect(dateInAddress('https://news.example/2017/09/28/quay')).toBe('2017-09-28T00:00:00.000Z');
    expect(dateInAddress('https://news.example/a-2017-09-28.html')).toBe('2017-09-28T00:00:00.000Z');
    expect(dateInAddress('https://news.example/2017/99/99/quay')).toBeNull();
  });
});
