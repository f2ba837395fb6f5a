import { type Actor, type Actors, addName, learnTitle, newActor, put } from './actor.js';
import { GENDERED } from './lexicon/titles.js';
import type { Naming } from './names.js';
import type { ActorKind } from './reading.js';
import type { Words } from './words.js';

/** Unnamed actors: "Senior Iranian officials", "the foreign minister", "the committee". */
export function commonActor(
  actors: Actors,
  text: Words,
  naming: Naming,
  namings: readonly Naming[],
  index: number,
): Actor {
  const back = naming.definite ? pointsBack(actors, naming, namings, index) : null;
  if (back) return back;
  const kind = naming.kind as ActorKind;
  const name = stripQuantifiers(naming.name);
  const key = `${kind.toLowerCase()}:${name.toLowerCase()}`;
  const actor = put(actors, key, () => newActor(key, name, kind, naming.country));
  actor.common = true;
  actor.plural ||= naming.plural;
  if (kind === 'PERSON') learnTitle(actor, naming, '');
  actor.gender ??= GENDERED.get(naming.head) ?? null;
  return addName(text, actor, naming, kind === 'PERSON' ? 'TITLE' : 'FULL');
}

function stripQuantifiers(name: string): string {
  return name.replace(
    /^(?:(?:several|many|some|most|few|other|certain|broader|wider|whole|entire|larger|\d+)\s+)+/i,
    '',
  );
}

/** "the minister" is the minister named before; "the officials" are the officials named before. */
function pointsBack(actors: Actors, naming: Naming, namings: readonly Naming[], index: number): Actor | null {
  const name = naming.name.toLowerCase();
  const { head } = naming;
  // "the press" is all of it, no agency that has the word in its name.
  if (naming.kind === 'MEDIA' && head !== 'newspaper' && head !== 'broadcaster') return null;
  for (let i = index - 1; i >= 0 && i > index - 60; i--) {
    const before = namings[i] as Naming;
    const actor = actors.of[i];
    if (!actor || before.place) continue;
    if (naming.country && actor.country && naming.country !== actor.country) continue;
    if (naming.kind === 'PERSON' && actor.kind === 'PERSON') {
      for (const title of actor.titles)
        if (title === name || (title.endsWith(` ${head}`) && name === head)) return actor;
    } else if (naming.kind === actor.kind && naming.kind !== 'PERSON' && name === head) {
      if (before.head === head) return actor;
    }
  }
  return null;
}
