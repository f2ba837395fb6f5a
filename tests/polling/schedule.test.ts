import { describe, expect, it } from 'vitest';
import { learnedInterval, nextPoll, nextTry, silentFrom } from '../../src/polling/schedule.js';

const NOW = new Date('2026-11-24T12:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
const seconds = (date: Date | null) => Math.round((date!.getTime() - NOW.getTime()) / 1_000);

describe('the interval of a feed', () => {
  it('is a week parted by what the week brought', () => {
    const published = Array.from({ length: 14 }, (_, i) => ago(1 + i * 10));
    expect(learnedInterval([...published, ago(24 * 8), ago(24 * 9)], NOW)).toBe((7 * 86_400) / 14);
  });

  it('is five minutes at least and a day at most', () => {
    const busy = Array.from({ length: 5_000 }, (_, i) => ago(i / 50));
    expect(learnedInterval(busy, NOW)).toBe(300);
    expect(learnedInterval([ago(24 * 20)], NOW)).toBe(86_400);
    expect(learnedInterval([], NOW)).toBe(86_400);
  });
});

describe('the next poll', () => {
  const base = { intervalSeconds: 3_600, failures: 0, asked: [] };

  it('comes after the interval, and up to a tenth later, so that feeds part', () => {
    expect(seconds(nextPoll(base, NOW, 0))).toBe(3_600);
    expect(seconds(nextPoll(base, NOW, 1))).toBe(3_960);
  });

  it('is put off once more with each failure, to a day and never for good', () => {
    expect(seconds(nextPoll({ ...base, failures: 1 }, NOW, 0))).toBe(7_200);
    expect(seconds(nextPoll({ ...base, failures: 3 }, NOW, 0))).toBe(14_400);
    expect(seconds(nextPoll({ ...base, failures: 10_000 }, NOW, 0))).toBe(86_400);
  });

  it('is no sooner than feed and server ask for, to a day', () => {
    expect(seconds(nextPoll({ ...base, asked: [0, 2 * HOUR_MS, HOUR_MS / 2] }, NOW, 0))).toBe(7_200);
    expect(seconds(nextPoll({ ...base, asked: [88 * HOUR_MS] }, NOW, 0))).toBe(86_400);
  });
});

describe('silence', () => {
  it('is longer than usual after three of the longest gaps', () => {
    const published = [ago(1), ago(11), ago(13), ago(17), ago(40)];
    expect(silentFrom(published)).toEqual(new Date(ago(1).getTime() + 3 * 23 * HOUR_MS));
  });

  it('is not noticed before a day, nor while little is known', () => {
    const published = [ago(1), ago(2), ago(3), ago(4), ago(5)];
    expect(silentFrom(published)).toEqual(new Date(ago(1).getTime() + DAY_MS));
    expect(silentFrom(published.slice(1))).toBeNull();
  });
});

describe('an item that was refused', () => {
  it('is tried again later each time where time may heal it, and given up in the end', () => {
    expect(seconds(nextTry('TIMEOUT', 1, NOW, 0))).toBe(300);
    expect(seconds(nextTry('TIMEOUT', 4, NOW, 0))).toBe(1_200);
    expect(seconds(nextTry('ROBOTS', 29, NOW, 0))).toBe(29 * 300);
    expect(nextTry('UNREACHABLE', 30, NOW, 0)).toBeNull();
  });

  it('gets one more look where it is no article, for it may not be written yet', () => {
    expect(seconds(nextTry('NOT_AN_ARTICLE', 1, NOW, 0))).toBe(3_600);
    expect(nextTry('NOT_AN_ARTICLE', 2, NOW, 0)).toBeNull();
  });
});
