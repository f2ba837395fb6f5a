import type { Actor, Actors } from './actor.js';
import type { Naming } from './names.js';
import type { ReadName } from './reading.js';
import type { Word, Words } from './words.js';

const WHERE: ReadonlySet<string> = new Set([
  ...[
    'in',
    'at',
    'near',
    'outside',
    'inside',
    'around',
    'across',
    'throughout',
    'through',
    'into',
    'over',
    'beyond',
  ],
]);

/**
 * Namings of a seat of government that tell only where something happens: "met in Oslo". They name nobody, unless a
 * reaction takes them up ("arrived in Oslo for talks").
 * @returns indices of `namings`
 */
export function findWhereabouts(text: Words, namings: readonly Naming[]): Set<number> {
  const found = new Set<number>();
  namings.forEach(({ place, first, possessor }, i) => {
    const isSeat = place?.kind === 'SEAT' || (place?.kind === 'BODY' && place.seat);
    if (isSeat && !possessor && WHERE.has(text.words[first - 1]?.lower ?? '')) found.add(i);
  });
  return found;
}

/** The actors that are named elsewhere than as whereabouts. */
export function namedAsActors(actors: Actors, whereabouts: ReadonlySet<number>): Set<Actor> {
  return new Set(actors.of.flatMap((actor, i) => (actor && !whereabouts.has(i) ? [actor] : [])));
}

/** Where the whereabouts are printed: their first characters. */
export function startsOf(
  text: Words,
  namings: readonly Naming[],
  whereabouts: ReadonlySet<number>,
): Set<number> {
  return new Set([...whereabouts].map((i) => (text.words[(namings[i] as Naming).nameFirst] as Word).start));
}

/** The names of an actor without those that are printed at these whereabouts; all where it has no other. */
export function namesApart({ names }: Actor, starts: ReadonlySet<number>): ReadName[] {
  const left = names.filter(({ evidence }) => !starts.has(evidence.start));
  return left.length > 0 ? left : names;
}
