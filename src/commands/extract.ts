import { z } from 'zod';
import type { CollectedArticle } from '../collect/article.js';
import { extractArticle } from '../collect/extract.js';
import { answerLines, parsedLine } from './jsonl.js';
import { type OpenOptions, opened, orRefused } from './opened.js';
import { bytesOf, write } from './stdio.js';

const LINE = z.object({
  id: z.union([z.string(), z.number()], { error: 'expected a text or a number' }),
  file: z.string({ error: 'expected the path of a file' }),
  url: z
    .string({ error: 'expected the address of the page' })
    .regex(/^https?:\/\//i, { error: 'expected http:// or https://' })
    .nullish(),
});

const now = () => new Date();

/**
 * The command `extract`.
 * @returns exit code: 1 where the document was refused, or a line of JSON Lines was none; the others are answered all the same
 */
export async function extractCommand(
  source: string | undefined,
  { jsonl, ...options }: OpenOptions & { jsonl?: boolean },
): Promise<number> {
  if (jsonl) return extractLines(bytesOf(source));
  const answer = await answerOf(source, options);
  await write(`${JSON.stringify(answer, null, 2)}\n`);
  return 'refused' in answer ? 1 : 0;
}

function extractLines(input: AsyncIterable<Uint8Array>): Promise<number> {
  return answerLines(input, async (line) => {
    const parsed = parsedLine(LINE, line, '{"id": ..., "file": ...}');
    if ('problem' in parsed) return parsed;
    const { id, file, url } = parsed.value;
    return { answer: JSON.stringify({ id, ...(await answerOf(file, { url: url ?? undefined })) }) };
  });
}

function answerOf(source: string | undefined, options: OpenOptions) {
  return orRefused(async () => shown(await extractArticle(await opened(source, 'page', options), now)));
}

/** What comes first is what a person looks for first. */
function shown({
  title,
  bylines,
  publishedAt,
  modifiedAt,
  language,
  url,
  image,
  outlet,
  text,
}: CollectedArticle) {
  return { title, bylines, publishedAt, modifiedAt, language, url, image, outlet, text };
}
