import type { Request } from 'express';
import type { OperationResult } from './operations.js';
import { JSON_TYPES } from './request.js';
import type { StreamFormat, Wish } from './streams.js';

const EVENT_STREAM = 'text/event-stream';

/**
 * Server-sent events, as graphql-sse's protocol has them ("distinct connections"): an operation a request, its results as
 * events `next`, then an event `complete`. An item of a subscription has its position as the event's id, so that the
 * `Last-Event-ID` of a client that comes back resumes it.
 *
 * The writer is ours, since graphql-sse's handler writes no ids and keeps in memory whatever a slow client does not read.
 */
export const EVENTS: StreamFormat = {
  headers: { 'Content-Type': `${EVENT_STREAM}; charset=utf-8` },
  opening: '',
  heartbeat: ':\n\n',
  heartbeatMs: 12_000,
  // EventSource shows its page no other answer.
  tellsRefusals: true,
  wishOf,
  result,
  // An event without a line of data is none.
  complete: 'event: complete\ndata:\n\n',
  // Without "complete", a client knows that it has to come back.
  broken: (errors, comeBack) => result({ result: { errors } }) + (comeBack ? '' : EVENTS.complete),
};

/** Where a client takes JSON as well, events are for what JSON cannot carry. */
function wishOf(request: Request): Wish | undefined {
  if (!request.get('accept')?.includes(EVENT_STREAM)) return undefined;
  const best = request.accepts([...JSON_TYPES, EVENT_STREAM]);
  if (best === EVENT_STREAM) return 'everything';
  return request.accepts(EVENT_STREAM) ? 'subscriptions' : undefined;
}

function result({ result, json = JSON.stringify(result), position }: OperationResult): string {
  const id = position === undefined ? '' : `id: ${position}\n`;
  return `${id}event: next\ndata: ${json}\n\n`;
}
