import { z } from 'zod';
import { LIMITS, MAX_TEXT_CHARS } from '../collect/limits.js';
import { splitLines } from '../collect/lines.js';
import type { Reading, TextToRead } from '../read/reading.js';
import { write } from './stdio.js';

type Id = string | number;

const LINE = z.object({
  id: z.union([z.string(), z.number()], { error: 'expected a text or a number' }),
  text: z
    .string({ error: 'expected a text' })
    .max(MAX_TEXT_CHARS, { error: `expected at most ${MAX_TEXT_CHARS} characters` }),
  title: z.string({ error: 'expected a text' }).nullish(),
  publishedAt: z
    .string({ error: 'expected an ISO date or date-time' })
    .regex(/^\d{4}-\d\d-\d\d(T|$)/, { error: 'expected an ISO date or date-time' })
    .nullish(),
  language: z.string({ error: 'expected a language tag like "en"' }).nullish(),
});

/**
 * One line of JSON Lines, or what is wrong with it: `null` stands for one over LIMITS.lineBytes.
 * @param shape what a line looks like, for the message: '{"id": ..., "text": ...}'
 */
export function parsedLine<T>(
  schema: z.ZodType<T>,
  line: string | null,
  shape: string,
): { value: T } | { problem: string } {
  if (line === null) return { problem: `expected at most ${LIMITS.lineBytes} bytes` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: `expected a JSON object ${shape} on one line` };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const { path, message } = parsed.error.issues[0]!;
  return { problem: path.length > 0 ? `${path.join('.')}: ${message}` : 'expected a JSON object' };
}

/**
 * Answers each line of JSON Lines with one on stdout, in order; what is wrong with a line goes to stderr under its number.
 * @returns exit code: 1 where something was wrong; the other lines are answered all the same
 */
export async function answerLines(
  input: AsyncIterable<Uint8Array>,
  answer: (line: string | null) => Promise<{ answer: string } | { problem: string }>,
): Promise<number> {
  let number = 0;
  let exitCode = 0;
  for await (const line of splitLines(input)) {
    number += 1;
    if (line?.trim() === '') continue;
    const answered = await answer(line);
    if ('problem' in answered) {
      exitCode = 1;
      console.error(`line ${number}: ${answered.problem}`);
    } else await write(`${answered.answer}\n`);
  }
  return exitCode;
}

/** A text of a line, or what is wrong with the line. */
export function textOfLine(line: string | null): (TextToRead & { id: Id }) | { problem: string } {
  const parsed = parsedLine(LINE, line, '{"id": ..., "text": ...}');
  if ('problem' in parsed) return parsed;
  const { id, text, title, publishedAt, language } = parsed.value;
  return {
    id,
    text,
    ...(title && { title }),
    ...(publishedAt && { publishedAt }),
    ...(language && { language }),
  };
}

/** A reading as one line of JSON. A reaction's `quote` is the `key` of a quote; a quote's `speaker` is that of an actor. */
export function lineOfReading(id: Id | undefined, reading: Reading): string {
  const { passages, actors, mentions, quotes, reactions } = reading;
  return JSON.stringify({ ...(id !== undefined && { id }), passages, actors, mentions, quotes, reactions });
}
