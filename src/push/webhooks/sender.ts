import { createHmac } from 'node:crypto';
import type { Letter, Target } from '../../store/webhooks.js';

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

type Addressee = Pick<Target, 'id' | 'monitorId' | 'monitorName' | 'url' | 'secret'>;

const SECRET_PREFIX = 'whsec_';
const GONE = 410;

/** Posts one item. The id of the message is the same each time, so that a receiver tells a repetition. */
export async function send(
  target: Addressee,
  letter: Letter,
  { present, post }: SenderOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const presented = await present(letter);
  if (!presented) return { taken: true };
  const now = new Date();
  const id = `msg_${target.id.replaceAll('-', '')}_${letter.position}`;
  const body = JSON.stringify({
    type: presented.type,
    timestamp: now.toISOString(),
    data: {
      monitor: { id: target.monitorId, name: target.monitorName },
      position: letter.position,
      item: presented.item,
    },
  });
  try {
    const status = await post(target.url, signedHeaders(target.secret, id, now, body), body, signal);
    if (status >= 200 && status < 300) return { taken: true };
    return {
      taken: false,
      problem: `The receiver answered ${status}; expected 2xx.`,
      isGone: status === GONE,
    };
  } catch (error) {
    if (signal.aborted) throw error;
    return { taken: false, problem: (error as Error).message, isGone: false };
  }
}

/** Headers of Standard Webhooks 1.0: https://github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md */
function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
