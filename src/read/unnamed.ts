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

/** "finance minister", "minister of finance", "chief of staff at": the office that "the minister", "the chief" points at. */
function isTitleOf(title: string, name: string, head: string): boolean {
  if (title === name) return true;
  return (
    name === head &&
    (title.endsWith(` ${head}`) || title.startsWith(`${head} of `) || title.startsWith(`${head} for `))
  );
}

/** Words that point at the body named last, unless its own name says that it is something else. */
export const COMPANIES: ReadonlySet<string> = new Set(
  'company firm group organisation organization airline carmaker bank retailer manufacturer agency charity union party'.split(
    ' ',
  ),
);

/** Last words of names, by what they may be called. */
const SORTS: ReadonlyMap<string, RegExp> = new Map([
  [
    'company',
    /\b(?:inc|corp|corporation|co|ltd|llc|plc|company|airlines?|airways|motors|industries|holdings|bank)\.?$/i,
  ],
  ['firm', /\b(?:inc|corp|corporation|co|ltd|llc|plc|partners|associates|firm)\.?$/i],
  [
    'organisation',
    /\b(?:organisation|association|federation|foundation|society|institute|fund|alliance|network)$/i,
  ],
  [
    'organization',
    /\b(?:organization|association|federation|foundation|society|institute|fund|alliance|network)$/i,
  ],
  ['group', /\b(?:group|association|alliance|movement|front|coalition|network|federation|society)$/i],
  ['agency', /\b(?:agency|administration|bureau|service|authority)$/i],
  ['charity', /\b(?:foundation|trust|fund|charity|society)$/i],
  ['airline', /\b(?:airlines?|airways|air)$/i],
  ['bank', /\bbank$/i],
  ['union', /\bunion$/i],
  ['party', /\bparty$/i],
]);

function isNamedBody({ common, kind }: Naming, actor: Actor): boolean {
  return !common && kind === 'ORGANIZATION' && actor.kind === 'ORGANIZATION';
}

function isOfSort(name: string, head: string): boolean {
  return SORTS.get(head)?.test(name) === true;
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
      for (const title of actor.titles) if (isTitleOf(title, name, head)) return actor;
    } else if (name === head && isNamedBody(before, actor) && COMPANIES.has(head)) {
      return isOfSort(before.name, head) || !before.name.includes(' ') ? actor : null;
    } else if (naming.kind === actor.kind && naming.kind !== 'PERSON' && name === head) {
      if (before.head === head) return actor;
    }
  }
  return null;
}
