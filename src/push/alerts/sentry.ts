import type { GraphQLError } from 'graphql';
import type { Counted } from '../../schema/alert.js';
import type { AlertKind } from '../../schema/alerting.js';
import { holdingsAround, turnsTold } from '../../store/alerts/positions.js';
import { type Alerting, type Finding, raise } from '../../store/alerts/raise.js';
import { hadQuoteBefore, newSpeaker } from '../../store/alerts/speakers.js';
import { extendSpike, hourOfMatches } from '../../store/alerts/spikes.js';
import type { Database } from '../../store/database.js';
import type { OutboxEntry, OutboxKind } from '../../store/outbox.js';
import type { Clock } from '../clock.js';
import { ItemFilter } from '../filter.js';
import { type Following, follow } from '../following.js';
import { Persistent } from '../persistent.js';
import type { Subscriptions } from '../subscriptions.js';
import { itemsOf, type Watch } from '../watch.js';
import { turnsOf } from './turns.js';
import { usualOf } from './unusual.js';

export interface SentryOptions extends Pick<Following, 'noteMs' | 'onTrouble'> {
  /** What tells how old an article is. */
  clock: Clock;
  /** Gets how many alerts were raised. */
  onRaised: (count: number) => void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An hour that is longer ago is no spike any more. */
const SPIKE_MS = DAY_MS;
/** An article that was published longer ago when it comes raises nothing: it is an archive that is read in. */
const LATE_MS = 7 * DAY_MS;
/** For how long quotes have to be known before a speaker is new. */
const LEARNING_MS = 7 * DAY_MS;
/** How far back a position is looked for. */
const POSITIONS_MS = 365 * DAY_MS;

/** What each kind of item can raise. */
const RAISES: Partial<Record<OutboxKind, { counted: Counted; also?: AlertKind }>> = {
  ARTICLE_ADDED: { counted: 'ARTICLES' },
  QUOTE_ADDED: { counted: 'QUOTES', also: 'NEW_SPEAKER' },
  REACTION_ADDED: { counted: 'REACTIONS', also: 'CHANGED_POSITION' },
};

/**
 * Looks for the alerts of one monitor in all that its filters take, from where the database says that it has come to. Each
 * item is measured by what is stored when it is looked at: what was withdrawn by then does not count, who was merged is the
 * one that stands, and what comes late counts where it belongs. What was told of is not taken back; what it
 * rests on may go, and then it is shown no more.
 */
export class Sentry extends Persistent {
  readonly #watches: Watch[];
  readonly #filters: Map<OutboxKind, ItemFilter>;
  #position: string;
  #hasLearned = false;

