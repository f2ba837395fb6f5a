import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, RequestHandler } from 'express';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { z } from 'zod';
import { refusal } from '../errors.js';
import { Ongoing } from './ongoing.js';
import type { Operation, Operations } from './operations.js';
import type { Parts } from './parts.js';
import { graphqlRequestIn, localsOf, visitorOf } from './request.js';

/** How long a receiver has to answer a message, milliseconds. */
const PATIENCE_MS = 5_000;
/** A message that fails is sent again as often, each time after a longer wait. */
const RETRIES = 5;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 1_000;
/** Heartbeats that may fail in a row. */
const MOST_MISSED = 5;
/** A receiver that wants to hear more often would keep us busy; one that waits longer would not notice our end. */
const HEARTBEAT_MS = { least: 1_000, most: 600_000 };
const MOST_CHARACTERS = 2_000;

const text = z.string().min(1).max(MOST_CHARACTERS);

const SUBSCRIPTION = z.object({
  callbackUrl: text,
  subscriptionId: text,
  verifier: text,
  /** 0: none. */
  heartbeatIntervalMs: z
    .union([z.literal(0), z.int().min(HEARTBEAT_MS.least).max(HEARTBEAT_MS.most)])
    .default(5_000),
});

type Callback = z.output<typeof SUBSCRIPTION>;

export interface Callbacks {
  handler: RequestHandler;
  /** Ends every subscription, and tells the receivers. */
  close(): Promise<void>;
}

/**
 * Serves subscriptions over the HTTP callback protocol (callbackSpec=1.0), which gateways use: the request says where
 * their items are to be posted. Only origins of CALLBACK_ORIGINS are posted to.
 *
 * Apollo Server's plugin for it is not used. It subscribes although another plugin refused the operation for its cost,
 * sends errors past `formatError`, and a receiver that refuses the message `complete` ends the process.
 */
export function callbacks(parts: Parts, operations: Operations): Callbacks {
  const { config, door, faults } = parts;
  const ongoing = new Ongoing(door);

  return {
    handler: async (request, response, next) => {
      const extension = extensionOf(request);
      if (extension === undefined) return next();
      const callback = allowed(extension, config.callbackOrigins);
      const operation = operations.prepare(graphqlRequestIn(request), localsOf(response));
      if (Array.isArray(operation)) {
        faults.report(operation, { requestId: localsOf(response).requestId });
        response.status(400).json({ errors: faults.formatAll(operation) });
        return;
      }
      if (operation.kind !== OperationTypeNode.SUBSCRIPTION) {
        throw refusal('BAD_REQUEST', 'extensions.subscription: it is for subscriptions only.', 400);
      }
      const receiver = new Receiver(callback);
      if (!(await receiver.check())) {
        throw refusal('BAD_REQUEST', 'callbackUrl: it did not confirm the subscription.', 400);
      }
      await ongoing.run(receiver.ending, visitorOf(request, response), () => {
        response.json({ data: null });
        return deliver(operation, receiver, parts, operations);
      });
    },
    close: () => ongoing.close(),
  };
}

function extensionOf({ method, body }: Request): unknown {
  const { extensions } = (body ?? {}) as { extensions?: { subscription?: unknown } | null };
  return method === 'POST' ? (extensions?.subscription ?? undefined) : undefined;
}

/**
 * @throws BAD_REQUEST for an extension that is not the protocol's; FORBIDDEN where its address is not one that whoever
 *   runs the server allows
 */
function allowed(extension: unknown, origins: readonly string[]): Callback {
  const parsed = SUBSCRIPTION.safeParse(extension);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw refusal('BAD_REQUEST', `extensions.subscription.${path.join('.')}: ${message}.`, 400);
  }
  const { callbackUrl } = parsed.data;
  const url = URL.canParse(callbackUrl) ? new URL(callbackUrl) : undefined;
  if (!url || url.username || url.password) {
    throw refusal('BAD_REQUEST', 'callbackUrl: expected an address without user and password.', 400);
  }
  if (origins.includes(url.origin)) return parsed.data;
  const rule = 'HTTP callbacks go to the origins that the setting CALLBACK_ORIGINS names';
  const why = origins.length > 0 ? `${url.origin} is none of them` : 'it names none';
  throw refusal('FORBIDDEN', `callbackUrl: ${rule}, and ${why}.`, 403);
}

