import { Initial1795456800000 } from './1795456800000-initial.js';

/** Every migration, oldest first. */
export const migrations = [Initial1795456800000];