  constructor(
    private readonly monitor: Alerting,
    private readonly database: Pick<Database, 'dataSource' | 'reads'>,
    private readonly subscriptions: Pick<Subscriptions, 'openAll' | 'position'>,
    private readonly options: SentryOptions,
  ) {
    super(options.onTrouble);
    this.#position = monitor.position;
    const { kinds } = monitor.alerts;
    this.#watches = itemsOf(monitor).filter(({ kind }) => {
      const raises = RAISES[kind];
      return raises && (kinds.includes('SPIKE') || (raises.also && kinds.includes(raises.also)));
    });
    this.#filters = new Map(this.#watches.map(({ kind, filter }) => [kind, new ItemFilter(kind, filter)]));
    this.start();
  }

  protected async run(): Promise<void> {
    const { signal } = this;
    const { noteMs, onTrouble } = this.options;
    const stream = await this.subscriptions.openAll(this.#watches, this.#position);
    await follow(stream, {
      signal,
      noteMs,
      onTrouble,
      note: (reached) => this.#moveTo(reached, []),
      handle: async (entry) => {
        const findings = await this.#findingsOf(entry);
        return findings.length === 0 || this.#moveTo(entry.position, findings);
      },
    });
  }

  /** Where what it was to look at is gone, pruned or of another outbox, it goes on with what there is. @returns whether it does */
  protected async refused(error: GraphQLError): Promise<boolean> {
    this.options.onTrouble(error);
    const { code, oldest, field } = error.extensions;
    if (code === 'POSITION_TOO_OLD') return this.#moveTo(String(oldest), []);
    return field === 'after' && this.#moveTo(this.subscriptions.position, []);
  }

  /** @returns whether the monitor stood where this sentry left it */
  async #moveTo(to: string, findings: readonly Finding[]): Promise<boolean> {
    if (to === this.#position) return true;
    const { monitorId } = this.monitor;
    const move = { monitorId, from: this.#position, to, at: this.options.clock.now() };
    if (!(await raise(this.database.dataSource, move, findings))) return false;
    this.#position = to;
    this.options.onRaised(findings.length);
    return true;
  }

  async #findingsOf({ kind, itemId }: OutboxEntry): Promise<Finding[]> {
    const { kinds } = this.monitor.alerts;
    const filter = this.#filters.get(kind)!;
    const { counted, also } = RAISES[kind]!;
    const findings = kinds.includes('SPIKE') ? await this.#spike(counted, itemId, filter) : [];
    if (also === 'NEW_SPEAKER' && kinds.includes(also))
      findings.push(...(await this.#speaker(itemId, filter)));
    if (also === 'CHANGED_POSITION' && kinds.includes(also)) {
      findings.push(...(await this.#turns(itemId, filter)));
    }
    return findings;
  }

  async #spike(counted: Counted, itemId: string, filter: ItemFilter): Promise<Finding[]> {
    const { monitorId, alerts } = this.monitor;
    const asked = { counted, itemId, minimum: alerts.minimum };
    const found = await hourOfMatches(this.database.reads, monitorId, asked, filter);
    if (!found) return [];
    const { hour, count, weeks, days } = found;
    const age = this.options.clock.now().getTime() - hour.getTime();
    const usual = usualOf(weeks, days, alerts.minimum);
    if (age < 0 || age > SPIKE_MS || !usual || count < usual.expected) return [];
    if (await extendSpike(this.database.reads, monitorId, counted, hour)) return [];
    const until = new Date(hour.getTime() + HOUR_MS);
    const { median, expected } = usual;
    return [{ kind: 'SPIKE', row: { counted, from: hour, until, count, usual: median, expected } }];
  }

  async #speaker(quoteId: string, filter: ItemFilter): Promise<Finding[]> {
    const { monitorId } = this.monitor;
    const { reads } = this.database;
    const now = this.options.clock.now().getTime();
    this.#hasLearned ||= await hadQuoteBefore(reads, new Date(now - LEARNING_MS), filter);
    if (!this.#hasLearned) return [];
    const since = new Date(now - LATE_MS);
    const speaker = await newSpeaker(reads, monitorId, { quoteId, since }, filter);
    return speaker ? [{ kind: 'NEW_SPEAKER', row: { speaker_id: speaker, quote_id: quoteId } }] : [];
  }

  async #turns(reactionId: string, filter: ItemFilter): Promise<Finding[]> {
    const { monitorId } = this.monitor;
    const { reads } = this.database;
    const now = this.options.clock.now().getTime();
    const asked = { reactionId, since: new Date(now - POSITIONS_MS) };
    const holdings = await holdingsAround(reads, asked, filter);
    if (holdings.length < 2) return [];
    const actors = [...new Set(holdings.map(({ actorId }) => actorId))];
    const told = await turnsTold(reads, monitorId, actors);
    const turns = turnsOf(holdings, told, new Date(now - LATE_MS));
    return turns.map(
      ({ before, now: { actorId, subjectId, counterpartId, reactionId: id, side }, earlier }) => ({
        kind: 'CHANGED_POSITION',
        row: {
          actor_id: actorId,
          subject_id: subjectId,
          counterpart_id: counterpartId,
          before_id: before.reactionId,
          now_id: id,
          side: side === 1 ? 'SUPPORTIVE' : 'OPPOSED',
          earlier,
        },
      }),
    );
  }
}
