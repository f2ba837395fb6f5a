import { availableParallelism, cpus, loadavg } from 'node:os';
import { commit, writeResults } from '../results.mjs';

const SECTION = { heading: '## Collecting', begin: '<!-- collect:begin -->', end: '<!-- collect:end -->' };
const MIB = 1024 * 1024;

/** The figures as a table, to print and to keep. */
export function report({ collected, extracted, pages, threads }) {
  const { memory } = collected;
  const half = memory.filter(({ pages: done }) => done >= pages / 2);
  const early = memory.filter(({ pages: done }) => done >= pages / 10 && done < pages / 2);
  const rows = [
    [
      'pages/s, fetched, extracted, read, stored and pushed to a subscriber',
      collected.pagesASecond.toFixed(1),
      '20 / 50',
    ],
    [
      'ms of CPU a page once warm: server with threads / database',
      `${collected.cpuMs.server.toFixed(1)} / ${collected.cpuMs.database.toFixed(1)}`,
      '',
    ],
    [
      'pages/s that two free cores would give by that',
      (2_000 / (collected.cpuMs.server + collected.cpuMs.database)).toFixed(1),
      '20 / 50',
    ],
    ['seconds for all', collected.seconds.toFixed(1), ''],
    [
      'articles, quotes, reactions stored',
      `${collected.articles}, ${collected.quotes}, ${collected.reactions}`,
      '',
    ],
    ['pages asked for', String(collected.asked), ''],
    ['ms a small query takes meanwhile, median', collected.probe.p50.toFixed(0), ''],
    [
      `ms a small query takes meanwhile, 99th percentile of ${collected.probe.count}`,
      collected.probe.p99.toFixed(0),
      '',
    ],
    ['MiB of the server at its peak, threads included', (collected.peakBytes / MIB).toFixed(0), ''],
    [
      'MiB, median of the first half (from a tenth on) / of the second',
      `${median(early)} / ${median(half)}`,
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
    ...(extracted ? [] : ['', 'Skipped: extraction alone, for the ScrapingHub set is not there.']),
  ].join('\n');
  return { print: () => console.log(text), write: () => writeResults(SECTION, text) };
}

function median(samples) {
  const sorted = samples.map(({ bytes }) => bytes).sort((a, b) => a - b);
  return sorted.length > 0 ? (sorted[Math.floor(sorted.length / 2)] / MIB).toFixed(0) : 'none';
}
