import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const executablePath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

/** Why tests that need it are skipped; undefined: it is there. */
export const chromiumProblem = executablePath
  ? undefined
  : 'Chromium is not installed (apt-get install chromium)';

/** No sandbox: as root there is none. The rest keeps it from calling home. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath!, args: QUIET });
}

/** Serves pages to a browser from a port of its own, as a front end has it. */
export interface PageServer {
  /** http://127.0.0.1:port */
  url: string;
  close(): void;
}

/** @param contents what is at each path; a path that ends in .js or .css is a script or a style, all else HTML */
export async function servePages(contents: Record<string, string | Buffer>): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://127.0.0.1');
    const content = contents[pathname];
    if (content === undefined) return response.writeHead(404).end();
    return response.setHeader('content-type', typeOf(pathname)).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript; charset=utf-8';
  return path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
}
