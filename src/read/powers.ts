import type { Actor } from './actor.js';
import { OFFICIAL } from './lexicon/telling.js';

const PUBLIC_KINDS = new Set(['GOVERNMENT', 'ORGANIZATION', 'MILITARY', 'ARMED_GROUP', 'GROUP', 'MEDIA']);

/** A public body, or somebody who holds an office. */
export function isPublic(actor: Actor): boolean {
  return PUBLIC_KINDS.has(actor.kind) || isOfficial(actor);
}

/** By name, title or role. */
export function isOfficial({ name, titles, roles }: Actor): boolean {
  return (
    OFFICIAL.test(name) ||
    [...titles].some((title) => OFFICIAL.test(title)) ||
    roles.some(({ title }) => OFFICIAL.test(title))
  );
}
