import { findPlace } from './countries.js';
import { isCapital } from './kinds.js';
import { wordList } from './lexicon/common.js';
import { OF_BODIES } from './lexicon/organisations.js';
import type { Naming } from './names.js';
import type { NounPhrase, Phrases } from './phrases.js';
import { printed } from './segments.js';
import type { Words } from './words.js';

/** What the words behind an unnamed actor say of it: whose spokesman, a group of whom, police of which country. */
export function withRest(text: Words, phrases: Phrases, naming: Naming): Naming {
  return inCountry(text, withBody(text, phrases, naming));
}

/** "a spokesman for the Rail Authority": what an unnamed person or group is of belongs to its name. */
function withBody(text: Words, phrases: Phrases, naming: Naming): Naming {
  const preposition = text.words[naming.last]?.lower;
  const isBody = OF_BODIES.has(naming.head) && preposition === 'of';
  if (naming.possessor || (naming.kind !== 'PERSON' && naming.kind !== 'GROUP' && !isBody)) return naming;
  if ((preposition !== 'for' && preposition !== 'of') || PARTS.has(naming.head)) return naming;
  const body = phraseAt(phrases, naming.last + 1);
  if (!body) return naming;
  // "supporters for the incident": of a body, or of somebody, only a name tells.
  if (preposition === 'for' && !FOR_BODIES.has(naming.head) && !hasCapital(text, body)) return naming;
  const name = printed(text.words, naming.nameFirst, body.last);
  return { ...naming, name, last: body.last };
}

/** "Police in Kenya", "a court in Lima": of that country, though its name stands behind. */
function inCountry({ words }: Words, naming: Naming): Naming {
  if (naming.country || naming.possessor || words[naming.last]?.lower !== 'in') return naming;
  for (let end = naming.last + 4; end > naming.last + 1; end--) {
    if (end > words.length || words[end - 1]?.sentence !== words[naming.last]?.sentence) continue;
    const place = findPlace(printed(words, naming.last + 1, end));
    if (place?.kind === 'COUNTRY' && place.sure) return { ...naming, country: place.code };
  }
  return naming;
}

/**
 * "A group of students" is the students: the phrase in front of "of" takes their name. Out: null where it is no such phrase.
 * @param part the common noun in front, as it is named by itself; null where it names nobody
 * @param whole who stands behind "of"
 */
export function asPart(text: Words, part: Naming, whole: Naming): Naming | null {
  if (!PARTS.has(part.head) || part.possessor || part.last + 1 !== whole.first) return null;
  if (text.words[part.last]?.lower !== 'of' || !whole.common || !whole.plural) return null;
  const { kind, name, nameFirst, country, plural, head, last } = whole;
  return { ...part, kind, name, nameFirst, country, plural, head, last };
}

const PARTS: ReadonlySet<string> = new Set(
  wordList('group groups crowd crowds band bands gang gangs coalition team'),
);

/** The noun phrase that begins at a word, and is no pronoun. */
function phraseAt(phrases: Phrases, at: number): NounPhrase | null {
  const index = phrases.nounAt[at] ?? -1;
  const found = index < 0 ? undefined : phrases.nouns[index];
  return found && !found.pronoun && found.first === at ? found : null;
}

function hasCapital({ words }: Words, { first, last }: NounPhrase): boolean {
  return words.slice(first, last).some(isCapital);
}

/** Who speaks or acts for a body or a person, named or not. */
const FOR_BODIES: ReadonlySet<string> = new Set(
  wordList(
    'spokesman spokeswoman spokesperson spokesmen spokespeople lawyer lawyers attorney attorneys secretary minister ministers',
    'adviser advisers advisor advisors commissioner director manager correspondent reporter editor envoy counsel',
  ),
);
