import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import { parse } from 'graphql';
import { refusal } from '../errors.js';
import type { Monitor } from '../schema/monitor.js';
import { credentialOfHeaders, passwordOfHeaders } from './auth.js';
import type { Parts } from './parts.js';
import { askWhole } from './presenting.js';

export const ATOM_FEED_PATH = '/monitors/:id/feed.atom';
export const JSON_FEED_PATH = '/monitors/:id/feed.json';

const MONITOR = parse('query ($id: ID!) { monitor(id: $id) { id name articles quotes reactions } }');

const ARTICLE = 'title url publishedAt outlet { name }';
const ITEMS = parse(`query ($articles: ArticleFilter, $quotes: QuoteFilter, $reactions: ReactionFilter,
    $hasArticles: Boolean!, $hasQuotes: Boolean!, $hasReactions: Boolean!) {
  articles(filter: $articles, first: 100) @include(if: $hasArticles) { nodes { id ${ARTICLE} } }
  quotes(filter: $quotes, first: 100) @include(if: $hasQuotes) { nodes { id text speaker { name } spans { sentence } article { ${ARTICLE} } } }
  reactions(filter: $reactions, first: 100) @include(if: $hasReactions) { nodes { id type negated actors { name } recipients { name }
    subject { name } evidence { sentence } article { ${ARTICLE} } } } }`);

interface Named {
  name: string;
}

interface ShownArticle {
  title: string | null;
  url: string | null;
  publishedAt: string;
  outlet: Named | null;
}

interface Shown {
  articles?: { nodes: (ShownArticle & { id: string })[] };
  quotes?: {
    nodes: { id: string; text: string; speaker: Named | null; spans: Sentence[]; article: ShownArticle }[];
  };
  reactions?: {
    nodes: {
      id: string;
      type: string;
      negated: boolean;
      actors: Named[];
      recipients: Named[];
      subject: Named | null;
      evidence: Sentence;
      article: ShownArticle;
    }[];
  };
}

interface Sentence {
  sentence: string;
}

/** An entry of a feed, in either format. */
interface Entry {
  id: string;
  kind: 'article' | 'quote' | 'reaction';
  title: string;
  text: string;
  article: ShownArticle;
}

/** Longest title of an entry, UTF-16 code units. */
const MAX_TITLE = 140;

/**
 * The newest 100 items of each kind that a monitor watches, published last first, as an Atom feed or a JSON Feed. A feed
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
    const { articles, quotes, reactions } = monitor;
    const shown = await askWhole<Shown>(services, ITEMS, {
      ...{ articles, quotes, reactions },
      hasArticles: articles !== null,
      hasQuotes: quotes !== null,
      hasReactions: reactions !== null,
    });
    const self = `${request.protocol}://${request.headers.host ?? 'localhost'}${request.path}`;
    const feed = { monitor, self, entries: entriesOf(shown) };
    if (format === 'atom') give(request, response, 'application/atom+xml', atomOf(feed));
    else give(request, response, 'application/feed+json', jsonOf(feed));
  };
}

interface Feed {
  monitor: Monitor;
  /** Its address. */
  self: string;
  /** Published last first. */
  entries: Entry[];
}

function entriesOf({ articles, quotes, reactions }: Shown): Entry[] {
  const entries: Entry[] = [
    ...(articles?.nodes ?? []).map(({ id, ...article }): Entry => {
      const title = article.title ?? article.url ?? 'An article without a title';
      return { id, kind: 'article', title, text: title, article };
    }),
    ...(quotes?.nodes ?? []).map(({ id, text, speaker, spans, article }): Entry => {
      const sentences = [...new Set(spans.map(({ sentence }) => sentence))];
      return {
        id,
        kind: 'quote',
        title: `${speaker?.name ?? 'Somebody'}: “${text}”`,
        text: sentences.join(' '),
        article,
      };
    }),
    ...(reactions?.nodes ?? []).map(
      ({ id, type, negated, actors, recipients, subject, evidence, article }): Entry => {
        const to = [...recipients, ...(subject ? [subject] : [])].map(({ name }) => name);
        const who = actors.map(({ name }) => name).join(', ') || 'Somebody';
        const title = `${who}: ${negated ? 'not ' : ''}${type}${to.length > 0 ? ` → ${to.join(', ')}` : ''}`;
        return { id, kind: 'reaction', title, text: evidence.sentence, article };
      },
    ),
  ];
  return entries.sort((a, b) => publishedAt(b) - publishedAt(a) || (a.id < b.id ? 1 : -1));
}

function atomOf({ monitor, self, entries }: Feed): string {
  return generateAtomFeed({
    id: `urn:uuid:${monitor.id}`,
    title: { value: monitor.name },
    // What is published last is known last, as far as a feed goes; without anything it is as old as it can be.
    updated: new Date(entries[0] ? publishedAt(entries[0]) : 0),
    links: [{ href: self, rel: 'self', type: 'application/atom+xml' }],
    entries: entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      title: { value: shortened(entry.title) },
      content: { value: entry.text, type: 'text' },
      published: new Date(publishedAt(entry)),
      updated: new Date(publishedAt(entry)),
      authors: [{ name: entry.article.outlet?.name ?? 'Unknown outlet' }],
      categories: [{ term: entry.kind }],
      ...(entry.article.url && { links: [{ href: entry.article.url, rel: 'alternate' }] }),
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
      date_published: new Date(publishedAt(entry)),
      tags: [entry.kind],
      ...(entry.article.outlet && { authors: [{ name: entry.article.outlet.name }] }),
      ...(entry.article.url && { url: entry.article.url }),
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

function publishedAt({ article }: Entry): number {
  return new Date(article.publishedAt).getTime();
}

function shortened(title: string): string {
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).trimEnd()}…` : title;
}
