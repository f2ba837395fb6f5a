import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gumOf } from './load.mjs';

const PROGRAM = fileURLToPath(new URL('speed-child.mjs', import.meta.url));

/** GUM's news, read in a process of its own that is held to one thread. */
export function scoreSpeed({ data }) {
  const texts = gumOf(data).articles.map(({ text, title, date }) => ({
    text,
    title,
    publishedAt: date,
    language: 'en',
  }));
  const { stdout, stderr, status, error } = spawnSync(process.execPath, ['--single-threaded', PROGRAM], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  if (status !== 0) throw error ?? new Error(`the speed process ended with ${status}: ${stderr}`);
  return rowsOf(JSON.parse(stdout));
}

function rowsOf({ words, load, cold, warm, megabytes, long, shapes }) {
  const row = (measure, value) => ({ set: 'speed', measure, value: Math.round(value).toLocaleString('en') });
  const rate = (seconds, of = words) => of / seconds;
  return [
    row(`words/s, cold: first reading of ${words.toLocaleString('en')} words, wall`, rate(cold.wall)),
    row('words/s, cold, CPU', rate(cold.cpu)),
    row('words/s, warm: median of further readings, wall', rate(warm.wall)),
    row('words/s, warm, CPU', rate(warm.cpu)),
    row('ms to load the reader, wall', load.wall * 1000),
    row('MB at the peak, all of the process', megabytes),
    row('words/s, one text of 5 MB, wall', rate(long.wall, long.words)),
    row('words/s, one text of 5 MB, CPU', rate(long.cpu, long.words)),
    row('MB at the peak, one text of 5 MB', long.megabytes),
    ...Object.entries(shapes).map(([name, { whole, half }]) => ({
      set: 'speed',
      measure: `${name} in one text, CPU s (times that of half of them)`,
      value: `${whole.toFixed(1)} (${(whole / half).toFixed(1)})`,
    })),
  ];
}
