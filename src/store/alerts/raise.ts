import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { AlertKind, Alerts } from '../../schema/alerting.js';
import { FOLLOWED, type Followed } from '../monitors.js';
import { appendToOutbox, type Queryable } from '../outbox.js';
import { insertRows, type Row } from '../write/rows.js';

/** A monitor that tells of alerts. */
export interface Alerting extends Followed {
  alerts: Alerts;
  /** Up to here it was looked for them. */
  position: string;
}

/** An alert to be stored: its row without id, monitor and time. */
export interface Finding {
  kind: AlertKind;
  row: Row;
}

const TABLES: Record<AlertKind, string> = {
  SPIKE: 'spike',
  NEW_SPEAKER: 'new_speaker',
  CHANGED_POSITION: 'changed_position',
};

/** All monitors that tell of alerts. */
export async function alertingMonitors(database: Queryable): Promise<Alerting[]> {
  const { rows } = await database.query<Alerting>(
    `select m.alerts_position as position, ${FOLLOWED} from monitor m where m.alerts is not null and m.alerts_position is not null order by m.id`,
  );
  return rows;
}

/**
 * Stores what was found up to a position, tells the outbox, and moves the monitor there, in one transaction: an alert is never
 * raised twice, and none is lost where a process ends.
 * @param from where the monitor stands: what another process has moved on is left as it is, and nothing is stored
 * @returns whether it stood there
 */
export function raise(
  dataSource: DataSource,
  { monitorId, from, to, at }: { monitorId: string; from: string; to: string; at: Date },
  findings: readonly Finding[],
): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const [, moved]: [unknown, number] = await manager.query(
      'update monitor set alerts_position = $3 where id = $1 and alerts_position = $2',
      [monitorId, from, to],
    );
    if (moved === 0) return false;
    const entries = findings.map(({ kind }) => ({ kind, itemId: uuidv7() }));
    for (const [i, { kind, row }] of findings.entries()) {
      const alert = { id: entries[i]!.itemId, monitor_id: monitorId, raised_at: at, ...row };
      await insertRows(manager, TABLES[kind], [alert]);
    }
    await appendToOutbox(manager, entries);
    return true;
  });
}
