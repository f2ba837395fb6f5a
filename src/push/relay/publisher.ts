import { LOCKS } from '../../store/locks.js';
import {
  BEGINNING,
  inOutbox,
  type OutboxEntry,
  type OutboxPosition,
  outboxEnd,
  type Queryable,
} from '../../store/outbox.js';
import { isBehind, writePosition } from '../position.js';
import type { Follower } from '../reader.js';
import { ensureStream, type Line, readBatch, writeBatch, writePulse } from './line.js';

const PULSE_MS = 1_000;

/**
 * Passes the outbox on to JetStream: one of all nodes does, the one whose connection holds the lock. It goes on where the
 * last batch in the stream ends. Two that overlap, or one that repeats itself, do no harm: nodes know what they have.
 */
export class Publisher implements Follower {
  position: OutboxPosition = BEGINNING;
  #pulsedAt = 0;
  #waiting = 0;

  constructor(private readonly line: Line) {}

  async begin(database: Queryable): Promise<boolean> {
    // What cannot be published is left to whoever can.
    if (this.line.connection.isClosed() || !(await this.#reachesNats())) return false;
    const { rows } = await database.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
      LOCKS.relay,
    ]);
    if (!rows[0]!.locked) return false;
    const last = await this.#lastPublished();
    const goesOn = last !== undefined && (await inOutbox(database, last));
    // Nodes read from the database what no batch tells them.
    this.position = goesOn ? last : await outboxEnd(database);
    return true;
  }

  async take(entries: OutboxEntry[]): Promise<void> {
    const { jetStream, batches } = this.line;
    const last = entries.at(-1)!;
    const batch = writeBatch({ after: this.position, entries });
    await jetStream.publish(batches, batch, { msgID: writePosition(last) });
    this.position = last;
    this.#pulse();
  }

  rest(waiting: number): void {
    this.#waiting = waiting;
    this.#pulse();
  }

  #pulse(): void {
    const now = performance.now();
    if (now - this.#pulsedAt < PULSE_MS / 2) return;
    this.#pulsedAt = now;
    const { connection, pulses } = this.line;
    connection.publish(pulses, writePulse({ position: this.position, waiting: this.#waiting }));
  }

  async #reachesNats(): Promise<boolean> {
    try {
      await ensureStream(this.line);
      return true;
    } catch {
      return false;
    }
  }

  async #lastPublished(): Promise<OutboxPosition | undefined> {
    const { manager, stream, batches } = this.line;
    const message = await manager.streams.getMessage(stream, { last_by_subj: batches });
    if (!message) return undefined;
    const { after, entries } = readBatch(message.string());
    const last = entries.at(-1) ?? after;
    return isBehind(last, BEGINNING) ? { xid: last.xid, seq: last.seq } : undefined;
  }
}