async function deliver(
  operation: Operation,
  receiver: Receiver,
  { faults }: Parts,
  operations: Operations,
): Promise<void> {
  const { signal } = receiver.ending;
  const heartbeat = receiver.beat();
  try {
    for await (const { result } of operations.results(operation, signal)) {
      if (signal.aborted) break;
      // Nothing was executed: the protocol has the errors go with "complete".
      if (!('data' in result)) return await receiver.complete(result.errors);
      if (!(await receiver.next(result))) return;
    }
    const reason: unknown = signal.reason;
    if (reason instanceof GraphQLError) await receiver.complete(faults.formatAll([reason]));
    else if (!signal.aborted) await receiver.complete();
  } finally {
    receiver.ending.abort(DONE);
    await heartbeat;
  }
}

/** Why a subscription ends where the receiver need not be told. */
const DONE = Symbol('done');
const GONE = Symbol('gone');

/** The other side of one subscription. */
class Receiver {
  /** Aborted when the subscription has to end. */
  readonly ending = new AbortController();

  constructor(private readonly callback: Callback) {}

  /** Asks whether it waits for this subscription. */
  check(): Promise<boolean> {
    return this.#post('check', {}, 0, AbortSignal.timeout(PATIENCE_MS)).catch(() => false);
  }

  /** @returns whether it took the result; where not, it is gone */
  async next(payload: object): Promise<boolean> {
    const taken = await this.#post('next', { payload }, RETRIES, this.ending.signal).catch(() => false);
    // What could not be sent since the subscription ends is another matter.
    if (!taken && !this.ending.signal.aborted) this.ending.abort(GONE);
    return taken || this.ending.signal.reason !== GONE;
  }

  /** Tries once: who did not hear it misses the heartbeats. */
  async complete(errors?: readonly GraphQLFormattedError[]): Promise<void> {
    const message = errors?.length ? { errors } : {};
    await this.#post('complete', message, 0, AbortSignal.timeout(PATIENCE_MS)).catch(() => false);
  }

  /** Lets it know that we live, until the subscription ends; ends that where nobody listens. */
  async beat(): Promise<void> {
    const { heartbeatIntervalMs } = this.callback;
    const { signal } = this.ending;
    let missed = 0;
    while (heartbeatIntervalMs > 0 && missed < MOST_MISSED) {
      // Twice an interval: a gateway that gives up after just one would hear the next too late.
      await sleep(heartbeatIntervalMs / 2, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const heard = await this.#post('check', {}, 0, signal).catch(() => undefined);
      if (heard === false) break;
      missed = heard ? 0 : missed + 1;
    }
    if (heartbeatIntervalMs > 0) this.ending.abort(GONE);
  }

  /**
   * @returns whether it was taken; false: refused for good
   * @throws where it may be taken later
   */
  async #post(action: string, message: object, retries: number, signal: AbortSignal): Promise<boolean> {
    const { callbackUrl, subscriptionId: id, verifier } = this.callback;
    for (let wait = FIRST_WAIT_MS, left = retries; ; left -= 1, wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        const status = await post(
          callbackUrl,
          { kind: 'subscription', action, id, verifier, ...message },
          signal,
        );
        if (status >= 200 && status < 300) return true;
        if (status < 500) return false;
        throw new Error(`The receiver of ${action} answered with ${status}.`);
      } catch (error) {
        if (left <= 0 || signal.aborted) throw error;
        await sleep(wait, undefined, { signal });
      }
    }
  }
}

/** @returns the status of the answer */
async function post(url: string, message: object, signal: AbortSignal): Promise<number> {
  // Not AbortSignal.any: on a signal that lives for weeks it leaves something behind each time.
  const giveUp = new AbortController();
  const abort = () => giveUp.abort();
  const late = setTimeout(abort, PATIENCE_MS);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    const { status, body } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'subscription-protocol': 'callback/1.0' },
      body: JSON.stringify(message),
      // It could lead where nobody allowed it to go.
      redirect: 'manual',
      signal: giveUp.signal,
    });
    await body?.cancel();
    return status;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', abort);
  }
}
