import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { Config } from '../config.js';

type Place = Pick<Config, 'host' | 'port'>;

/** It cannot be served as it is set up. The message is one line for a person. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe';
}

/**
 * Finds out early, before anything is started, whether the port can be had.
 * @throws CannotServe where not
 */
export async function tryPort(config: Place): Promise<void> {
  const server = createServer();
  await listen(server, config);
  server.close();
  await once(server, 'close');
}

/**
 * @param setting what the port is set with, for the message
 * @returns where it listens, as it stands in an address
 * @throws CannotServe where the port cannot be had
 */
export async function listen(server: Server, { host, port }: Place, setting = 'PORT'): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new CannotServe(reasonNotToListen((error as NodeJS.ErrnoException).code, host, port, setting), {
      cause: error,
    });
  }
  return `${isIPv6(host) ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
}

function reasonNotToListen(code: string | undefined, host: string, port: number, setting: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken; choose another with ${setting} or --port.`;
  if (code === 'EACCES')
    return `Port ${port} needs rights that this user does not have; choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine.`;
  return `It cannot listen on ${host}:${port} (${code ?? 'unknown error'}).`;
}
