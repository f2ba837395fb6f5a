import genders from 'gender-detection-from-name';

/** Languages whose lists of given names are asked, each on its own. */
const LANGUAGES = ['en', 'it', 'es', 'fr', 'de', 'tr'] as const;

const known = new Map<string, 'he' | 'she' | null>();
/** Names that are remembered; a text has far fewer. */
const MOST_KNOWN = 20_000;

/** Of the lists that know a name, so many may say otherwise: the French one has many a man's name for a woman's. */
const MOST_DISSENTERS = 1;
const FEWEST_AGREEING = 4;

/** Surnames that come first ("Xi Jinping", "Kim Jong Un"), whatever the lists have of them as given names. */
const SURNAMES_FIRST = new Set([
  'xi',
  'kim',
  'li',
  'lee',
  'lin',
  'wang',
  'chen',
  'ma',
  'hu',
  'jiang',
  'song',
  'han',
  'yang',
  'min',
  'park',
  'choi',
  'an',
  'ho',
  'le',
  'mai',
]);

/**
 * Which pronoun a given name makes likely: by lists of six languages, where all that know it agree but one. It is often wrong
 * for names of other languages. Null where it may be either, or is no given name.
 */
export function genderOfName(given: string): 'he' | 'she' | null {
  const name = given.toLowerCase();
  const before = known.get(name);
  if (before !== undefined) return before;
  const gender = SURNAMES_FIRST.has(name) ? null : majority(name);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, gender);
  return gender;
}

function majority(name: string): 'he' | 'she' | null {
  const told = LANGUAGES.map((language) => genders.getGender(name, language));
  const [women, men] = [
    told.filter((one) => one === 'female').length,
    told.filter((one) => one === 'male').length,
  ];
  const [most, fewest] = [Math.max(women, men), Math.min(women, men)];
  if (most === 0 || fewest > MOST_DISSENTERS || (fewest > 0 && most < FEWEST_AGREEING)) return null;
  return women > men ? 'she' : 'he';
}
