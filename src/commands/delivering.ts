import type { Logger } from 'pino';
import { addressProblem, postBody } from '../collect/post.js';
import type { Config } from '../config.js';
import { Alarms } from '../push/alerts/alarms.js';
import { Webhooks } from '../push/webhooks/webhooks.js';
import type { Services } from '../serve/context.js';
import { presenterOf } from '../serve/presenting.js';

/** A receiver has so long to answer, milliseconds. */
const ANSWER_MS = 15_000;

/** Says why nothing may be posted to an address, in a sentence; undefined: it may. */
export function addressCheck({ webhookOrigins }: Pick<Config, 'webhookOrigins'>): Services['addressProblem'] {
  return (address) => addressProblem(address, webhookOrigins);
}

/** Raises the alerts of monitors, as long as it is this process's turn. */
export function startAlarms({ database, subscriptions }: Services, log: Logger): Alarms {
  return new Alarms(database, subscriptions, {
    onTrouble: (error) => log.warn({ err: error }, 'the alerts have trouble'),
  });
}

/** Posts what monitors watch to their webhooks, as long as it is this process's turn. */
export function startWebhooks(config: Config, services: Services, log: Logger): Webhooks {
  const allowPrivateAddresses = config.webhookOrigins;
  return Webhooks.start(services.database, services.subscriptions, {
    present: presenterOf(services),
    post: (url, headers, body, signal) =>
      postBody(url, headers, body, { deadlineMs: ANSWER_MS, signal, allowPrivateAddresses }),
    onTrouble: (error) => log.warn({ err: error }, 'the webhooks have trouble'),
  });
}
