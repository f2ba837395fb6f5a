import { createHmac } from 'node:crypto';
import type { Post } from '../../store/webhook-posts.js';
import type { Letter, Target } from '../../store/webhooks.js';
import { isTimeout } from '../trouble.js';

/** An item as it is posted: what it is, when it is told, and the item itself as JSON. */
export interface Presented {
  type: string;
  item: object;
}

export interface SenderOptions {
  /** The item as it is now; null: there is none any more. */
  present: (letter: Letter) => Promise<Presented | null>;
  /**
   * Posts a body to an address, with no redirect followed and never to where it may not.
   * @returns the status of the answer
   * @throws with a sentence where there was none
   */
  post: (url: string, headers: Record<string, string>, body: string, signal: AbortSignal) => Promise<number>;
}

/** What came of a delivery. A problem is for people; `isGone`: the receiver wants no more. */
export type Outcome = { taken: true } | { taken: false; problem: string; isGone: boolean };

export type Addressee = Pick<
  Target,
  'id' | 'monitorId' | 'monitorName' | 'url' | 'secret' | 'oldSecret' | 'oldSecretUntil'
>;

/** What is posted under an id, the same each time, so that a receiver tells a repetition. */
interface Message {
  id: string;
  type: string;
  /** Stands in `data` beside the monitor. */
  content: object;
}

const SECRET_PREFIX = 'whsec_';
const GONE = 410;

/** Posts one item; nothing is to be done where it is not there any more. */
export async function sendItem(
  target: Addressee,
  letter: Letter,
  options: SenderOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const presented = await options.present(letter);
  if (!presented) return { taken: true };
  const { position } = letter;
  const id = `msg_${target.id.replaceAll('-', '')}_${position}`;
  const { type, item } = presented;
  return send(target, { id, type, content: { position, item } }, options, signal);
}

/** Posts several items as one, without those that are not there any more. */
export async function sendPost(
  target: Addressee,
  { id, storyId, until, count, items }: Post,
  options: SenderOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const matches: object[] = [];
  for (const letter of items) {
    const presented = await options.present(letter);
    if (presented) matches.push({ type: presented.type, position: letter.position, item: presented.item });
  }
  if (matches.length === 0 && count === items.length) return { taken: true };
  const rest = count - items.length;
  const content = {
    position: until,
    ...(storyId && { story: { id: storyId } }),
    count,
    matches,
    ...(rest > 0 && { rest: { count: rest, after: items.at(-1)!.position } }),
  };
  const message = { id: `msg_${id.replaceAll('-', '')}`, type: 'monitor.matched', content };
  return send(target, message, options, signal);
}

/** What comes of a delivery whose item takes too long to be read: it is tried again like one that is not taken. @throws all else */
export function lateOutcome(error: unknown): Outcome {
  if (!isTimeout(error)) throw error;
  return { taken: false, problem: 'The item could not be read in time.', isGone: false };
}

async function send(
  target: Addressee,
  { id, type, content }: Message,
  { post }: SenderOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const now = new Date();
  const monitor = { id: target.monitorId, name: target.monitorName };
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data: { monitor, ...content } });
  try {
    const status = await post(target.url, signedHeaders(secretsOf(target, now), id, now, body), body, signal);
    if (status >= 200 && status < 300) return { taken: true };
    const problem = `The receiver answered ${status}; expected 2xx.`;
    return { taken: false, problem, isGone: status === GONE };
  } catch (error) {
    if (signal.aborted) throw error;
    return { taken: false, problem: (error as Error).message, isGone: false };
  }
}

/** The secret, and the one before it for as long as both hold. */
function secretsOf({ secret, oldSecret, oldSecretUntil }: Addressee, now: Date): string[] {
  // A replay has its date as text, out of JSON.
  const isOldValid = oldSecret !== null && oldSecretUntil !== null && new Date(oldSecretUntil) > now;
  return isOldValid ? [secret, oldSecret] : [secret];
}

/** Headers of Standard Webhooks 1.0: https://github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md */
function signedHeaders(secrets: string[], id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
