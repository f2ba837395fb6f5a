import { availableParallelism } from 'node:os';
import type { Refusal } from '../collect/article.js';
import { type CollectOptions, collect, type Progress } from '../collect/collect.js';
import type { Config } from '../config.js';
import { type Intake, intakeOf } from '../intake.js';
import { sharedBook } from '../store/hosts.js';
import { openThreads } from '../threads/pool.js';
import { withDatabase } from './database.js';
import { type NetworkFlags, networkOf } from './network.js';
import { printable } from './printable.js';
import { stopSignal } from './stop-signal.js';

/** Where nobody watches, a line is written every so many items. */
const ITEMS_A_LINE = 100;

/** What became of what was collected. */
export interface Tally {
  added: number;
  revised: number;
  unchanged: number;
  /** New ones. */
  quotes: number;
  reactions: number;
  refused: Refusal[];
}

export interface TakeOptions extends Omit<CollectOptions, 'onProgress'> {
  onProgress?: (progress: Progress, tally: Tally) => void;
}

/** Collects the sources one after another and hands each article to the intake. */
export async function takeAll(sources: string[], intake: Intake, options: TakeOptions = {}): Promise<Tally> {
  const { onProgress, ...access } = options;
  const tally: Tally = { added: 0, revised: 0, unchanged: 0, quotes: 0, reactions: 0, refused: [] };
  for (const source of sources) {
    const report = onProgress && ((progress: Progress) => onProgress(progress, tally));
    for await (const found of collect(source, { ...access, onProgress: report })) {
      if ('refused' in found) {
        tally.refused.push(found.refused);
        continue;
      }
      const { outcome, changes } = await intake.take(found.article);
      tally[KEPT_AS[outcome]] += 1;
      tally.quotes += changes.quotesAdded;
      tally.reactions += changes.reactionsAdded;
    }
  }
  return tally;
}

const KEPT_AS = { ADDED: 'added', REVISED: 'revised', UNCHANGED: 'unchanged' } as const;

/**
 * The command `collect`.
 * @returns exit code: 1 where there was something and all of it was refused
 */
export async function collectCommand(
  config: Config,
  sources: string[],
  flags: NetworkFlags,
): Promise<number> {
  const signal = stopSignal();
  const tally = await withDatabase(config, async ({ dataSource }) => {
    const work = openThreads(config.collecting.threads ?? availableParallelism());
    try {
      const intake = intakeOf(dataSource, work);
      const network = networkOf(config, sharedBook(dataSource), 'page', flags, { signal });
      return await takeAll(sources, intake, { ...network, work, onProgress: showProgress });
    } finally {
      await work.close();
    }
  });
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
  for (const refused of tally.refused) console.error(lineOf(refused));
  if (tally.refused.some(({ code }) => code === 'ROBOTS'))
    console.error('--ignore-robots fetches what robots.txt forbids, for pages of your own.');
  console.log(summaryOf(tally));
  const taken = tally.added + tally.revised + tally.unchanged;
  return taken === 0 && tally.refused.length > 0 ? 1 : 0;
}

export function summaryOf({ added, revised, unchanged, quotes, reactions, refused }: Tally): string {
  const articles = `${added} added, ${revised} revised, ${unchanged} unchanged`;
  return `Articles: ${articles}, ${refused.length} refused. New: ${quotes} quotes, ${reactions} reactions.`;
}

export function lineOf({ source, field, code, reason }: Refusal): string {
  return printable(`refused ${source}: ${field}: ${reason} (${code})`);
}

const CLEAR_LINE = '\r\u001b[K';

function showProgress({ source, done, total }: Progress, tally: Tally): void {
  const line = `${printable(source).slice(0, 100)}: ${done} of ${total}, ${tally.refused.length} refused`;
  if (process.stderr.isTTY) process.stderr.write(`${CLEAR_LINE}${line}`);
  else if (done > 0 && done % ITEMS_A_LINE === 0) console.error(line);
}
