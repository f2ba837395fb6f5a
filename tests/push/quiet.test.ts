import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../src/push/webhooks/quiet.js';
import type { QuietHours } from '../../src/schema/delivering.js';

const NIGHTS: QuietHours = { timeZone: 'Europe/Lisbon', from: '22:00', until: '06:30' };

const quiet = (hours: QuietHours | QuietHours[], at: string) =>
  quietUntil([hours].flat(), new Date(at))?.toISOString();

describe('quiet hours', () => {
  it.each([
    ['before them', '2026-11-02T21:59:59Z', undefined],
    ['as they begin', '2026-11-02T22:00:00Z', '2026-11-03T06:30:00.000Z'],
    ['after midnight', '2026-11-03T01:15:30Z', '2026-11-03T06:30:00.000Z'],
    ['as they end', '2026-11-03T06:30:00Z', undefined],
    ['in summer, by the local clock', '2026-07-02T21:00:00Z', '2026-07-03T05:30:00.000Z'],
  ])('over a night: %s', (_when, at, until) => {
    expect(quiet(NIGHTS, at)).toBe(until);
  });

  it.each([
    ['on Friday evening', '2026-11-06T23:00:00Z', '2026-11-07T06:30:00.000Z'],
    ['on Saturday morning, of the night before', '2026-11-07T05:00:00Z', '2026-11-07T06:30:00.000Z'],
    ['on Saturday evening', '2026-11-07T23:00:00Z', undefined],
    ['on Friday morning', '2026-11-06T05:00:00Z', undefined],
  ])('that begin on Fridays: %s', (_when, at, until) => {
    expect(quiet({ ...NIGHTS, days: ['FRIDAY'] }, at)).toBe(until);
  });

  it('follow the clock when it is set forward, and back', () => {
    // 28 March 2027: from 01:00 to 02:00 local; 31 October: from 02:00 back to 01:00.
    expect(quiet(NIGHTS, '2027-03-28T00:30:00Z')).toBe('2027-03-28T05:30:00.000Z');
    expect(quiet(NIGHTS, '2027-10-31T00:30:00Z')).toBe('2027-10-31T06:30:00.000Z');
    const skipped = { ...NIGHTS, from: '00:30', until: '01:20' };
    expect(quiet(skipped, '2027-03-28T00:40:00Z')).toBe('2027-03-28T01:00:00.000Z');
  });

  it('that touch are one', () => {
    const weekend: QuietHours = { ...NIGHTS, from: '00:00', until: '00:00', days: ['SATURDAY', 'SUNDAY'] };
    expect(quiet([NIGHTS, weekend], '2026-11-06T22:30:00Z')).toBe('2026-11-09T06:30:00.000Z');
  });

  it('in a zone of half hours end when they say so there', () => {
    const hours: QuietHours = { timeZone: 'Asia/Kathmandu', from: '12:10', until: '12:50' };
    expect(quiet(hours, '2026-11-02T06:30:00Z')).toBe('2026-11-02T07:05:00.000Z');
  });

  it('without an end are asked about again', () => {
    const always: QuietHours = { ...NIGHTS, from: '08:00', until: '08:00' };
    expect(quiet(always, '2026-11-02T08:00:00Z')).toBe('2026-11-10T08:00:00.000Z');
  });
});
