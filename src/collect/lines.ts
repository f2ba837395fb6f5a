import type { Collected, Refusal } from './article.js';
import { checked } from './check.js';
import { LIMITS } from './limits.js';

const LINE_FEED = 10;
/**
 * So many lines without one article are some other format: a single object over many lines, a list, a log.
 */
const HOPELESS_LINES = 100;

/**
 * Reads JSON Lines: one article a line, in the shape of ArticleInput. Streams, so a file may be larger than
 * memory. A bad line is refused under `source:number` (counted from 1) and the rest goes on; blank lines are
 * passed over.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  now: () => Date,
): AsyncGenerator<Collected> {
  let number = 0;
  let good = 0;
  for await (const line of splitLines(chunks)) {
    number++;
    const place = `${source}:${number}`;
    if (line === null) yield { refused: tooLong(place) };
    else if (line.trim() !== '') {
      for (const collected of readLine(line, place, now)) {
        if ('article' in collected) good++;
        yield collected;
      }
    }
    if (good === 0 && number >= HOPELESS_LINES) {
      const reason = `None of the first ${number} lines is an article; expected JSON Lines, one object a line.`;
      yield { refused: { source, field: 'source', code: 'BAD_JSON', reason } };
      return;
    }
  }
}

function* readLine(line: string, source: string, now: () => Date): Generator<Collected> {
  const value = parseObject(line);
  if (value === null) {
    const reason =
      'The line is no JSON object; expected {"text": ..., "url": ..., "publishedAt": ...} on one line.';
    yield { refused: { source, field: 'line', code: 'BAD_JSON', reason } };
    return;
  }
  yield* checked(value, source, now);
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function tooLong(source: string): Refusal {
  const reason = `The line is longer than expected; a line has at most ${LIMITS.lineBytes} bytes.`;
  return { source, field: 'line', code: 'TOO_LONG', reason };
}

/**
 * Lines of UTF-8. Null stands for a line over LIMITS.lineBytes: its bytes are dropped as they come.
 * node:readline keeps a line in memory however long it is.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  const take = () => {
    const line = bytes > LIMITS.lineBytes ? null : new TextDecoder().decode(Buffer.concat(parts));
    parts = [];
    bytes = 0;
    return line;
  };
  const add = (part: Uint8Array) => {
    bytes += part.length;
    if (bytes <= LIMITS.lineBytes) parts.push(part);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (bytes > 0) yield take();
}
