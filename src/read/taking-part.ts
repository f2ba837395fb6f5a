import type { Actor } from './actor.js';
import { objectOf } from './clauses.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

/**
 * The unnamed actors of a text that take part in what it tells ("the court", "rebels", "a group of students"): who does
 * something or has something done to them, and who is of a body or a country or comes twice, wherever that stands.
 */
export function takingPart(cast: Cast): Set<Actor> {
  const objects = objectPhrases(cast);
  const subjects = new Set(
    cast.antecedents.candidates.flatMap(({ subject, actor }) => (subject ? [actor] : [])),
  );
  const called = new Set(cast.pronouns.values());
  const found = new Set<Actor>();
  cast.namings.forEach((naming, i) => {
    const actor = cast.actors.of[i];
    if (!actor?.common || !isSomebody(cast, naming)) return;
    if (subjects.has(actor) || called.has(actor) || isParty(cast, naming, objects)) found.add(actor);
  });
  return found;
}

/** What verbs have for their objects: "freed the prisoners". */
function objectPhrases({ clauses }: Cast): Set<NounPhrase> {
  const objects = new Set<NounPhrase>();
  for (const verb of clauses.phrases.verbs) {
    const object = objectOf(clauses, verb);
    if (object) objects.add(object);
  }
  return objects;
}

/** Words in front of those with whom, against whom and for whom something is done. */
const PARTNERS: ReadonlySet<string> = new Set(['by', 'with', 'against', 'from', 'to', 'for', 'between']);

function isParty({ clauses }: Cast, naming: Naming, objects: ReadonlySet<NounPhrase>): boolean {
  if (naming.possessor || objects.has(naming.phrase)) return true;
  return PARTNERS.has(clauses.text.words[naming.first - 1]?.lower ?? '');
}

/** "in office", "on board": a bare noun for one is nobody, but "parliament" and "police" need no article. */
function isSomebody({ clauses }: Cast, { first, nameFirst, plural, head, country, kind }: Naming): boolean {
  if (THINGS.has(head) || (kind === 'POPULATION' && head === 'people' && !country)) return false;
  const opening = clauses.text.words[first] as Word;
  return (
    plural ||
    country !== null ||
    opening.pos === 'DET' ||
    opening.pos === 'PRON' ||
    nameFirst > first ||
    ALONE.has(head)
  );
}

const ALONE: ReadonlySet<string> = new Set(
  'police parliament congress government opposition management troops staff customs intelligence labour coastguard nato militia cavalry infantry'.split(
    ' ',
  ),
);

/** What is named like a body, but of which more often something is told than done. */
const THINGS: ReadonlySet<string> = new Set([
  'website',
  'campaign',
  'presidency',
  'service',
  'services',
  'network',
]);
