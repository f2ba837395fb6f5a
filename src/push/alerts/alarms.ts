import { type Alerting, alertingMonitors } from '../../store/alerts/raise.js';
import type { Database } from '../../store/database.js';
import { LOCKS } from '../../store/locks.js';
import { SYSTEM_CLOCK } from '../clock.js';
import type { Subscriptions } from '../subscriptions.js';
import { Tended } from '../tended.js';
import { Turn } from '../turn.js';
import { Sentry, type SentryOptions } from './sentry.js';

export interface AlarmsOptions
  extends Pick<SentryOptions, 'onTrouble'>,
    Partial<Pick<SentryOptions, 'noteMs' | 'clock'>> {
  /** How often it is looked for new and changed monitors, and whether it is this process's turn, milliseconds. */
  lookMs?: number;
}

const LOOK_MS = 1_000;
const NOTE_MS = 60_000;

/** Raises the alerts of all monitors, as long as it is this process's turn: a sentry for each. */
export class Alarms {
  /** Alerts raised since the start. */
  raised = 0;
  readonly #turn: Turn;

  /** One instance a process. */
  constructor(
    database: Pick<Database, 'url' | 'dataSource' | 'reads'>,
    subscriptions: Pick<Subscriptions, 'openAll' | 'position'>,
    { lookMs = LOOK_MS, ...options }: AlarmsOptions,
  ) {
    const sentryOptions: SentryOptions = {
      noteMs: NOTE_MS,
      clock: SYSTEM_CLOCK,
      onRaised: (count) => {
        this.raised += count;
      },
      ...options,
    };
    const sentries = new Tended(
      keyOf,
      (monitor: Alerting) => new Sentry(monitor, database, subscriptions, sentryOptions),
    );
    this.#turn = new Turn(database.url, {
      lock: LOCKS.alarms,
      name: 'rejoinder-alarms',
      lookMs,
      onTrouble: options.onTrouble,
      tend: async (client) => sentries.tend(await alertingMonitors(client)),
      dismiss: () => sentries.dismiss(),
    });
  }

  /** What it was looking at is looked at again by whoever comes next. */
  close(): Promise<void> {
    return this.#turn.close();
  }
}

/** A sentry begins anew where anything of its monitor has changed but how far it has come. */
function keyOf({ position: _position, ...lasting }: Alerting): { id: string; key: string } {
  return { id: lasting.monitorId, key: JSON.stringify(lasting) };
}
