import { setTimeout as sleep } from 'node:timers/promises';
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import type { OutboxEntry, OutboxKind } from '../../store/outbox.js';
import { parsePosition, writePosition } from '../position.js';
import { Backoff } from '../trouble.js';
import type { OutboxBatch, Pulse } from '../wire.js';

/** What the stream keeps, for nodes that lose the connection for a while; what is beyond they read from the database. */
const MOST_BYTES = 256 * 1024 * 1024;
const ANSWER_MS = 2_000;
/** A connection that has silently died is noticed after two of them. */
const PING_MS = 5_000;
const RECONNECT_MS = 250;
const FOREVER = -1;

/** What passes between the relay and the nodes of one outbox. */
export interface Line {
  connection: NatsConnection;
  jetStream: JetStreamClient;
  manager: JetStreamManager;
  /** The JetStream stream of batches, and its subject. */
  stream: string;
  batches: string;
  /** The subject of pulses, which are not kept. */
  pulses: string;
}

/**
 * Connects to NATS, for as long as it takes, and makes the stream where it is absent. A connection that breaks later is
 * made again by the client.
 * @param url nats://[user:password@]host:port or tls://..., several parted by commas
 * @param outbox id of the outbox
 */
export async function openLine(
  url: string,
  outbox: string,
  signal: AbortSignal,
  onTrouble: (error: Error) => void,
): Promise<Line | undefined> {
  const backoff = new Backoff();
  while (!signal.aborted) {
    let connection: NatsConnection | undefined;
    try {
      connection = await connect(optionsOf(url));
      return await lineOf(connection, outbox);
    } catch (error) {
      onTrouble(error as Error);
      await connection?.close();
      await sleep(backoff.next(), undefined, { signal }).catch(() => {});
    }
  }
  return undefined;
}

async function lineOf(connection: NatsConnection, outbox: string): Promise<Line> {
  const name = outbox.replaceAll('-', '');
  const line = {
    connection,
    jetStream: jetstream(connection, { timeout: ANSWER_MS }),
    manager: await jetstreamManager(connection, { timeout: ANSWER_MS }),
    stream: `REJOINDER_${name}`,
    batches: `rejoinder.${name}.outbox`,
    pulses: `rejoinder.${name}.pulse`,
  };
  await ensureStream(line);
  return line;
}

/** Makes the stream where it is absent; one that somebody set up otherwise is left as it is. */
export async function ensureStream({ manager, stream, batches }: Omit<Line, 'jetStream'>): Promise<void> {
  const known = await manager.streams.info(stream).catch(() => undefined);
  if (!known) await manager.streams.add({ name: stream, subjects: [batches], max_bytes: MOST_BYTES });
}

function optionsOf(url: string): NodeConnectionOptions {
  const addresses = url.split(',').map((text) => new URL(text.trim()));
  const [{ username, password, protocol }] = addresses as [URL];
  return {
    servers: addresses.map(({ host }) => host),
    name: 'rejoinder',
    timeout: ANSWER_MS,
    maxReconnectAttempts: FOREVER,
    reconnectTimeWait: RECONNECT_MS,
    pingInterval: PING_MS,
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(protocol === 'tls:' && { tls: {} }),
  };
}

type Written = [position: string, kind: OutboxKind, itemId: string];

export function writeBatch({ after, entries }: OutboxBatch): string {
  const written = entries.map(({ position, kind, itemId }): Written => [position, kind, itemId]);
  return JSON.stringify({ after: writePosition(after), entries: written });
}

export function readBatch(text: string): OutboxBatch {
  const { after, entries } = JSON.parse(text) as { after: string; entries: Written[] };
  return {
    after: parsePosition(after),
    entries: entries.map(([position, kind, itemId]): OutboxEntry => {
      return { ...parsePosition(position), position, kind, itemId };
    }),
  };
}

export function writePulse({ position, waiting }: Pulse): string {
  return JSON.stringify({ position: writePosition(position), waiting });
}

export function readPulse(text: string): Pulse {
  const { position, waiting } = JSON.parse(text) as { position: string; waiting: number };
  return { position: parsePosition(position), waiting };
}
