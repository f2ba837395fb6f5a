import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { RefusedError } from '../collect/article.js';
import type { Access } from '../collect/document.js';
import { type Manners, PutOff } from '../collect/fetch.js';
import { fetchRobots, type RobotRules, robotRules } from '../collect/robots.js';
import type { HostBook, Lane } from '../store/hosts.js';

/** How close requests to one host may follow each other, over all collectors. */
export interface Politeness {
  /** Milliseconds between two requests, at least. */
  gapMs: number;
  /** Requests under way at a time. */
  concurrency: number;
  /** Fetch what robots.txt forbids, too: for pages of one's own. */
  ignoreRobots?: boolean;
}

/** Milliseconds. */
const SHORT_WAIT_MS = 1_000;
/** A moment in a host's line that was missed by more than this is lost, milliseconds. */
const LATE_MS = 10_000;
/** robots.txt is asked for again after a day; after this where it could not be had. Milliseconds. */
const ROBOTS_MS = 24 * 60 * 60_000;
const NO_ROBOTS_MS = 10 * 60_000;
/** What this process remembers of robots.txt. */
const RULES_KEPT = 1_000;
const RULES_KEPT_MS = 5 * 60_000;

/** Whether they are what the host said, or what holds while it says nothing. */
type KnownRules = RobotRules & { known: boolean };

/** Knows how to behave towards hosts, together with all who share the book. */
export class Hosts {
  readonly #rules = new LRUCache<string, Promise<KnownRules>>({ max: RULES_KEPT, ttl: RULES_KEPT_MS });

  constructor(
    private readonly book: HostBook,
    private readonly access: Access,
    private readonly politeness: Politeness,
  ) {}

  /**
   * @param slot the moment in the line that the first request has already
   * @param patienceMs what is nearer is waited for; else the work is put off, and others go before it
   */
  manners(lane: Lane, slot?: Date, patienceMs = SHORT_WAIT_MS): Manners {
    let first = slot;
    return {
      before: async (url) => {
        const asks = lane === 'page' && !this.politeness.ignoreRobots;
        const rules = asks ? await this.#robots(url) : undefined;
        if (rules && !rules.allows(url)) throw forbidden(url);
        const taken = first;
        first = undefined;
        const at =
          (await this.#stillGood(url, taken)) ?? (await this.#reserve(url, lane, rules?.delayMs ?? 0));
        const wait = at.getTime() - Date.now();
        if (wait > patienceMs) throw new PutOff(at);
        if (wait > 0) await sleep(wait, undefined, { signal: this.access.signal });
      },
      after: (url, tookMs, closedForMs) => this.book.noteAnswer(url.host, tookMs, closedForMs),
    };
  }

  async #stillGood(url: URL, slot: Date | undefined): Promise<Date | undefined> {
    if (slot === undefined || Date.now() - slot.getTime() > LATE_MS) return undefined;
    return (await this.book.closedUntil(url.host)) ? undefined : slot;
  }

  #reserve(url: URL, lane: Lane, delayMs: number): Promise<Date> {
    const { gapMs, concurrency } = this.politeness;
    return this.book.reserve(url.host, lane, { leastMs: Math.max(gapMs, delayMs), concurrency });
  }

  #robots(url: URL): Promise<KnownRules> {
    const { host } = url;
    const known = this.#rules.get(host);
    if (known) return known;
    const asked = this.#askRobots(url);
    this.#rules.set(host, asked);
    const forget = () => {
      if (this.#rules.peek(host) === asked) this.#rules.delete(host);
    };
    asked.then((rules) => rules.known || forget(), forget);
    return asked;
  }

  async #askRobots(url: URL): Promise<KnownRules> {
    const { host } = url;
    const stored = await this.book.knownRobots(host);
    const age = stored ? Date.now() - stored.at.getTime() : Number.POSITIVE_INFINITY;
    if (stored && age < (stored.text === null ? NO_ROBOTS_MS : ROBOTS_MS)) {
      return { ...robotRules(host, stored.text), known: stored.text !== null };
    }
    const fetched = await fetchRobots(url, this.access);
    // An older copy is better than none (RFC 9309, 2.4).
    const text = fetched ?? stored?.text ?? null;
    await this.book.noteRobots(host, text);
    return { ...robotRules(host, text), known: text !== null };
  }
}

function forbidden(url: URL): RefusedError {
  return new RefusedError('url', 'ROBOTS', `The robots.txt of ${url.host} does not let us fetch this page.`);
}
