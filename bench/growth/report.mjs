import { machine, median } from '../report.mjs';
import { commit, sectionOf, writeResults } from '../results.mjs';

const SECTION = sectionOf('bench:growth', '## Growth: thirty times as many articles');

/**
 * @param {{question: string, small: number, large: number}[]} results medians, ms
 * @param {{options: ReturnType<typeof import('./options.mjs').readOptions>, postgres: string}} run
 * @returns {string} Markdown
 */
export function reportOf(results, { options: { small, large }, postgres }) {
  const ratios = results.map((result) => result.large / result.small);
  const within = ratios.filter((ratio) => ratio <= 2).length;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine()}. Node ${process.versions.node}, PostgreSQL ${postgres}, Rejoinder ${commit()}.`,
    '',
    `Command: \`npm run bench:growth -- --small ${small} --large ${large}\``,
    '',
    `| question | ms, ${small} articles | ms, ${large} articles | ratio |`,
    '| --- | ---: | ---: | ---: |',
    ...results.map(
      (result, index) =>
        `| ${result.question} | ${result.small.toFixed(1)} | ${result.large.toFixed(1)} | ${ratios[index].toFixed(2)} |`,
    ),
    '',
    `Medians over HTTP, one request at a time, both databases by turns. ${within} of ${results.length} take at most twice as long (aim: all); the median of the ratios is ${median(ratios).toFixed(2)}.`,
  ].join('\n');
}

/** Puts a report into RESULTS.md, in the place of the last one. */
export function writeReport(report) {
  writeResults(SECTION, report);
}
