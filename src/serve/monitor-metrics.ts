import { Counter, Gauge, type Registry } from 'prom-client';
import { deliveryHealth } from '../store/webhooks.js';
import type { Services } from './context.js';

/**
 * What the database knows of monitors and webhooks, whichever process delivers, and what this one has delivered.
 * @returns brings the former up to date
 */
export function monitorMetrics(
  registry: Registry,
  { database, delivering }: Pick<Services, 'database' | 'delivering'>,
): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const monitors = gauge('rejoinder_monitors', 'Monitors that there are.');
  const deadLetters = gauge('rejoinder_webhook_dead_letters', 'Items that webhooks could not deliver.');
  const failing = gauge(
    'rejoinder_webhook_failing_seconds',
    'For how long the webhook has failed that has failed longest.',
  );
  const states = new Gauge({
    name: 'rejoinder_webhooks',
    help: 'Webhooks by how it goes with them.',
    labelNames: ['state'],
    registers,
  });
  if (delivering) {
    new Counter({
      name: 'rejoinder_webhook_deliveries_total',
      help: 'Deliveries that this process has tried, by whether they were taken.',
      labelNames: ['result'],
      registers,
      collect() {
        this.reset();
        for (const [result, count] of Object.entries(delivering.webhooks.tally)) this.inc({ result }, count);
      },
    });
    new Counter({
      name: 'rejoinder_alerts_total',
      help: 'Alerts that this process has raised.',
      registers,
      collect() {
        this.reset();
        this.inc(delivering.alarms.raised);
      },
    });
  }
  return async () => {
    const health = await deliveryHealth(database.reads).catch(() => undefined);
    for (const one of [monitors, deadLetters, failing, states]) one.reset();
    if (!health) return;
    monitors.set(health.monitors);
    deadLetters.set(health.deadLetters);
    failing.set(health.failingSeconds);
    for (const [state, count] of Object.entries(health.states)) states.set({ state }, count);
  };
}
