import { describe, expect, it } from 'vitest';
import { timeZoneOf } from '../../src/collect/time-zone.js';

describe('timeZoneOf', () => {
  it.each([
    ['news.example.jp', 'Asia/Tokyo'],
    ['example.co.uk', 'Europe/London'],
    ['example.DE', 'Europe/Berlin'],
  ])('takes the zone of the country that %s ends with', (domain, zone) => {
    expect(timeZoneOf(domain)).toBe(zone);
  });

  it.each(['example.com', 'example.us', 'example.tv', 'example.eu', 'example.zz', 'localhost', ''])(
    'takes none for %j',
    (domain) => {
      expect(timeZoneOf(domain)).toBeNull();
    },
  );
});
