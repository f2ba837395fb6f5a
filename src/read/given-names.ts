import genders from 'gender-detection-from-name';

/** Languages whose lists of given names are asked, each on its own. */
const LANGUAGES = ['en', 'it', 'es', 'fr', 'de', 'tr'] as const;

const known = new Map<string, 'he' | 'she' | null>();
/** Names that are remembered; a text has far fewer. */
const MOST_KNOWN = 20_000;

/**
 * Which pronoun a given name makes likely: by lists of six languages, where all that know it agree. It is often wrong for
 * names of other languages. Null where it may be either, or is no given name.
 */
export function genderOfName(given: string): 'he' | 'she' | null {
  const name = given.toLowerCase();
  const before = known.get(name);
  if (before !== undefined) return before;
  const told = new Set(LANGUAGES.map((language) => genders.getGender(name, language)));
  const gender = told.size > 1 ? null : told.has('female') ? 'she' : told.has('male') ? 'he' : null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, gender);
  return gender;
}
