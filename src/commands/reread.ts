import type { Config } from '../config.js';
import { intakeOf } from '../intake.js';
import { withDatabase } from './database.js';
import { stopSignal } from './stop-signal.js';

/** A line is written every so many articles. */
const ARTICLES_A_LINE = 100;

/** The command `reread`: reads all stored articles with the reader of this version and says what changed. */
export async function rereadCommand(config: Config): Promise<number> {
  const stop = stopSignal();
  const total = { articles: 0, added: 0, kept: 0, withdrawn: 0 };
  await withDatabase(config, async ({ dataSource }) => {
    for await (const { changes } of intakeOf(dataSource).readAgain()) {
      stop.throwIfAborted();
      total.articles += 1;
      total.added += changes.quotesAdded + changes.reactionsAdded;
      total.kept += changes.quotesKept + changes.reactionsKept;
      total.withdrawn += changes.quotesWithdrawn + changes.reactionsWithdrawn;
      if (total.articles % ARTICLES_A_LINE === 0) console.error(`${total.articles} articles read again`);
    }
  });
  const { articles, added, kept, withdrawn } = total;
  console.log(
    `Articles: ${articles} read again. Quotes and reactions: ${added} added, ${kept} kept, ${withdrawn} withdrawn.`,
  );
  return 0;
}
