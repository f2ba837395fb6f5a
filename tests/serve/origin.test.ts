import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Door, openDoor } from './door.js';

const BODY = JSON.stringify({ query: '{ __typename }' });

describe('while no key is needed', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor({ settings: { CORS_ORIGINS: 'https://desk.example' } });
  });
  afterAll(() => door.close());

  /** fetch sets Host and Origin itself. */
  async function post(headers: Record<string, string>) {
    const sent = request(door.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    sent.end(BODY);
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode as number, headers: response.headers, body: JSON.parse(text) };
  }

  /** The status of the handshake: 101 opens the socket. */
  async function upgrade(headers: Record<string, string>, path = '/graphql'): Promise<number> {
    const socket = new WebSocket(`${door.webSocket.replace('/graphql', path)}`, 'graphql-transport-ws', {
      headers,
    });
    return new Promise((resolve, reject) => {
      socket.on('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!));
      socket.on('error', reject);
    });
  }

  it.each([
    'localhost',
    'localhost:4000',
    'app.localhost',
    '127.0.0.1:80',
    '127.8.9.1',
    '[::1]:4000',
    'LOCALHOST',
  ])('answers the Host %s', async (host) => {
    expect((await post({ host })).status).toBe(200);
    expect(await upgrade({ host })).toBe(101);
  });

  it.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example#localhost',
    '192.168.1.4',
    '0.0.0.0',
    '[::]',
  ])('refuses the Host "%s" with 403', async (host) => {
    const { status, body } = await post({ host });
    expect(status).toBe(403);
    expect(body.errors[0]).toMatchObject({
      message: expect.stringContaining('Host'),
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await upgrade({ host })).toBe(403);
  });

  it.each(['http://localhost:5173', 'http://127.0.0.1:4000', 'http://[::1]:3000', 'https://desk.example'])(
    'answers pages of %s, and lets browsers show the answer',
    async (origin) => {
      const { status, headers } = await post({ origin });
      expect(status).toBe(200);
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(await upgrade({ origin })).toBe(101);
    },
  );

  it.each([
    'http://evil.example',
    'null',
    'https://desk.example.evil.example',
    'https://sub.desk.example',
    'file://',
  ])('refuses pages of %s with 403', async (origin) => {
    const { status, headers, body } = await post({ origin });
    expect(status).toBe(403);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(body.errors[0].message).toContain('Origin');
    expect(await upgrade({ origin })).toBe(403);
  });

  it('opens sockets at the path of the graph only', async () => {
    expect(await upgrade({}, '/elsewhere')).toBe(404);
    expect(await upgrade({}, '/graphql?token=1')).toBe(101);
  });

  it('answers the preflight of a page that may call', async () => {
    const headers = { origin: 'https://desk.example', 'access-control-request-method': 'POST' };
    const response = await fetch(door.url, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,POST');
  });
});
