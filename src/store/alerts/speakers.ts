import { Statement } from '../graph/statement.js';
import type { Queryable } from '../outbox.js';
import { stands } from '../shapes/alert.js';
import type { Taking } from './spikes.js';

/**
 * The speaker of a quote, where no quote that was stored before it and is taken has them, and the monitor did not tell of
 * them yet. An actor who was merged is the one that stands, with the quotes of both.
 * @param since the quote's article was published then or later; what is older tells nothing new
 */
export async function newSpeaker(
  database: Queryable,
  monitorId: string,
  { quoteId, since }: { quoteId: string; since: Date },
  taking: Taking,
): Promise<string | undefined> {
  const statement = new Statement();
  const [quote, monitor] = [statement.bind(quoteId, 'uuid'), statement.bind(monitorId, 'uuid')];
  const earlier = statement.alias();
  const { rows } = await database.query<{ speaker: string }>(
    `select q.speaker_id as speaker from quote q
      where q.id = ${quote} and q.speaker_id is not null and q.published_at >= ${statement.bind(since, 'timestamptz')} and ${stands('q')}
        and not exists (
          select from quote ${earlier} where ${earlier}.speaker_id = q.speaker_id and ${earlier}.id < q.id
             and ${stands(earlier)} and ${taking.conditions(statement, earlier)})
        and not exists (
          select from new_speaker n join quote told on told.id = n.quote_id and ${stands('told')}
            join actor a on a.id = n.speaker_id
           where n.monitor_id = ${monitor} and coalesce(a.into_id, a.id) = q.speaker_id)`,
    statement.values,
  );
  return rows[0]?.speaker;
}

/** Whether a quote that is taken was collected before that time. */
export async function hadQuoteBefore(database: Queryable, time: Date, taking: Taking): Promise<boolean> {
  const statement = new Statement();
  const row = statement.alias();
  const { rowCount } = await database.query(
    `select from quote ${row} join article a on a.id = ${row}.article_id
      where a.collected_at < ${statement.bind(time, 'timestamptz')} and ${taking.conditions(statement, row)} limit 1`,
    statement.values,
  );
  return rowCount === 1;
}
