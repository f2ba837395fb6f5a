import type { Actor, Actors } from './actor.js';
import type { Naming } from './names.js';

/** Words behind a phrase in which the body it is of may stand ("several commanders of the Coastal Guard"). */
const NEAR = 8;

/**
 * Ties unnamed people, groups and ministries to what they belong to: "several commanders of X" to X, "a spokesman for X" to X,
 * "the union’s lawyers" to the union,
 * "Iranian officials" and "the Iranian foreign ministry" to the government of Iran, where the text names it.
 */
export function giveBelonging(namings: readonly Naming[], actors: Actors): void {
  namings.forEach((naming, i) => {
    const actor = actors.of[i];
    if (!actor || actor.partOf !== null || !canBelong(naming, actor)) return;
    const whole =
      bodyInside(namings, actors, i) ?? ownerOf(namings, actors, i) ?? governmentOf(naming, actors);
    if (!whole || whole === actor) return;
    actor.partOf = whole.key;
    if (whole.kind === 'GOVERNMENT') actor.country ??= whole.country;
  });
}

function canBelong({ common }: Naming, { kind, key, country }: Actor): boolean {
  if (kind === 'GOVERNMENT') return country !== null && key !== `government:${country.toLowerCase()}`;
  return common && (kind === 'PERSON' || kind === 'GROUP' || kind === 'MILITARY');
}

function bodyInside(namings: readonly Naming[], actors: Actors, index: number): Actor | null {
  const { last } = namings[index] as Naming;
  for (let i = index + 1; i < Math.min(namings.length, index + NEAR); i++) {
    const inner = namings[i] as Naming;
    if (inner.first >= last) return null;
    const actor = actors.of[i];
    if (actor && !inner.common && actor.kind !== 'PERSON') return actor;
  }
  return null;
}

/** "Kenya’s police", "the Rail Authority’s lawyers": the body in front. */
function ownerOf(namings: readonly Naming[], actors: Actors, index: number): Actor | null {
  const owner = namings[index - 1];
  const { phrase } = namings[index] as Naming;
  const actor = owner?.possessor && owner.phrase === phrase && !owner.common ? actors.of[index - 1] : null;
  return actor && actor.kind !== 'PERSON' ? actor : null;
}

function governmentOf({ country, kind }: Naming, actors: Actors): Actor | null {
  if (!country || kind === 'POPULATION') return null;
  return actors.all.get(`government:${country.toLowerCase()}`) ?? null;
}
