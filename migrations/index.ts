import { Initial1795456800000 } from './1795456800000-initial.js';
import { OutboxFloor1795460400200 } from './1795460400200-outbox-floor.js';
import { Feeds1795460400300 } from './1795460400300-feeds.js';
import { ArticleImage1795460400400 } from './1795460400400-article-image.js';
import { Stories1795460400500 } from './1795460400500-stories.js';
import { Actors1795460400600 } from './1795460400600-actors.js';
import { Monitor1795460400700 } from './1795460400700-monitor.js';
import { Webhook1795460400710 } from './1795460400710-webhook.js';
import { Copies1795460400800 } from './1795460400800-copies.js';
import { PageVisits1795460400810 } from './1795460400810-page-visits.js';
import { FeedPush1795460400811 } from './1795460400811-feed-push.js';
import { ArticleTwin1795460400812 } from './1795460400812-article-twin.js';
import { MonitorKinds1795460400820 } from './1795460400820-monitor-kinds.js';
import { WebhookPosts1795460400821 } from './1795460400821-webhook-posts.js';
import { Alerts1795460400822 } from './1795460400822-alerts.js';
import { RareFilters1795549000001 } from './1795549000001-rare-filters.js';
import { Words1795549000002 } from './1795549000002-words.js';

/** Every migration, oldest first. */
export const migrations = [
  Initial1795456800000,
  OutboxFloor1795460400200,
  Feeds1795460400300,
  ArticleImage1795460400400,
  Stories1795460400500,
  Actors1795460400600,
  Monitor1795460400700,
  Webhook1795460400710,
  Copies1795460400800,
  PageVisits1795460400810,
  FeedPush1795460400811,
  ArticleTwin1795460400812,
  MonitorKinds1795460400820,
  WebhookPosts1795460400821,
  Alerts1795460400822,
  RareFilters1795549000001,
  Words1795549000002,
];
