import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/collect/limits.js';
import { readLines } from '../../src/collect/lines.js';

/** Reads lines that arrive in pieces of the given size. */
async function readAll(source: string | Uint8Array, pieceBytes = 7) {
  const bytes = Buffer.from(source as string);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const texts: string[] = [];
  const refusals: string[] = [];
  for await (const collected of readLines(pieces(), 'desk.jsonl', () => new Date('2026-11-23'))) {
    if ('article' in collected) texts.push(collected.article.text);
    else refusals.push(`${collected.refused.source} ${collected.refused.field} ${collected.refused.code}`);
  }
  return { texts, refusals };
}

describe('JSON Lines', () => {
  it('give an article a line, whatever pieces they arrive in', async () => {
    const source = '\uFEFF{"text": "Ærlig talt"}\r\n\n  \n{"id": 7, "text": "“Two”"}';
    for (const size of [1, 5, 1_000]) {
      expect(await readAll(source, size)).toEqual({ texts: ['Ærlig talt', '“Two”'], refusals: [] });
    }
  });

  it('refuse a bad line with its number and go on', async () => {
    const lines = [
      ...['{"text": "one"}', '{"text": ', '[1]', 'null', '{"text": ""}', '{"text": "x", "url": "nowhere"}'],
      ...['{"text": "x", "publishedAt": "2031-01-01"}', '{"text": "bin\\u0000ary"}', '{"text": "last"}'],
    ];
    expect(await readAll(lines.join('\n'))).toEqual({
      texts: ['one', 'last'],
      refusals: [
        'desk.jsonl:2 line BAD_JSON',
        'desk.jsonl:3 line BAD_JSON',
        'desk.jsonl:4 line BAD_JSON',
        'desk.jsonl:5 text EMPTY',
        'desk.jsonl:6 url BAD_URL',
        'desk.jsonl:7 publishedAt FUTURE_DATE',
        'desk.jsonl:8 text NOT_TEXT',
      ],
    });
  });

  it('pass over a line that is too long without keeping it', async () => {
    const source = `{"text": "${'x'.repeat(LIMITS.lineBytes)}"}\n{"text": "after"}`;
    expect(await readAll(source, 64 * 1024)).toEqual({
      texts: ['after'],
      refusals: ['desk.jsonl:1 line TOO_LONG'],
    });
  });

  it('are given up where no line is an article', async () => {
    const { refusals } = await readAll('nonsense\n'.repeat(5_000), 64 * 1024);
    expect(refusals).toHaveLength(101);
    expect(refusals.at(-1)).toBe('desk.jsonl source BAD_JSON');
  });
});
