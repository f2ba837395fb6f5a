import type { StreamFormat } from './streams.js';

/** What a client accepts that knows the protocol: `multipart/mixed;subscriptionSpec=1.0`, also with a boundary or quotes. */
const ACCEPTED = /\bmultipart\/mixed\s*;[^,]*\bsubscriptionSpec\s*=\s*"?1\.0\b/i;
const BOUNDARY = 'graphql';
const DELIMITER = `\r\n--${BOUNDARY}`;

/**
 * Subscriptions over multipart HTTP (subscriptionSpec=1.0), which Apollo Client and Apollo Router speak without any
 * WebSocket: a part a result, an empty object as heartbeat. The protocol has no ids: a client that comes back sends its
 * last position as `after`.
 *
 * Each part is written with the delimiter behind it: only there does a client know that the part is whole.
 */
export const MULTIPART: StreamFormat = {
  headers: { 'Content-Type': `multipart/mixed;boundary="${BOUNDARY}";subscriptionSpec=1.0` },
  opening: DELIMITER,
  heartbeat: part('{}'),
  // As often as Apollo Router's.
  heartbeatMs: 5_000,
  tellsRefusals: false,
  wishOf: (request) => (ACCEPTED.test(request.get('accept') ?? '') ? 'subscriptions' : undefined),
  result: ({ result, json = JSON.stringify(result) }) => part(`{"payload":${json}}`),
  complete: '--\r\n',
  broken: (errors) => `${part(JSON.stringify({ payload: null, errors }))}--\r\n`,
};

function part(json: string): string {
  return `\r\ncontent-type: application/json\r\n\r\n${json}${DELIMITER}`;
}
