import { createReadStream } from 'node:fs';
import { MAX_TEXT_CHARS } from '../collect/limits.js';
import { splitLines } from '../collect/lines.js';
import { read } from '../read/read.js';
import type { TextToRead } from '../read/reading.js';
import { lineOfReading, textOfLine } from './jsonl.js';
import { showReading } from './show-reading.js';

/** A text that cannot be read. The message is one line for a person. */
export class CannotRead extends Error {
  override readonly name = 'CannotRead';
}

export interface ReadOptions {
  published?: string;
  json?: boolean;
  jsonl?: boolean;
}

/**
 * The command `read`.
 * @returns exit code: 1 where a line of JSON Lines was refused; the others are answered all the same
 */
export async function readCommand(file: string | undefined, options: ReadOptions): Promise<number> {
  if (options.jsonl) return readLines(bytesOf(file));
  const text = await textOf(file);
  if (text.length > MAX_TEXT_CHARS) {
    throw new CannotRead(`The text has ${text.length} characters; at most ${MAX_TEXT_CHARS} are read.`);
  }
  const publishedAt = options.published;
  if (publishedAt !== undefined && !/^\d{4}-\d\d-\d\d/.test(publishedAt)) {
    throw new CannotRead(`--published: expected a date like 2024-05-02, got "${publishedAt.slice(0, 100)}".`);
  }
  const input: TextToRead = { text, ...(publishedAt !== undefined && { publishedAt }) };
  const reading = read(input);
  await write(options.json ? `${lineOfReading(undefined, reading)}\n` : showReading(text, reading));
  return 0;
}

async function readLines(input: AsyncIterable<Uint8Array>): Promise<number> {
  let number = 0;
  let refused = 0;
  for await (const line of splitLines(input)) {
    number += 1;
    if (line?.trim() === '') continue;
    const parsed = textOfLine(line);
    if ('problem' in parsed) {
      refused += 1;
      console.error(`line ${number}: ${parsed.problem}`);
    } else await write(`${lineOfReading(parsed.id, read(parsed))}\n`);
  }
  return refused > 0 ? 1 : 0;
}

async function textOf(file: string | undefined): Promise<string> {
  const bytes = await allOf(bytesOf(file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CannotRead(`${file ?? 'stdin'} is not a text in UTF-8.`);
  }
}

async function* bytesOf(file: string | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* file === undefined ? process.stdin : createReadStream(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CannotRead(`${file ?? 'stdin'} cannot be read (${code ?? message}).`);
  }
}

async function allOf(input: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    // No text that is short enough has more bytes a character.
    if (bytes > 4 * MAX_TEXT_CHARS)
      throw new CannotRead(`The text is too long; at most ${MAX_TEXT_CHARS} characters are read.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Waits until there is room: the reader of our output may be slower than we are. */
async function write(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      // The reader has left, as `head` does: main ends the process.
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}
