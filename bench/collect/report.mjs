import { availableParallelism, cpus, loadavg } from 'node:os';
import { commit, writeResults } from '../results.mjs';
import { likenessOf } from './corpus/likeness.mjs';

const SECTION = { heading: '## Collecting', begin: '<!-- collect:begin -->', end: '<!-- collect:end -->' };
const MIB = 1024 * 1024;

/** The figures as a table, to print and to keep. */
export function report({ collected, extracted, pages, threads }) {
  const { windows } = collected;
  // From a quarter on: by then the models are loaded and the code is warm.
  const later = windows.filter(({ done, pages: own }) => done - own >= pages / 4);
  const warm = later.length > 0 ? later : windows;
  const late = windows.filter(({ done }) => done > pages / 2);
  const early = windows.filter(({ done }) => done > pages / 10 && done <= pages / 2);
  const cpu = { server: mean(warm, 'server'), database: mean(warm, 'database') };
  const alike = likenessOf(pages);
  const rows = [
    [
      'pages/s, fetched, extracted, read, stored and pushed to a subscriber',
      collected.pagesASecond.toFixed(1),
      '20 / 50',
    ],
    [
      'ms of CPU a page once warm: server with threads / database',
      `${cpu.server.toFixed(1)} / ${cpu.database.toFixed(1)}`,
      '',
    ],
    [
      'pages/s that two free cores would give by that',
      (2_000 / (cpu.server + cpu.database)).toFixed(1),
      '20 / 50',
    ],
    ['seconds for all', collected.seconds.toFixed(1), ''],
    [
      'articles, quotes, reactions stored',
      `${collected.articles}, ${collected.quotes}, ${collected.reactions}`,
      '',
    ],
    ['pages asked for', String(collected.asked), ''],
    ['pages that are a copy / found to be one', `${alike.copies} / ${collected.copies}`, ''],
    [
      'happenings told of, the largest in so many pages / stories found',
      `${alike.happenings}, ${alike.largest} / ${collected.stories}`,
      '',
    ],
    [
      'word pairs that pages of two happenings share: median / 99th percentile',
      `${percent(alike.median)} / ${percent(alike.most)}`,
      '',
    ],
    ['ms a small query takes meanwhile, median', collected.probe.p50.toFixed(0), ''],
    [
      `ms a small query takes meanwhile, 99th percentile of ${collected.probe.count}`,
      collected.probe.p99.toFixed(0),
      '',
    ],
    ['MiB of the server at its peak, threads included', (collected.peakBytes / MIB).toFixed(0), ''],
    [
      'MiB, median of the first half (from a tenth on) / of the second',
      `${mib(median(early.map(({ bytes }) => bytes)))} / ${mib(median(late.map(({ bytes }) => bytes)))}`,
      'flat',
    ],
    ...(extracted
      ? [
          [
            `pages/s of CPU, extraction alone, one thread (${extracted.pages} pages of the ScrapingHub set)`,
            extracted.ours.toFixed(1),
            '',
          ],
          ['the same pages with Readability and jsdom 26.1', extracted.jsdom.toFixed(1), ''],
        ]
      : []),
  ];
  const text = [
    `${new Date().toISOString().slice(0, 10)}, Rejoinder ${commit()}, Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0].model.trim()}), load average ${loadavg()[0].toFixed(1)} at the end: what else runs on the machine counts against the figures.`,
    '',
    `Command: \`npm run bench:collect\`. ${pages} pages of about 60 KB from local outlets in a process of their own; graph and collector in one process with ${threads} threads; embedded PostgreSQL, durable.`,
    '',
    '| what | figure | aim / stretch |',
    '|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    `By ${windows.length} parts of the run, pages/s: ${windows.map((one) => one.pagesASecond.toFixed(1)).join(' ')}; ms of CPU a page, server and database together: ${windows.map((one) => (one.server + one.database).toFixed(0)).join(' ')}; MiB: ${windows.map((one) => mib(one.bytes)).join(' ')}.`,
    ...(extracted ? [] : ['', 'Skipped: extraction alone, for the ScrapingHub set is not there.']),
  ].join('\n');
  return { print: () => console.log(text), write: () => writeResults(SECTION, text) };
}

/** @param {number[]} values */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Of all pages of the windows. */
function mean(windows, name) {
  const pages = windows.reduce((sum, { pages: own }) => sum + own, 0);
  return windows.reduce((sum, one) => sum + one[name] * one.pages, 0) / pages;
}

function mib(bytes) {
  return bytes === undefined ? 'none' : (bytes / MIB).toFixed(0);
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
