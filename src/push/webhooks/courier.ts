import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxEntry, Queryable } from '../../store/outbox.js';
import { buryPost, endPost, gather, type Post, postsOf } from '../../store/webhook-posts.js';
import { advance, bury, type Letter, postpone, stopWebhook, type Target } from '../../store/webhooks.js';
import type { Clock } from '../clock.js';
import { type Following, follow } from '../following.js';
import { Persistent } from '../persistent.js';
import type { Subscriptions } from '../subscriptions.js';
import { watchesOf } from '../watch.js';
import { quietUntil } from './quiet.js';
import { lateOutcome, type Outcome, type SenderOptions, sendItem, sendPost } from './sender.js';

export interface CourierOptions extends SenderOptions, Pick<Following, 'noteMs' | 'onTrouble'> {
  /** Seconds to wait before each further try of an item; after the last it is a dead letter. */
  retryAfter: readonly number[];
  /** What tells quiet hours and the time between two posts. */
  clock: Clock;
  /** Gets what came of each try. */
  onOutcome: (outcome: Outcome) => void;
}

/** Something to deliver: how it is sent, and what is noted in the database where it was taken or is given up. */
interface Parcel {
  send(): Promise<Outcome>;
  /** @returns whether the webhook is still where this courier left it */
  taken(): Promise<boolean>;
  bury(problem: string): Promise<boolean>;
}

/** Matches that are put together at once at most; what is left comes with the next post. */
const MOST_GATHERED = 10_000;
const GATHERED_A_PAGE = 1_000;
const MINUTE_MS = 60_000;

/**
 * Delivers to one webhook, from where it stands on: an item at a time, or what has come within some minutes as one post.
 * What it comes to is in the database after each.
 */
export class Courier extends Persistent {
  /** Where the database says that it stands. */
  #position: string;
  #attempts: number;
  #nextAttemptAt: Date | null;
  #gatheredAt: Date | null;

  constructor(
    private readonly target: Target,
    private readonly database: Queryable,
    private readonly subscriptions: Pick<Subscriptions, 'openAll' | 'pageAll'>,
    private readonly options: CourierOptions,
  ) {
    super(options.onTrouble);
    this.#position = target.position;
    this.#attempts = target.attempts;
    this.#nextAttemptAt = target.nextAttemptAt;
    this.#gatheredAt = target.gatheredAt;
    this.start();
  }

  protected async refused({ message }: Error): Promise<boolean> {
    await stopWebhook(this.database, this.target.id, message);
    return false;
  }

  /** Until it is closed, or the webhook is not its own any more. */
  protected async run(): Promise<void> {
    const { signal } = this;
    const { noteMs, onTrouble } = this.options;
    let isOwn = true;
    while (isOwn && !signal.aborted) {
      isOwn = await this.#deliverPosts();
      if (!isOwn) return;
      let hasCome = false;
      const stream = await this.subscriptions.openAll(watchesOf(this.target), this.#position);
      await follow(stream, {
        signal,
        noteMs,
        onTrouble,
        note: (reached) => this.#note(reached, false),
        handle: async (entry) => {
          hasCome = this.target.grouping !== null;
          // What comes with it is read with it.
          if (!hasCome) isOwn = await this.#deliver(this.#single(entry));
          return isOwn && !hasCome;
        },
      });
      if (hasCome) isOwn = await this.#gather();
    }
  }

  /** Posts what was put together, here or before a restart. */
  async #deliverPosts(): Promise<boolean> {
    for (const post of await postsOf(this.database, this.target.id)) {
      if (!(await this.#deliver(this.#several(post)))) return false;
    }
    return true;
  }

  /** Puts together all that has come, as soon as a post may be made. */
  async #gather(): Promise<boolean> {
    const { signal } = this;
    const { clock } = this.options;
    const { grouping } = this.target;
    const dueAt = (this.#gatheredAt?.getTime() ?? 0) + (grouping?.minutes ?? 0) * MINUTE_MS;
    await clock.until(new Date(dueAt), signal);
    await this.#untilLoud();
    if (signal.aborted) return false;
    const entries: OutboxEntry[] = [];
    let until = this.#position;
    for (let hasMore = true; hasMore && entries.length < MOST_GATHERED; ) {
      const page = await this.subscriptions.pageAll(watchesOf(this.target), until, GATHERED_A_PAGE);
      entries.push(...(page.items as OutboxEntry[]));
      ({ position: until, hasMore } = page);
    }
    if (entries.length === 0) return this.#note(until, false);
    const at = clock.now();
    const byStory = grouping?.by === 'STORY';
    const from = { id: this.target.id, position: this.#position };
    if (!(await gather(this.database, from, { entries, until, byStory, at }))) return false;
    this.#standAt(until);
    this.#gatheredAt = at;
    return true;
  }

  /** Waits for the end of quiet hours. */
  async #untilLoud(): Promise<void> {
    const { signal } = this;
    const { clock } = this.options;
    while (!signal.aborted) {
      const until = quietUntil(this.target.quiet ?? [], clock.now());
      if (!until) return;
      await clock.until(until, signal);
    }
  }

  #single(letter: Letter): Parcel {
    const { target, database, options } = this;
    return {
      send: () => sendItem(target, letter, options, this.signal),
      taken: () => this.#note(letter.position, true),
      bury: async (problem) => {
        const at = { id: target.id, position: this.#position, attempts: this.#attempts };
        if (!(await bury(database, at, letter, problem))) return false;
        this.#standAt(letter.position);
        return true;
      },
    };
  }

  #several(post: Post): Parcel {
    const { target, database, options } = this;
    const ended = (isOwn: boolean) => {
      this.#standAt(this.#position);
      return isOwn;
    };
    return {
      send: () => sendPost(target, post, options, this.signal),
      taken: async () => ended(await endPost(database, post)),
      bury: async (problem) => ended(await buryPost(database, post, this.#attempts, problem)),
    };
  }

  /** @returns whether to go on */
  async #deliver(parcel: Parcel): Promise<boolean> {
    const { signal } = this;
    const { target, database, options } = this;
    for (;;) {
      const wait = (this.#nextAttemptAt?.getTime() ?? 0) - Date.now();
      if (wait > 0) await sleep(wait, undefined, { signal });
      await this.#untilLoud();
      if (signal.aborted) return false;
      const outcome = await parcel.send().catch(lateOutcome);
      options.onOutcome(outcome);
      if (outcome.taken) return parcel.taken();
      this.#attempts += 1;
      if (outcome.isGone) {
        await stopWebhook(database, target.id, outcome.problem);
        return false;
      }
      const seconds = options.retryAfter[this.#attempts - 1];
      if (seconds === undefined) return parcel.bury(outcome.problem);
      const at = { id: target.id, position: this.#position, attempts: this.#attempts };
      const next = await postpone(database, at, outcome.problem, seconds);
      if (!next) return false;
      this.#nextAttemptAt = next;
    }
  }

  /** @returns whether the webhook stood where this courier left it */
  async #note(to: string, wasTaken: boolean): Promise<boolean> {
    if (to === this.#position) return true;
    const move = { id: this.target.id, from: this.#position, to, wasTaken };
    if (!(await advance(this.database, move))) return false;
    this.#standAt(to);
    return true;
  }

  #standAt(position: string): void {
    this.#position = position;
    this.#attempts = 0;
    this.#nextAttemptAt = null;
  }
}
