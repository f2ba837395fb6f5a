/**
 * The least that a server can do, started by main.mjs: a `ws` server that sends given bytes to the sockets of a group.
 * No filter, no database, no protocol.
 */
import { WebSocketServer } from 'ws';

const groups = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4096 });

server.on('connection', (socket) => {
  socket.once('message', (data) => {
    const group = String(data);
    groups.set(group, [...(groups.get(group) ?? []), socket]);
    socket.send('welcome');
  });
});
server.on('listening', () => process.send({ port: server.address().port }));

/** Messages as [group, text]. */
process.on('message', (messages) => {
  for (const [group, text] of messages) {
    for (const socket of groups.get(group) ?? []) socket.send(text);
  }
});
