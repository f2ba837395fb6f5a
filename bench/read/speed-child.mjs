/** Takes texts as JSON on stdin, gives the reader's times (s) and the peak memory (MB) as JSON on stdout. */
import { readFileSync } from 'node:fs';

const WARM_SECONDS = 4;
const LEAST_ROUNDS = 5;
const LONG_TEXT = 5e6;

const texts = JSON.parse(readFileSync(0, 'utf8'));
const words = texts.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0);

const before = now();
const { read } = await import('../../dist/src/read/read.js');
const load = since(before);

const cold = readAll();
const rounds = [];
for (const start = now(); rounds.length < LEAST_ROUNDS || since(start).wall < WARM_SECONDS; )
  rounds.push(readAll());
const warm = { wall: median(rounds.map(({ wall }) => wall)), cpu: median(rounds.map(({ cpu }) => cpu)) };
const megabytes = peak();
const long = readLong();
console.log(JSON.stringify({ words, load, cold, warm, megabytes, long: { ...long, megabytes: peak() } }));

function peak() {
  return process.resourceUsage().maxRSS / 1024;
}

/** All texts one after another, over and over, as one text. */
function readLong() {
  const once = texts.map(({ text }) => text).join('\n\n');
  const times = Math.ceil(LONG_TEXT / once.length);
  const text = Array(times).fill(once).join('\n\n');
  const start = now();
  read({ text, language: 'en' });
  return { ...since(start), words: words * times };
}

function readAll() {
  const start = now();
  for (const text of texts) read(text);
  return since(start);
}

function now() {
  return { wall: performance.now(), cpu: process.cpuUsage() };
}

function since({ wall, cpu }) {
  const used = process.cpuUsage(cpu);
  return { wall: (performance.now() - wall) / 1000, cpu: (used.user + used.system) / 1e6 };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
