import { MAX_TEXT_CHARS } from '../collect/limits.js';
import { read } from '../read/read.js';
import type { TextToRead } from '../read/reading.js';
import { answerLines, lineOfReading, textOfLine } from './jsonl.js';
import { showReading } from './show-reading.js';
import { allOf, bytesOf, CannotRead, write } from './stdio.js';

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

function readLines(input: AsyncIterable<Uint8Array>): Promise<number> {
  return answerLines(input, async (line) => {
    const parsed = textOfLine(line);
    return 'problem' in parsed ? parsed : { answer: lineOfReading(parsed.id, read(parsed)) };
  });
}

async function textOf(file: string | undefined): Promise<string> {
  // No text that is short enough has more bytes a character.
  const bytes = await allOf(
    bytesOf(file),
    4 * MAX_TEXT_CHARS,
    `The text is too long; at most ${MAX_TEXT_CHARS} characters are read.`,
  );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CannotRead(`${file ?? 'stdin'} is not a text in UTF-8.`);
  }
}
