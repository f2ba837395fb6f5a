import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { CUTS, type Cut } from './schema/owner.js';

/** What an operation may cost. See src/serve/limits.ts for how each is counted. */
export interface Limits {
  tokens: number;
  depth: number;
  aliases: number;
  complexity: number;
  /** Of a request's body, and of a WebSocket message. */
  bodyBytes: number;
  /** Operations that run on one socket at a time. */
  operationsPerSocket: number;
  /** Sockets, streams and callbacks that one key or token holds at a time; without one, one address. */
  connectionsPerKey: number;
  /** Seconds after which a socket on which nothing runs is closed. 0: never. */
  idleSeconds: number;
}

/** Whose tokens (JWT) are taken. */
export interface JwtSettings {
  issuer: string;
  audience: string;
  /** Where the issuer publishes its keys. */
  jwksUrl: string;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Config {
  host: string;
  /** 0 lets the system choose one. */
  port: number;
  /** Undefined: the embedded server of `home`. */
  databaseUrl: string | undefined;
  /** Absolute path of the data folder. */
  home: string;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Which part of the graph is served. */
  subgraph: Cut;
  introspection: boolean;
  playground: boolean;
  /** Whether sockets may speak the older subprotocol graphql-ws (subscriptions-transport-ws) as well. */
  legacySockets: boolean;
  /** Web origins, beside our own, whose pages may call us. */
  corsOrigins: readonly string[];
  /** Web origins that a client may have the items of a subscription posted to. */
  callbackOrigins: readonly string[];
  /** Web origins, beside those of the public internet, that webhooks may post to. */
  webhookOrigins: readonly string[];
  /** Undefined: no tokens are taken. */
  jwt: Readonly<JwtSettings> | undefined;
  /** Where nodes pass the outbox on to each other; undefined: each reads the database. */
  natsUrl: string | undefined;
  /** For how long subscriptions can go back, days. */
  outboxRetentionDays: number;
  limits: Readonly<Limits>;
  collecting: Readonly<CollectingSettings>;
}

/** How the collector behaves. */
export interface CollectingSettings {
  /** A page or mail address that goes into the User-Agent; undefined: none. */
  contact: string | undefined;
  /** Whether loopback and private addresses may be fetched from: all, none, or these origins only. */
  privateAddresses: boolean | readonly string[];
  /** Milliseconds between two requests to one host, at least. */
  hostGapMs: number;
  /** Requests to one host under way at a time. */
  hostConcurrency: number;
  /** Hours after which the page of a new article is asked for again; none: never. */
  revisitHours: readonly number[];
  /** Where a process listens that collects only; 0 lets the system choose. */
  port: number;
  /** Where hubs reach us, without a slash at the end; undefined: they are not asked to push. */
  websubUrl: string | undefined;
  /** Feeds and pages that this process works on at a time. */
  jobs: number;
  /** Threads that read feeds, pages and texts; undefined: one less than there are cores, and one at least. */
  threads: number | undefined;
}

/** A setting that cannot be taken. The message is one line that names it and what was expected. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

type Values = Record<string, string | undefined>;

const MIB = 1024 * 1024;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

const onOrOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((value) => ['on', 'true', '1'].includes(value));

const origins = z
  .string()
  .transform(listOf)
  .refine((list) => list.every(isOrigin));

/** Each setting: what it may be, what it is where it is not set, and how a person is told what was expected. */
const SETTINGS = {
  HOST: {
    type: z.string().regex(/^[A-Za-z0-9._:%-]{1,253}$/),
    otherwise: '127.0.0.1',
    expected: 'an address or a host name to listen on, like 127.0.0.1',
  },
  PORT: { type: wholeNumber(0, 65_535), otherwise: '4000', expected: 'a port from 0 to 65535' },
  DATABASE_URL: {
    type: z.string().refine(isPostgresUrl).optional(),
    otherwise: undefined,
    expected: 'an address like postgres://user:password@host:5432/database',
  },
  REJOINDER_HOME: {
    type: z.string().refine((path) => !path.includes('\0')),
    otherwise: '.rejoinder',
    expected: 'the path of a folder',
  },
  LOG_LEVEL: { type: z.enum(LOG_LEVELS), otherwise: 'info', expected: `one of ${LOG_LEVELS.join(', ')}` },
  SUBGRAPH: { type: z.enum(CUTS), otherwise: 'whole', expected: `one of ${CUTS.join(', ')}` },
  INTROSPECTION: { type: onOrOff, otherwise: 'on', expected: 'on or off' },
  PLAYGROUND: { type: onOrOff, otherwise: 'on', expected: 'on or off' },
  LEGACY_SOCKETS: { type: onOrOff, otherwise: 'on', expected: 'on or off' },
  CORS_ORIGINS: {
    type: origins,
    otherwise: '',
    expected: 'origins parted by commas, like https://desk.example,https://app.example',
  },
  CALLBACK_ORIGINS: {
    type: origins,
    otherwise: '',
    expected: 'origins parted by commas, like https://gateway.example:4000',
  },
  WEBHOOK_ORIGINS: {
    type: origins,
    otherwise: '',
    expected: 'origins parted by commas, like http://desk.internal:8080',
  },
  JWT_ISSUER: {
    type: z.string().optional(),
    otherwise: undefined,
    expected: 'the iss of the tokens, like https://login.example/',
  },
  JWT_AUDIENCE: { type: z.string().optional(), otherwise: undefined, expected: 'the aud of the tokens' },
  JWT_JWKS_URL: {
    type: z.string().refine(isWebUrl).optional(),
    otherwise: undefined,
    expected: 'an address like https://login.example/.well-known/jwks.json',
  },
  NATS_URL: {
    type: z.string().refine(isNatsUrls).optional(),
    otherwise: undefined,
    expected: 'an address like nats://host:4222 (or tls://), or several parted by commas',
  },
  OUTBOX_RETENTION_DAYS: {
    type: wholeNumber(1, 36_500),
    otherwise: '30',
    expected: 'a number of days from 1 to 36500',
  },
  LIMIT_TOKENS: {
    type: wholeNumber(1, 1_000_000),
    otherwise: '2000',
    expected: 'a number from 1 to 1000000',
  },
  LIMIT_DEPTH: { type: wholeNumber(1, 100), otherwise: '12', expected: 'a number from 1 to 100' },
  LIMIT_ALIASES: { type: wholeNumber(0, 10_000), otherwise: '30', expected: 'a number from 0 to 10000' },
  LIMIT_COMPLEXITY: {
    type: wholeNumber(1, 1_000_000_000),
    otherwise: '10000',
    expected: 'a number from 1 to 1000000000',
  },
  LIMIT_BODY_BYTES: {
    type: wholeNumber(1024, 1024 * MIB),
    otherwise: String(2 * MIB),
    expected: 'a number of bytes from 1024 to 1073741824',
  },
  LIMIT_OPERATIONS_PER_SOCKET: {
    type: wholeNumber(1, 100_000),
    otherwise: '100',
    expected: 'a number from 1 to 100000',
  },
  LIMIT_CONNECTIONS_PER_KEY: {
    type: wholeNumber(1, 1_000_000),
    otherwise: '1000',
    expected: 'a number from 1 to 1000000',
  },
  LIMIT_IDLE_SECONDS: {
    type: wholeNumber(0, 86_400),
    otherwise: '600',
    expected: 'a number of seconds from 1 to 86400, or 0 for no limit',
  },
  CONTACT: {
    type: z
      .string()
      .regex(/^[\x21-\x7e]{3,200}$/)
      .refine((text) => !/[()\\]/.test(text))
      .optional(),
    otherwise: undefined,
    expected: 'a web or mail address where the operator can be reached, like https://desk.example/bot',
  },
  PRIVATE_ADDRESSES: {
    type: onOrOff.or(origins),
    otherwise: 'off',
    expected: 'off, on, or origins parted by commas, like http://10.0.0.5:3000',
  },
  HOST_GAP_MS: {
    type: wholeNumber(0, 3_600_000),
    otherwise: '1000',
    expected: 'a number of milliseconds from 0 to 3600000',
  },
  HOST_CONCURRENCY: { type: wholeNumber(1, 1_000), otherwise: '2', expected: 'a number from 1 to 1000' },
  REVISIT_HOURS: {
    type: z
      .string()
      .transform((text) => (text === 'off' ? [] : listOf(text)))
      .pipe(
        z
          .array(
            z
              .string()
              .regex(/^\d{1,4}(?:\.\d{1,2})?$/)
              .transform(Number),
          )
          .max(20),
      )
      .refine((hours) => hours.every((hour, i) => hour > (hours[i - 1] ?? 0))),
    otherwise: '1,6,24,72',
    expected: 'off, or hours that grow, parted by commas, like 1,6,24,72',
  },
  COLLECTOR_PORT: { type: wholeNumber(0, 65_535), otherwise: '4010', expected: 'a port from 0 to 65535' },
  WEBSUB_URL: {
    type: z
      .string()
      .refine((text) => isWebUrl(text) && !/[?#]/.test(text))
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    otherwise: undefined,
    expected: 'the address at which hubs reach this server, like https://news.example',
  },
  JOBS: { type: wholeNumber(1, 100), otherwise: '8', expected: 'a number from 1 to 100' },
  THREADS: { type: wholeNumber(1, 64).optional(), otherwise: undefined, expected: 'a number from 1 to 64' },
} as const;

type Setting = keyof typeof SETTINGS;

/**
 * Reads the settings: flags before the environment, the environment before `.env` of the working folder. An empty value
 * counts as not set.
 *
 * @param flags values given on the command line, by the name of the setting
 * @throws WrongSetting for the first value that cannot be taken
 */
export function readConfig(
  flags: Values = {},
  environment: Values = process.env,
  folder = process.cwd(),
): Config {
  const sources = [flags, environment, dotEnv(folder)];
  const setting = <S extends Setting>(name: S): z.output<(typeof SETTINGS)[S]['type']> => {
    const { type, otherwise, expected } = SETTINGS[name];
    const given = sources.map((source) => source[name]?.trim()).find((value) => value);
    const parsed = type.safeParse(given ?? otherwise);
    if (parsed.success) return parsed.data as z.output<(typeof SETTINGS)[S]['type']>;
    throw new WrongSetting(`${name}: expected ${expected}${shown(name, given)}.`);
  };
  return Object.freeze({
    host: setting('HOST'),
    port: setting('PORT'),
    databaseUrl: setting('DATABASE_URL'),
    home: resolve(folder, setting('REJOINDER_HOME')),
    logLevel: setting('LOG_LEVEL'),
    subgraph: setting('SUBGRAPH'),
    introspection: setting('INTROSPECTION'),
    playground: setting('PLAYGROUND'),
    legacySockets: setting('LEGACY_SOCKETS'),
    corsOrigins: Object.freeze(setting('CORS_ORIGINS')),
    callbackOrigins: Object.freeze(setting('CALLBACK_ORIGINS')),
    webhookOrigins: Object.freeze(setting('WEBHOOK_ORIGINS')),
    jwt: jwtOf(setting('JWT_ISSUER'), setting('JWT_AUDIENCE'), setting('JWT_JWKS_URL')),
    natsUrl: setting('NATS_URL'),
    outboxRetentionDays: setting('OUTBOX_RETENTION_DAYS'),
    limits: Object.freeze({
      tokens: setting('LIMIT_TOKENS'),
      depth: setting('LIMIT_DEPTH'),
      aliases: setting('LIMIT_ALIASES'),
      complexity: setting('LIMIT_COMPLEXITY'),
      bodyBytes: setting('LIMIT_BODY_BYTES'),
      operationsPerSocket: setting('LIMIT_OPERATIONS_PER_SOCKET'),
      connectionsPerKey: setting('LIMIT_CONNECTIONS_PER_KEY'),
      idleSeconds: setting('LIMIT_IDLE_SECONDS'),
    }),
    collecting: Object.freeze({
      contact: setting('CONTACT'),
      privateAddresses: setting('PRIVATE_ADDRESSES'),
      hostGapMs: setting('HOST_GAP_MS'),
      hostConcurrency: setting('HOST_CONCURRENCY'),
      revisitHours: Object.freeze(setting('REVISIT_HOURS')),
      port: setting('COLLECTOR_PORT'),
      websubUrl: setting('WEBSUB_URL'),
      jobs: setting('JOBS'),
      threads: setting('THREADS'),
    }),
  });
}

/** Part of it would take tokens that are meant for others, or none. */
function jwtOf(
  issuer: string | undefined,
  audience: string | undefined,
  jwksUrl: string | undefined,
): Config['jwt'] {
  if (issuer && audience && jwksUrl) return Object.freeze({ issuer, audience, jwksUrl });
  if (!issuer && !audience && !jwksUrl) return undefined;
  throw new WrongSetting('JWT_ISSUER, JWT_AUDIENCE and JWT_JWKS_URL: expected all three, or none of them.');
}

/** Whether a host is this machine alone: an address of the loopback range, or a name that means one. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (ipaddr.isValid(name)) return ipaddr.process(name).range() === 'loopback';
  return name === 'localhost' || name.endsWith('.localhost');
}

function dotEnv(folder: string): Values {
  try {
    return parseEnv(readFileSync(resolve(folder, '.env'), 'utf8')) as Values;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new WrongSetting(`.env: it cannot be read (${(error as Error).message}).`);
  }
}

/** Settings whose value may hold a password. */
const HOLDING_SECRETS = new Set<Setting>(['DATABASE_URL', 'JWT_JWKS_URL', 'NATS_URL']);

/** What was given, for the message; an address may hold a password, so it is kept back. */
function shown(name: Setting, given: string | undefined): string {
  if (given === undefined || HOLDING_SECRETS.has(name)) return '';
  return `, got ${JSON.stringify(given.slice(0, 100))}`;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

/** fetch takes none with a user in it. */
function isWebUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

function isNatsUrls(text: string): boolean {
  const isUrl = (url: string) => URL.canParse(url) && /^(nats|tls):$/.test(new URL(url).protocol);
  return listOf(text).every(isUrl) && listOf(text).length > 0;
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}
