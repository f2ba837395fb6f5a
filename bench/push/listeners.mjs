/**
 * A process of sockets that listen, started by main.mjs. It notes when each item came to each of them and gives that
 * back when asked. Of the protocol graphql-transport-ws it speaks what it needs, so that little of what is measured is
 * the client's.
 */
import WebSocket from 'ws';

/** Sockets that shake hands at the same time. */
const OPENING = 200;
/** Sockets of one client address: far below the ports that a system hands out. */
const SOCKETS_AN_ADDRESS = 20_000;

const sockets = [];
let items = [];
let times = [];
let sample = '';

/** @param {{url: string, subscriptions: string[], bare: boolean}} what of `bare`, the message `subscribe` is a group */
async function open({ url, subscriptions, bare }) {
  const waiting = subscriptions.entries();
  const openers = Array.from({ length: OPENING }, async () => {
    for (const [n, subscription] of waiting) sockets.push(await listen(url, n, subscription, bare));
  });
  await Promise.all(openers);
}

function listen(url, n, subscription, bare) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, bare ? [] : ['graphql-transport-ws'], {
      perMessageDeflate: false,
      localAddress: `127.0.0.${1 + Math.floor(n / SOCKETS_AN_ADDRESS)}`,
    });
    socket.on('error', reject);
    socket.on('close', (code, reason) => reject(new Error(`closed: ${code} ${reason}`)));
    socket.on('open', () => socket.send(bare ? subscription : '{"type":"connection_init"}'));
    socket.on('message', (data) => {
      const at = performance.timeOrigin + performance.now();
      const mark = data.indexOf('#');
      if (mark >= 0) {
        items.push(Number(data.toString('latin1', mark + 1, mark + 9)));
        times.push(at);
        sample ||= String(data);
        return;
      }
      if (data.includes('"error')) throw new Error(String(data));
      if (!bare) socket.send(subscription);
      resolve(socket);
    });
  });
}

process.on('message', async ({ open: what, report }) => {
  if (what) {
    await open(what);
    process.send('open');
  }
  if (report) {
    process.send({ items: Uint32Array.from(items), times: Float64Array.from(times), sample });
    items = [];
    times = [];
  }
});
