import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import { parse } from 'graphql';
import { refusal } from '../errors.js';
import type { Monitor } from '../schema/monitor.js';
import { credentialOfHeaders, passwordOfHeaders } from './auth.js';
import type { Services } from './context.js';
import { alertEntriesOf } from './monitor-alert-entries.js';
import { type Entry, itemEntriesOf } from './monitor-entries.js';
import type { Parts } from './parts.js';
import { askWhole } from './presenting.js';

export const ATOM_FEED_PATH = '/monitors/:id/feed.atom';
export const JSON_FEED_PATH = '/monitors/:id/feed.json';

const MONITOR = parse(
  'query ($id: ID!) { monitor(id: $id) { id name articles quotes reactions revisions stories alerts { only } } }',
);

/** Longest title of an entry, UTF-16 code units. */
const MAX_TITLE = 140;

/**
 * What a monitor watches, last first, as an Atom feed or a JSON Feed. A feed
 * reader gives the key as the password of HTTP's Basic authentication: it has no other way.
 */
export function monitorFeed({ door, services }: Parts, format: 'atom' | 'json'): RequestHandler {
  return async (request, response) => {
    response.set('WWW-Authenticate', 'Basic realm="Rejoinder: any user, the API key as password"');
    await door.admit(credentialOfHeaders(request.headers) ?? passwordOfHeaders(request.headers));
    response.removeHeader('WWW-Authenticate');
    const id = String(request.params['id']);
    const { monitor } = await askWhole<{ monitor: Monitor | null }>(services, MONITOR, { id });
    if (!monitor) throw refusal('NOT_FOUND', 'There is no monitor with this id.', 404);
    const self = `${request.protocol}://${request.headers.host ?? 'localhost'}${request.path}`;
    const feed = { monitor, self, entries: await entriesOf(services, monitor) };
    if (format === 'atom') give(request, response, 'application/atom+xml', atomOf(feed));
    else give(request, response, 'application/feed+json', jsonOf(feed));
  };
}

/** What a monitor gives, last first. */
async function entriesOf(services: Services, monitor: Monitor): Promise<Entry[]> {
  const items = monitor.alerts?.only ? [] : await itemEntriesOf(services, monitor);
  const entries = [...items, ...(await alertEntriesOf(services, monitor.id))];
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

interface Feed {
  monitor: Monitor;
  /** Its address. */
  self: string;
  /** Last first. */
  entries: Entry[];
}

function atomOf({ monitor, self, entries }: Feed): string {
  return generateAtomFeed({
    id: `urn:uuid:${monitor.id}`,
    title: { value: monitor.name },
    // What is published last is known last, as far as a feed goes; without anything it is as old as it can be.
    updated: entries[0]?.at ?? new Date(0),
    links: [{ href: self, rel: 'self', type: 'application/atom+xml' }],
    entries: entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      title: { value: shortened(entry.title) },
      content: { value: entry.text, type: 'text' },
      published: entry.at,
      updated: entry.at,
      authors: [{ name: entry.outlet ?? 'Unknown outlet' }],
      categories: [{ term: entry.kind }],
      ...(entry.url && { links: [{ href: entry.url, rel: 'alternate' }] }),
    })),
  });
}

function jsonOf({ monitor, self, entries }: Feed): string {
  const feed = generateJsonFeed({
    title: monitor.name,
    feed_url: self,
    items: entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      title: shortened(entry.title),
      content_text: entry.text,
      date_published: entry.at,
      tags: [entry.kind],
      ...(entry.outlet && { authors: [{ name: entry.outlet }] }),
      ...(entry.url && { url: entry.url }),
    })),
  });
  return JSON.stringify(feed);
}

/** Readers ask often: who has it already is told so. */
function give(request: Request, response: Response, type: string, body: string): void {
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  response.set({ ETag: tag, 'Cache-Control': 'private, no-cache' });
  // Express takes a client's own "no-cache" for a wish to get it all; fetch sends that with each If-None-Match.
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag)) response.status(304).end();
  else response.type(type).send(body);
}

function shortened(title: string): string {
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).trimEnd()}…` : title;
}
