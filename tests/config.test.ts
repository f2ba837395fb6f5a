import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLoopback, readConfig, WrongSetting } from '../src/config.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rejoinder-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings', () => {
  it('are safe where nothing is set', () => {
    expect(readConfig({}, {}, folder)).toEqual({
      host: '127.0.0.1',
      port: 4000,
      databaseUrl: undefined,
      home: join(folder, '.rejoinder'),
      logLevel: 'info',
      subgraph: 'whole',
      introspection: true,
      playground: true,
      legacySockets: true,
      corsOrigins: [],
      callbackOrigins: [],
      jwt: undefined,
      webhookOrigins: [],
      natsUrl: undefined,
      outboxRetentionDays: 30,
      limits: {
        tokens: 2_000,
        depth: 12,
        aliases: 30,
        complexity: 10_000,
        bodyBytes: 2 * 1024 * 1024,
        operationsPerSocket: 100,
        connectionsPerKey: 1_000,
        idleSeconds: 600,
      },
      collecting: {
        contact: undefined,
        privateAddresses: false,
        hostGapMs: 1_000,
        hostConcurrency: 2,
        revisitHours: [1, 6, 24, 72],
        port: 4_010,
        websubUrl: undefined,
        jobs: 8,
        threads: undefined,
      },
    });
  });

  it('come from flags, then the environment, then .env of the working folder', () => {
    writeFileSync(join(folder, '.env'), 'HOST=127.0.0.3\nPORT=4003\nLOG_LEVEL="debug" # here\n');
    const config = readConfig(
      { HOST: '127.0.0.1', PORT: undefined },
      { HOST: '127.0.0.2', PORT: '4002' },
      folder,
    );
    expect([config.host, config.port, config.logLevel]).toEqual(['127.0.0.1', 4002, 'debug']);
  });

  it('take an empty value as not set', () => {
    expect(readConfig({}, { PORT: '', DATABASE_URL: ' ' }, folder)).toMatchObject({
      port: 4000,
      databaseUrl: undefined,
    });
  });

  it('take a data folder relative to the working folder, and an absolute one as it is', () => {
    expect(readConfig({ REJOINDER_HOME: 'data' }, {}, folder).home).toBe(join(folder, 'data'));
    expect(readConfig({ REJOINDER_HOME: '/srv/data' }, {}, folder).home).toBe(resolve('/srv/data'));
  });

  it('take a list of origins', () => {
    const { corsOrigins } = readConfig(
      {},
      { CORS_ORIGINS: 'https://a.example, http://b.example:8080' },
      folder,
    );
    expect(corsOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
  });

  it('cannot be changed once they are read', () => {
    const config = readConfig({}, {}, folder);
    expect(() => Object.assign(config, { host: '0.0.0.0' })).toThrow(TypeError);
    expect(() => Object.assign(config.limits, { depth: 99 })).toThrow(TypeError);
  });

  it.each([
    ['PORT', 'abc', 'PORT: expected a port from 0 to 65535, got "abc".'],
    ['PORT', '65536', 'PORT: expected a port from 0 to 65535, got "65536".'],
    ['PORT', '-1', 'PORT: expected a port from 0 to 65535, got "-1".'],
    ['PORT', '80.5', 'PORT: expected a port from 0 to 65535, got "80.5".'],
    ['HOST', 'a b', 'HOST: expected an address or a host name to listen on, like 127.0.0.1, got "a b".'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent, got "loud".',
    ],
    ['INTROSPECTION', 'maybe', 'INTROSPECTION: expected on or off, got "maybe".'],
    [
      'CORS_ORIGINS',
      'https://a.example/path',
      'CORS_ORIGINS: expected origins parted by commas, like https://desk.example,https://app.example, got "https://a.example/path".',
    ],
    ['CORS_ORIGINS', '*', /^CORS_ORIGINS: expected origins/],
    ['CALLBACK_ORIGINS', 'gateway.example', /^CALLBACK_ORIGINS: expected origins/],
    ['WEBHOOK_ORIGINS', 'desk.internal', /^WEBHOOK_ORIGINS: expected origins/],
    ['JWT_JWKS_URL', 'keys.json', /^JWT_JWKS_URL: expected an address like https:/],
    ['JWT_JWKS_URL', 'https://me:secret@login.example/keys', /^JWT_JWKS_URL: [^@]*$/],
    ['LIMIT_DEPTH', '0', 'LIMIT_DEPTH: expected a number from 1 to 100, got "0".'],
  ])('refuse %s=%s with one line that says what was expected', (name, value, message) => {
    const wrong = () => readConfig({}, { [name]: value }, folder);
    expect(wrong).toThrow(WrongSetting);
    expect(wrong).toThrow(message);
  });

  it('take tokens of an issuer where all is said that is needed to check them', () => {
    const all = {
      JWT_ISSUER: 'https://login.example/',
      JWT_AUDIENCE: 'desk',
      JWT_JWKS_URL: 'https://login.example/keys',
    };
    expect(readConfig({}, all, folder).jwt).toEqual({
      issuer: 'https://login.example/',
      audience: 'desk',
      jwksUrl: 'https://login.example/keys',
    });
    for (const name of Object.keys(all)) {
      expect(() => readConfig({}, { ...all, [name]: '' }, folder)).toThrow(
        'JWT_ISSUER, JWT_AUDIENCE and JWT_JWKS_URL: expected all three, or none of them.',
      );
    }
  });

  it('refuse an address of a database without showing it, since it may hold a password', () => {
    const wrong = () => readConfig({}, { DATABASE_URL: 'mysql://me:secret@host/db' }, folder);
    expect(wrong).toThrow(
      'DATABASE_URL: expected an address like postgres://user:password@host:5432/database.',
    );
  });
});

describe('loopback', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'app.localhost',
    '127.0.0.1',
    '127.255.0.9',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
  ])('is %s', (host) => expect(isLoopback(host)).toBe(true));

  it.each(['0.0.0.0', '::', '10.0.0.1', 'example.org', 'localhost.example.org', '127.0.0.1.example.org', ''])(
    'is not "%s"',
    (host) => expect(isLoopback(host)).toBe(false),
  );
});
