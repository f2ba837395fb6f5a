import { describe, expect, it } from 'vitest';
import { Channel } from '../../src/push/channel.js';
import { ItemFilter } from '../../src/push/filter.js';
import type { OutboxEntry } from '../../src/store/outbox.js';

const at = (xid: number, seq = xid) => ({ xid: BigInt(xid), seq: BigInt(seq) });
const entry = (xid: number): OutboxEntry => ({
  ...at(xid),
  kind: 'QUOTE_ADDED',
  position: `${xid}-${xid}`,
  itemId: `item ${xid}`,
});
const channelFrom = (xid: number, window: number) =>
  new Channel(new ItemFilter('QUOTE_ADDED', {}), at(xid), window);

describe('a channel', () => {
  it('gives the first entry behind a position, one that it has or one between', () => {
    const channel = channelFrom(10, 100);
    channel.append([entry(12), entry(14), entry(16)]);
    expect([10, 12, 13, 15, 16, 99].map((xid) => channel.next(at(xid))?.xid)).toEqual([
      12n,
      14n,
      14n,
      16n,
      undefined,
      undefined,
    ]);
  });

  it('keeps a bounded number of entries and knows what it no longer covers', () => {
    const channel = channelFrom(0, 10);
    for (let xid = 1; xid <= 1_000; xid += 1) {
      channel.append([entry(xid)]);
      expect(channel.size).toBeLessThanOrEqual(20);
    }
    expect(channel.covers(at(900))).toBe(false);
    const first = Array.from({ length: 1_000 }, (_, xid) => xid).find((xid) => channel.covers(at(xid)))!;
    expect(channel.next(at(first))?.xid).toBe(BigInt(first + 1));
    expect(1_000 - first).toBe(channel.size);
  });

  it('sends those who lag behind a skip to the outbox', () => {
    const channel = channelFrom(10, 100);
    channel.append([entry(12)]);
    channel.skipTo(at(20));
    expect(channel.covers(at(12))).toBe(false);
    expect(channel.covers(at(20))).toBe(true);
    expect(channel.next(at(20))).toBeUndefined();
  });

  it('wakes all who wait, once, and none that was forgotten', () => {
    const channel = channelFrom(0, 10);
    const woken: string[] = [];
    const forgotten = () => woken.push('forgotten');
    channel.whenChanged(() => woken.push('a'));
    channel.whenChanged(() => woken.push('b'));
    channel.whenChanged(forgotten);
    channel.forget(forgotten);
    channel.append([]);
    expect(woken).toEqual([]);
    channel.append([entry(1)]);
    channel.append([entry(2)]);
    expect(woken).toEqual(['a', 'b']);
  });
});

describe('a filter', () => {
  it('is the same channel for the same question, whatever is written as null', () => {
    const speaker = '0195f3a0-0000-7000-8000-000000000001';
    const key = (filter: object) => new ItemFilter('QUOTE_ADDED', filter).key;
    expect(key({ speaker: [speaker], words: null })).toBe(key({ words: undefined, speaker: [speaker] }));
    expect(key({ words: 'bridge' })).not.toBe(key({ words: 'ferry' }));
    const from = new Date('2026-03-01T00:00:00Z');
    expect(key({ published: { from } })).not.toBe(key({ published: { until: from } }));
    expect(key({ published: { from } })).toBe(key({ published: { from: new Date(from) } }));
    expect(new ItemFilter('ARTICLE_ADDED', {}).key).not.toBe(new ItemFilter('REACTION_ADDED', {}).key);
  });
});
