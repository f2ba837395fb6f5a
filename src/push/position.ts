import type { GraphQLError } from 'graphql';
import { badInput, refusal } from '../errors.js';
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

/** The refusal to go on from `after`, where the outbox has been pruned up to `floor`; `extensions.oldest` is the floor. */
export function tooOld(after: OutboxPosition, floor: OutboxPosition): GraphQLError {
  const oldest = writePosition(floor);
  const error = refusal(
    'POSITION_TOO_OLD',
    `after: what came directly behind ${writePosition(after)} is not kept any more. Read the list anew together with "position", and subscribe after that; or go on after ${oldest}, the oldest position kept, without what came before.`,
  );
  error.extensions['oldest'] = oldest;
  return error;
}
