import { Initial1795456800000 } from './1795456800000-initial.js';
import { OutboxFloor1795460400200 } from './1795460400200-outbox-floor.js';
import { ArticleImage1795460400400 } from './1795460400400-article-image.js';

/** Every migration, oldest first. */
export const migrations = [Initial1795456800000, OutboxFloor1795460400200, ArticleImage1795460400400];
