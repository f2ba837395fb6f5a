import type { Actor } from './actor.js';

/** Who has power to use: a state and its arms, armed groups, and who bears arms by their name. */
export function isForce(actor: Actor): boolean {
  return actor.kind === 'GOVERNMENT' || isArmed(actor) || /police|guard/i.test(actor.name);
}

/** Who fights: armies, armed groups, soldiers. */
export function isArmed({ kind, name }: Actor): boolean {
  return kind === 'MILITARY' || kind === 'ARMED_GROUP' || FIGHTERS.test(name);
}

const FIGHTERS =
  /troop|soldier|militi|militant|rebel|fighter|guerrilla|reservist|army|forces|gunm[ae]n|navy|marine/i;
