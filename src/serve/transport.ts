import { CloseCode, type WebSocket as Transport } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';

/** How often each client is asked whether it is there, milliseconds. One that did not answer the last time is cut. */
const PING_MS = 12_000;
/** What a close frame has room for, bytes. */
const MOST_REASON = 123;

/**
 * A WebSocket as graphql-ws's server wants it. Sending is done when the message was handed to the system, so that nobody
 * is sent more than they take in. graphql-ws's own adapter would write to the console what goes wrong; this one logs it.
 */
export function transportOf(socket: WebSocket, log: Logger): Transport {
  socket.on('error', (error) => log.debug({ err: error }, 'socket error'));
  keepAlive(socket);
  const close = (code?: number, reason = '') => socket.close(code, fitting(reason));
  return {
    protocol: socket.protocol,
    send: (text) =>
      new Promise((resolve, reject) => {
        if (!isAlive(socket)) return resolve();
        socket.send(text, (error) => (error ? reject(error) : resolve()));
      }),
    close,
    onMessage: (handle) =>
      socket.on('message', (data) => {
        handle(String(data)).catch((error: unknown) => {
          if (!isAlive(socket)) return;
          log.error({ err: error }, 'a message on a socket could not be handled');
          close(CloseCode.InternalServerError, 'Internal server error');
        });
      }),
  };
}

export function isAlive(socket: WebSocket): boolean {
  return socket.readyState === socket.OPEN;
}

function keepAlive(socket: WebSocket): void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const asking = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    if (isAlive(socket)) socket.ping();
  }, PING_MS);
  socket.once('close', () => clearInterval(asking));
}

/** As much of a text as fits, in whole characters. */
function fitting(reason: string): string {
  return new TextDecoder().decode(Buffer.from(reason).subarray(0, MOST_REASON), { stream: true });
}
