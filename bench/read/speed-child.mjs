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
const longMegabytes = peak();
const shapes = readShapes();
console.log(
  JSON.stringify({ words, load, cold, warm, megabytes, long: { ...long, megabytes: longMegabytes }, shapes }),
);

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

/** Texts that nobody writes, at full and at half size: twice the text should take twice the time. */
function readShapes() {
  const marks = (n) => '“Yes, we do,” he said. '.repeat(n);
  const names = (n) => Array.from({ length: n }, (_, i) => `${nameOf(i)} met the council. `).join('');
  return {
    '100,000 marks': { whole: timeOf(marks(50_000)), half: timeOf(marks(25_000)) },
    '10,000 names': { whole: timeOf(names(10_000)), half: timeOf(names(5_000)) },
  };
}

function timeOf(text) {
  const start = now();
  read({ text, language: 'en' });
  return since(start).cpu;
}

/** Another name for each number, in letters. */
function nameOf(number) {
  const part = (n) => {
    let letters = '';
    for (let rest = n + 26; rest > 0; rest = Math.floor(rest / 26))
      letters += 'abcdefghijklmnopqrstuvwxyz'[rest % 26];
    return `${letters[0].toUpperCase()}${letters.slice(1)}en`;
  };
  return `${part(number % 100)} ${part(number * 7)}`;
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
