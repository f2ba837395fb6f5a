import { type Actor, type Actors, addName } from './actor.js';
import { forget } from './actors.js';
import { isAcronym } from './kinds.js';
import type { Naming } from './names.js';
import { isSurelyPerson } from './pronouns.js';
import type { Word, Words } from './words.js';

/** Words between a name and another name for the same: ", also known as", "(formerly". */
const FARTHEST = 9;
/** No honest text renames more; each tie looks through all namings. */
const MOST_TIED = 100;
const RENAMES =
  /^(?:known|called|dubbed|nicknamed|alias|aka|a\.k\.a\.?|formerly|officially|abbreviated|renamed)$/;
const BETWEEN =
  /^(?:,|\(|also|better|now|once|previously|by|its|her|his|their|as|to|referred|the|widely|locally|commonly|acronym|name|arabic|hebrew|russian|french|spanish|initials|“|"|‘)$/;

/**
 * Ties a second name to the actor beside it: an acronym in brackets, where its letters are those of the name in order,
 * and what "also known as" and its like join. All namings of the second name follow.
 */
export function tieAliases(text: Words, namings: readonly Naming[], actors: Actors): void {
  let tied = 0;
  for (let i = 0; i + 1 < namings.length && tied < MOST_TIED; i++) {
    const [naming, alias] = [namings[i] as Naming, namings[i + 1] as Naming];
    const actor = actors.of[i];
    if (!actor || actor.common || alias.common || alias.title || actors.of[i + 1] === actor) continue;
    if (!isBracketed(text, naming, alias) && !isRenamed(text, naming, alias)) continue;
    tie(text, namings, actors, actor, i + 1);
    tied++;
  }
}

/** "Harbour Workers’ Union (HWU)" */
function isBracketed({ words }: Words, naming: Naming, { first, last, name }: Naming): boolean {
  const opening = words[naming.last]?.text === '(' || words[naming.last + 1]?.text === '(';
  if (!opening || first - naming.last > 3 || words[last]?.text !== ')' || !isAcronym(name)) return false;
  return isShortFor(name.replaceAll('.', ''), naming.name);
}

/** The letters of an acronym stand in the name in order, and its first begins a word of the name. */
function isShortFor(acronym: string, name: string): boolean {
  const letters = name.toLowerCase();
  const wanted = acronym.toLowerCase();
  let at = letters.search(new RegExp(`(?<!\\p{L})${wanted.charAt(0)}`, 'u'));
  if (at < 0 || acronym.length > letters.length / 2) return false;
  for (const letter of wanted) {
    at = letters.indexOf(letter, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}

function isRenamed({ words }: Words, { last }: Naming, { first }: Naming): boolean {
  if (first - last > FARTHEST || first - last < 2) return false;
  let renames = false;
  for (let i = last; i < first; i++) {
    const { lower } = words[i] as Word;
    if (RENAMES.test(lower)) renames = true;
    else if (lower === 'referred') renames = true;
    else if (!BETWEEN.test(lower)) return false;
  }
  return renames;
}

function tie(text: Words, namings: readonly Naming[], actors: Actors, actor: Actor, index: number): void {
  const alias = namings[index] as Naming;
  const other = actors.of[index] ?? null;
  // "also known as Red Anchor": two capitals that nothing else makes a person.
  const isPerson = other !== null && other.kind === 'PERSON' && isSurelyPerson(other);
  if (other && other.kind !== actor.kind && (isPerson || actor.kind === 'PERSON')) return;
  namings.forEach((naming, i) => {
    const same = other
      ? actors.of[i] === other
      : !actors.of[i] && naming.name === alias.name && !naming.common;
    if (!same) return;
    actors.of[i] = actor;
    addName(text, actor, naming, isAcronym(naming.name) ? 'ACRONYM' : 'FULL');
  });
  if (other) forget(actors, other);
}
