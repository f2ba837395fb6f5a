import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { BIN, rejoinder } from './cli.js';

const TEXT = '“The bridge stays shut,” said Vera Lund, the harbour minister, on Monday.';

const lineOf = (value: unknown) => `${JSON.stringify(value)}\n`;

// The contract is what is tested.
// biome-ignore lint/suspicious/noExplicitAny: see above
function parsed(stdout: string): any[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('read', () => {
  it('shows a person the text, who said what, and who answers whom', async () => {
    const { code, stdout } = await rejoinder(['read'], { stdin: TEXT });
    expect(code).toBe(0);
    expect(stdout).toContain(TEXT);
    expect(stdout).toMatch(
      /Quotes \(1\)\n\nVera Lund \[PERSON\] \(DIRECT, .*\d+%\)\n {2}“The bridge stays shut,”/,
    );
    expect(stdout).toMatch(/Reactions \(\d+\)/);
  });

  it('marks the words in colours where they are wanted', async () => {
    const { stdout } = await rejoinder(['read'], { stdin: TEXT, env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[32m“The bridge stays shut,”\u001b[39m \u001b[33msaid\u001b[39m');
  });

  it('gives a terminal nothing of a text that it would obey', async () => {
    const { stdout } = await rejoinder(['read'], { stdin: `\u001b[2J\u0007${TEXT}\u202e` });
    for (const obeyed of ['\u001b', '\u0007', '\u202e']) expect(stdout).not.toContain(obeyed);
    expect(stdout).toContain('\ufffd[2J\ufffd“The bridge');
  });

  it('gives JSON whose spans fit the text', async () => {
    const { stdout } = await rejoinder(['read', '--json', '--published', '2026-11-04'], { stdin: TEXT });
    const { quotes, actors } = JSON.parse(stdout);
    const [{ start, end }] = quotes[0].content;
    expect(TEXT.slice(start, end)).toBe('“The bridge stays shut,”');
    expect(actors.find(({ key }: { key: string }) => key === quotes[0].speaker).name).toBe('Vera Lund');
  });

  it.each([
    [['read', '/no/such/file'], '/no/such/file cannot be read (ENOENT).'],
    [['read', '--jsonl', '/no/such/file'], '/no/such/file cannot be read (ENOENT).'],
    [['read', '/'], '/ cannot be read (EISDIR).'],
    [['read', BIN, '--published', 'Monday'], '--published: expected a date like 2024-05-02, got "Monday".'],
  ])('%j ends with one clear line', async (args, message) => {
    const { code, stderr } = await rejoinder(args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `rejoinder: ${message}\n` });
  });

  it.each([
    ['binary', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), /not a text in UTF-8/],
    ['too long', 'x'.repeat(200_001), /at most 200000/],
    ['20 MB', 'x'.repeat(20 * 1024 * 1024), /at most 200000/],
  ])('refuses a text that is %s', async (_name, stdin, message) => {
    const { code, stdout, stderr } = await rejoinder(['read'], { stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('read --jsonl', () => {
  it('answers each line in order, with what the contract names', async () => {
    const stdin = [
      { id: 'b', text: TEXT, title: 'Bridge', publishedAt: '2026-11-04T10:00:00Z', language: 'en' },
      { id: 7, text: '' },
    ]
      .map(lineOf)
      .join('');
    const { code, stdout } = await rejoinder(['read', '--jsonl'], { stdin });
    expect(code).toBe(0);
    const [first, second] = parsed(stdout);
    const span = { start: expect.any(Number), end: expect.any(Number) };
    expect(first).toMatchObject({
      id: 'b',
      passages: [{ kind: expect.any(String), ...span }],
      actors: [{ key: 'person:vera lund', name: 'Vera Lund', kind: 'PERSON', country: null }],
      quotes: [
        {
          kind: 'DIRECT',
          content: [{ start: 0, end: 24 }],
          source: [span],
          cue: [span],
          speaker: 'person:vera lund',
          addressee: null,
          confidence: expect.any(Number),
        },
      ],
      reactions: expect.any(Array),
    });
    expect(first.actors[0]).toMatchObject({ names: expect.any(Array), roles: expect.any(Array) });
    expect(first.mentions[0]).toEqual({ actor: 'person:vera lund', start: 30, end: 39 });
    expect(second).toEqual({ id: 7, passages: [], actors: [], mentions: [], quotes: [], reactions: [] });
  });

  it('refuses bad lines by number on stderr, answers the others, and ends with 1', async () => {
    const lines = [
      lineOf({ id: 1, text: TEXT }),
      'no json\n',
      '\n',
      '[1]\n',
      lineOf({ text: TEXT }),
      lineOf({ id: 2 }),
      lineOf({ id: 3, text: 'x'.repeat(200_001) }),
      lineOf({ id: 4, text: TEXT, publishedAt: 'yesterday' }),
      `{"id":5,"text":"${'x'.repeat(3 * 1024 * 1024)}"}\n`,
      JSON.stringify({ id: 6, text: TEXT, title: null, publishedAt: null, language: null }),
    ];
    const { code, stdout, stderr } = await rejoinder(['read', '--jsonl'], { stdin: lines.join('') });
    expect(code).toBe(1);
    expect(parsed(stdout).map(({ id }) => id)).toEqual([1, 6]);
    expect(stderr.split('\n')).toEqual([
      'line 2: expected a JSON object {"id": ..., "text": ...} on one line',
      'line 4: expected a JSON object',
      'line 5: id: expected a text or a number',
      'line 6: text: expected a text',
      'line 7: text: expected at most 200000 characters',
      'line 8: publishedAt: expected an ISO date or date-time',
      'line 9: expected at most 2097152 bytes',
      '',
    ]);
  });

  it('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [BIN, 'read', '--jsonl']);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of ['a', 'b', 'c']) {
      child.stdin.write(lineOf({ id, text: TEXT }));
      expect(JSON.parse((await answers.next()).value!).id).toBe(id);
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('ends quietly when the reader of its output leaves', async () => {
    const child = spawn(process.execPath, [BIN, 'read', '--jsonl']);
    child.stdin.on('error', () => {});
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(lineOf({ id: 1, text: TEXT }).repeat(5_000));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr).toBe('');
  });
});
