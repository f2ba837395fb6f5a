import { type Clauses, nounAt } from './clauses.js';
import { ended, type Meaning, meaning, modeOfViolence } from './lexicon/meanings.js';
import { CARRIERS, ENDINGS, NOMINALS } from './lexicon/predicates.js';
import type { NounPhrase } from './phrases.js';
import { ownFirst } from './reach.js';
import type { Word } from './words.js';

const LABOUR = new Set(
  'hunger general labour labor rail transport workers strike day hour teachers wildcat nationwide sympathy solidarity postal'.split(
    ' ',
  ),
);

/** Support that is more than words. */
const MATERIAL = new Set(
  'military financial material logistical humanitarian technical medical economic budgetary budget air monetary operational'.split(
    ' ',
  ),
);

/**
 * The deed that a noun phrase names: "an attack", "the withdrawal of troops", "a suspension of air links". Null for
 * one that names none. `carried`: told by a noun that begins or ends another, or not.
 */
export function deedOfNoun(clauses: Clauses, noun: NounPhrase): (Meaning & { carried: boolean }) | null {
  const { words } = clauses.text;
  const head = (words[noun.head] as Word).lower;
  if (CARRIERS.has(head) || ENDINGS.has(head)) {
    const inner = innerDeed(clauses, noun);
    if (!inner) return null;
    const found = CARRIERS.has(head) ? inner : ended(inner);
    return found && { ...found, carried: true };
  }
  const before: string[] = [];
  for (let i = ownFirst(clauses, noun); i < noun.head; i++) before.push((words[i] as Word).lower);
  if (head === 'strike' || head === 'strikes') return { ...strikeOf(clauses, noun, before), carried: false };
  const found = NOMINALS.get(head);
  if (!found) return null;
  if (head === 'support' && before.some((word) => MATERIAL.has(word)))
    return { ...meaning('AID'), carried: false };
  const mode = found.type === 'ASSAULT' ? (modeOfViolence([...before, head]) ?? found.mode) : found.mode;
  return { ...found, mode, carried: false };
}

function innerDeed(clauses: Clauses, noun: NounPhrase): Meaning | null {
  const { words } = clauses.text;
  const preposition = words[noun.last]?.lower ?? '';
  const inner = ['of', 'to', 'in', 'on'].includes(preposition) ? nounAt(clauses, noun.last + 1) : null;
  return inner?.first === noun.last + 1 ? deedOfNoun(clauses, inner) : null;
}

/** A strike of workers, or one on somebody. */
function strikeOf(clauses: Clauses, noun: NounPhrase, before: readonly string[]): Meaning {
  if (before.includes('hunger')) return meaning('PROTEST/hunger');
  if (before.some((word) => LABOUR.has(word))) return meaning('PROTEST/strike');
  const violent =
    modeOfViolence(before) ??
    (before.some((word) => /military|retaliatory|deadly|pre-?emptive|precision/.test(word)) ? 'any' : null);
  const next = clauses.text.words[noun.last]?.lower ?? '';
  if (
    !violent &&
    !['on', 'against', 'at'].includes(next) &&
    !(clauses.text.words[noun.head] as Word).lower.endsWith('s')
  )
    return meaning('PROTEST/strike');
  return violent && violent !== 'any' ? { ...meaning('ASSAULT'), mode: violent } : meaning('ASSAULT');
}
