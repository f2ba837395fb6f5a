import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { freePort } from './acceptance/server.js';

/** Stands between a client and a port of this machine: it can cut what is open, and be closed, as if the other side were gone. */
export class Gate {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;

  private constructor(
    readonly port: number,
    private readonly target: number,
  ) {}

  /** @param target the port that it leads to */
  static async open(target: number): Promise<Gate> {
    const gate = new Gate(await freePort(), target);
    await gate.open();
    return gate;
  }

  async open(): Promise<void> {
    this.#server = createServer((near) => {
      const far = connect(this.target, '127.0.0.1');
      for (const socket of [near, far]) {
        this.#sockets.add(socket.on('error', () => {}));
        socket.once('close', () => this.#sockets.delete(socket));
      }
      pipeline(near, far, near, () => {});
    }).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Who comes again is let through. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Cuts, and lets nobody through until it is opened again. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.close();
    this.cut();
    await once(server, 'close');
  }
}
