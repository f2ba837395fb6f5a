import type { Actor } from './actor.js';
import { prepositionsFrom } from './clauses.js';
import { wordList } from './lexicon/common.js';
import { actorsWithin } from './parties.js';
import type { NounPhrase } from './phrases.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

/** Arms, and attacks with them, that kill and destroy as the subject of a verb. */
const ARMS: ReadonlySet<string> = new Set(
  wordList(
    'airstrike airstrikes strike strikes attack attacks assault assaults raid raids bombing bombings bombardment shelling',
    'barrage offensive ambush ambushes shooting explosion blast blasts bomb bombs drone drones missile missiles rocket',
    'rockets shell shells artillery mortar mortars gunfire fire bullets torpedo mine mines snipers jets warplanes gunships',
    'helicopter helicopters warship tanks fighter fighters',
  ),
);

/** "Peruvian airstrikes killed", "an attack by militants wounded", "Chile’s shells hit": whose arms they are; empty: nobody’s, or no arms. */
export function ownersOfArms(cast: Cast, noun: NounPhrase): Actor[] {
  const { words } = cast.clauses.text;
  if (noun.pronoun || !ARMS.has((words[noun.head] as Word).lower)) return [];
  const [by] = prepositionsFrom(cast.clauses, noun.last).filter(
    ({ preposition, at }) => (preposition === 'by' || preposition === 'from') && at === noun.last,
  );
  return (by?.nouns ?? [noun]).flatMap((one) => actorsWithin(cast, one, true, by !== undefined));
}
