import { badInput } from '../errors.js';
import type { OutboxPosition } from '../store/outbox.js';

const WRITTEN = /^(\d{1,20})-(\d{1,19})$/;
const GREATEST_XID = 2n ** 64n - 1n;
const GREATEST_SEQ = 2n ** 63n - 1n;

/**
 * Reads a position as clients write it, "<xid>-<seq>".
 * @throws BAD_USER_INPUT that names `after`
 */
export function parsePosition(text: string): OutboxPosition {
  const written = WRITTEN.exec(text);
  const position = { xid: BigInt(written?.[1] ?? 0), seq: BigInt(written?.[2] ?? 0) };
  if (!written || position.xid > GREATEST_XID || position.seq > GREATEST_SEQ) {
    throw badInput('after', 'expected a position that a subscription gave with an item.');
  }
  return position;
}

export function writePosition({ xid, seq }: OutboxPosition): string {
  return `${xid}-${seq}`;
}

/** Below 0: a is before b; 0: the same; above 0: a is behind b. */
export function comparePositions(a: OutboxPosition, b: OutboxPosition): number {
  if (a.xid !== b.xid) return a.xid < b.xid ? -1 : 1;
  if (a.seq !== b.seq) return a.seq < b.seq ? -1 : 1;
  return 0;
}

export function isBehind(a: OutboxPosition, b: OutboxPosition): boolean {
  return comparePositions(a, b) > 0;
}
