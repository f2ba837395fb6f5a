import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { feedHealth } from '../store/feeds.js';
import type { Door } from './auth.js';
import type { Services } from './context.js';
import { monitorMetrics } from './monitor-metrics.js';

/** What is told of: the subscriptions where there are any. */
type Told = Pick<Services, 'database' | 'collector' | 'threads' | 'delivering'> &
  Partial<Pick<Services, 'subscriptions'>>;

/** What Prometheus reads: the process, who is connected, how the push keeps up, how monitors are delivered, and how the collecting goes. */
export function metrics(services: Told, door: Door): RequestHandler {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  if (services.subscriptions) pushMetrics(registry, services.subscriptions, door);
  const lookAtFeeds = feedMetrics(registry, services);
  const lookAtMonitors = monitorMetrics(registry, services);
  workMetrics(registry, services);
  return async (_request, response) => {
    await Promise.all([lookAtFeeds(), lookAtMonitors()]);
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  };
}

/** Who is connected, and how the push keeps up. */
function pushMetrics(registry: Registry, subscriptions: Services['subscriptions'], door: Door): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge('rejoinder_connections', 'Sockets, streams and callbacks that are open.', () => door.guests);
  gauge('rejoinder_subscriptions', 'Subscriptions that are open.', () => subscriptions.stats.open);
  gauge(
    'rejoinder_subscription_filters',
    'Distinct filters among them; each costs a part of a statement for a batch of new items.',
    () => subscriptions.stats.filters,
  );
  gauge(
    'rejoinder_outbox_waiting_seconds',
    'For how long the next item has waited for the oldest open writing transaction of the database.',
    () => subscriptions.stats.waitingSeconds,
  );
  gauge(
    'rejoinder_outbox_lag_seconds',
    'Whatever was committed longer ago than this has been handed on.',
    () => subscriptions.stats.lagSeconds,
  );
  const counter = (name: string, help: string, value: () => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  gauge(
    'rejoinder_items_buffered',
    'Items kept in memory for the filters; bounded for each.',
    () => subscriptions.stats.kept,
  );
  gauge(
    'rejoinder_subscriptions_lagging',
    'Subscriptions that are behind what is kept in memory, and read the database to catch up.',
    () => subscriptions.stats.lagging,
  );
  counter(
    'rejoinder_items_delivered_total',
    'Items handed to subscriptions.',
    () => subscriptions.stats.delivered,
  );
  counter(
    'rejoinder_outbox_relayed_total',
    'Entries of the outbox that came over NATS.',
    () => subscriptions.stats.relayed,
  );
  counter(
    'rejoinder_outbox_read_total',
    'Entries of the outbox that were read from the database.',
    () => subscriptions.stats.read,
  );
}

/**
 * What the database knows of the feeds, whichever process collects.
 * @returns brings them up to date
 */
function feedMetrics(registry: Registry, { database }: Told): () => Promise<void> {
  const registers = [registry];
  const states = new Gauge({
    name: 'rejoinder_feeds',
    help: 'Feeds by how they fare.',
    labelNames: ['state'],
    registers,
  });
  const waiting = new Gauge({
    name: 'rejoinder_feed_items_waiting',
    help: 'Items of feeds that are still to be fetched and read.',
    registers,
  });
  const overdue = new Gauge({
    name: 'rejoinder_feed_overdue_seconds',
    help: 'For how long the feed that has waited longest for its poll is overdue.',
    registers,
  });
  return async () => {
    const health = await feedHealth(database.reads).catch(() => undefined);
    for (const gauge of [states, waiting, overdue]) gauge.reset();
    // Nothing is better than what was true before the database went away.
    if (!health) return;
    for (const [state, count] of Object.entries(health.states)) states.set({ state }, count);
    waiting.set(health.waiting);
    overdue.set(health.overdueSeconds);
  };
}

/** What the threads and the collector of this process do. */
function workMetrics(registry: Registry, { collector, threads }: Told): void {
  const registers = [registry];
  if (threads) {
    new Gauge({
      name: 'rejoinder_threads_waiting',
      help: 'Texts and pages that wait for a thread.',
      registers,
      collect() {
        this.set(threads.waiting);
      },
    });
  }
  if (!collector) return;
  new Gauge({
    name: 'rejoinder_collector_busy',
    help: 'Feeds and pages that this process works on.',
    registers,
    collect() {
      this.set(collector.busy);
    },
  });
  const counter = (name: string, help: string, label: string, counts: Readonly<Record<string, number>>) =>
    new Counter({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [value, count] of Object.entries(counts)) this.inc({ [label]: value }, count);
      },
    });
  counter(
    'rejoinder_feed_polls_total',
    'Polls of this process by how they ended.',
    'result',
    collector.tally.polls,
  );
  counter(
    'rejoinder_feed_items_total',
    'Items it took by what became of them.',
    'result',
    collector.tally.items,
  );
  counter(
    'rejoinder_page_visits_total',
    'Visits to the pages of stored articles by what the page said.',
    'result',
    collector.tally.visits,
  );
}
