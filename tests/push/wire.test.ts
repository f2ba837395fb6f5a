import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Wire } from '../../src/push/wire.js';

const at = (xid: number) => ({ xid: BigInt(xid), seq: BigInt(xid) });
const pulse = (xid: number) => ({ position: at(xid), waiting: 0 });

describe('the wire', () => {
  let wire: Wire;
  beforeEach(() => {
    vi.useFakeTimers();
    wire = new Wire();
  });
  afterEach(() => vi.useRealTimers());

  it('is live while pulses come, and not when they stop or the connection is lost', () => {
    expect(wire.isLive).toBe(false);
    wire.hear(pulse(1));
    expect(wire.isLive).toBe(true);
    vi.advanceTimersByTime(2_900);
    expect(wire.isLive).toBe(true);
    vi.advanceTimersByTime(200);
    expect(wire.isLive).toBe(false);
    wire.hear(pulse(1));
    wire.fallSilent();
    expect(wire.isLive).toBe(false);
  });

  it('knows that something was lost when it has not come a pulse later', () => {
    wire.hear(pulse(5));
    expect(wire.hasLost(at(4))).toBe(false);
    wire.hear(pulse(7));
    expect(wire.hasLost(at(4))).toBe(true);
    expect(wire.hasLost(at(5))).toBe(false);
  });

  it('confirms only to those who have all that the relay had', () => {
    wire.hear(pulse(5));
    expect(wire.confirms(at(4))).toBeUndefined();
    expect(wire.confirms(at(5))).toMatchObject({ waiting: 0 });
  });

  it('gives batches in order, tells of each, and drops what nobody takes', () => {
    let told = 0;
    wire.onChange = () => (told += 1);
    const batch = (xid: number) => ({ after: at(xid), entries: [] });
    wire.offer(batch(1));
    wire.offer(batch(2));
    expect(told).toBe(2);
    expect([wire.next(), wire.next(), wire.next()]).toEqual([batch(1), batch(2), undefined]);
    for (let n = 0; n <= 1_000; n += 1) wire.offer(batch(n));
    expect(wire.next()).toBeUndefined();
  });
});
