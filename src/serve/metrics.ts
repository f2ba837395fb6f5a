import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Subscriptions } from '../push/subscriptions.js';
import type { Door } from './auth.js';

/** What Prometheus reads: the process, who is connected, and how the push keeps up. */
export function metrics(subscriptions: Subscriptions, door: Door): RequestHandler {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
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
  return async (_request, response) => {
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  };
}
