import type { Door, GraphQLErrorShape } from './door.js';

/** What Apollo Client sends, in short. */
export const ACCEPT = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json;q=0.9';
const DELIMITER = '\r\n--graphql';

/** What a part holds; nothing: a heartbeat. */
export interface Part {
  // The shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  payload?: { data?: any; errors?: GraphQLErrorShape[] } | null;
  errors?: GraphQLErrorShape[];
}

export interface PartReader {
  response: Response;
  /** The next part; undefined: that was the last. */
  next(): Promise<Part | undefined>;
  /** The last part of all. */
  last(): Promise<Part | undefined>;
  leave(): Promise<void>;
}

/** Opens a multipart response with plain fetch, and is strict with what comes. */
export async function openParts(
  { url }: Pick<Door, 'url'>,
  headers: Record<string, string>,
  query: string,
): Promise<PartReader> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: ACCEPT, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const reading = partsOf(response);
  const next = async () => (await reading.next()).value ?? undefined;
  return {
    response,
    next,
    last: async () => {
      let last: Part | undefined;
      for await (const part of reading) last = part;
      return last;
    },
    leave: async () => void (await reading.return()),
  };
}

async function* partsOf(response: Response): AsyncGenerator<Part, void> {
  const decoder = new TextDecoder();
  let text = '';
  let begun = false;
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk, { stream: true });
    // A client knows that a part is whole by the delimiter behind it: without one it waits for the next.
    if (!/\r\n--graphql(--\r\n)?$/.test(text))
      throw new Error(`This is not written to its delimiter: ${text}`);
    const written = text.split(DELIMITER);
    text = written.pop()!;
    if (!begun && written.shift() !== '') throw new Error('Something is before the first delimiter.');
    begun = true;
    for (const part of written) yield contentOf(part);
  }
  if (text !== '--\r\n') throw new Error(`The response ended without its end: ${text}`);
}

function contentOf(part: string): Part {
  const [head, body] = part.split('\r\n\r\n');
  if (head !== '\r\ncontent-type: application/json')
    throw new Error(`These are no headers of a part: ${head}`);
  return JSON.parse(body!);
}
