import { ask, type Door, type GraphQLErrorShape } from './door.js';

/** Subscriptions to articles: from a position on, from the beginning, and to what is new. */
export const ARTICLES =
  'subscription ($after: Position) { articleAdded(after: $after) { position article { title } } }';
export const TITLES = 'subscription { articleAdded(after: "0-0") { article { title } } }';
export const NEW = 'subscription { articleAdded { position } }';

/** The title in an event of the first two. */
export const titleIn = ({ data }: StreamEvent) => data!.data.articleAdded.article.title as string;

/** An event of a stream as it came over the wire. */
export interface StreamEvent {
  id: string | undefined;
  event: string | undefined;
  // The shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data: { data?: any; errors?: GraphQLErrorShape[] } | undefined;
}

export interface EventReader {
  response: Response;
  /** The next event; undefined: the stream has ended. */
  next(): Promise<StreamEvent | undefined>;
  /** All that come until it ends. */
  rest(): Promise<StreamEvent[]>;
  /** Comments that came so far. */
  comments(): number;
  /** Leaves without reading further. */
  leave(): Promise<void>;
}

export interface StreamOptions {
  method?: 'GET' | 'POST';
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Opens a stream with plain fetch. */
export async function openStream(
  url: string,
  query: string,
  options: StreamOptions = {},
): Promise<EventReader> {
  const { method = 'POST', variables = {}, headers = {} } = options;
  const accept = { accept: 'text/event-stream', ...headers };
  if (method === 'POST') {
    const body = JSON.stringify({ query, variables });
    const all = { 'content-type': 'application/json', ...accept };
    return readEvents(await fetch(url, { method, headers: all, body }));
  }
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  return readEvents(await fetch(`${url}?${search}`, { headers: accept }));
}

function readEvents(response: Response): EventReader {
  let comments = 0;
  async function* events(): AsyncGenerator<StreamEvent, void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        if (block.startsWith(':')) comments += 1;
        else yield eventIn(block);
      }
    }
    if (text !== '') throw new Error(`The stream ended inside an event: ${text}`);
  }
  const reading = events();
  const next = async () => (await reading.next()).value ?? undefined;
  return {
    response,
    next,
    rest: async () => {
      const all: StreamEvent[] = [];
      for await (const event of reading) all.push(event);
      return all;
    },
    comments: () => comments,
    leave: async () => void (await reading.return()),
  };
}

function eventIn(block: string): StreamEvent {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`This is no line of an event: ${line}`);
      return [name, value!] as const;
    }),
  );
  const data = fields.get('data');
  if (data === undefined) throw new Error(`An event without data is none: ${block}`);
  return { id: fields.get('id'), event: fields.get('event'), data: data ? JSON.parse(data) : undefined };
}

const ADD = `mutation Add($input: AddArticleInput!) {
  addArticle(input: $input) { ... on AddArticlePayload { outcome } ... on ArticleRefused { problems { message } } }
}`;

/** Adds an article with one quote through the graph; its title is the text given. */
export async function addArticle(
  door: Pick<Door, 'url'>,
  title: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const input = {
    title,
    url: `https://north.example/${encodeURIComponent(title)}`,
    publishedAt: '2026-11-02T08:00:00Z',
    text: `"We heard of ${title} this morning," said harbour master Ana Reis on Monday.`,
  };
  const { data, errors } = await ask(door.url, ADD, { input }, headers);
  if (data?.addArticle.outcome !== 'ADDED') throw new Error(JSON.stringify({ data, errors }));
}
