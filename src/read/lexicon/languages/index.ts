import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { SPANISH } from './es.js';
import { PERSIAN } from './fa.js';
import { FRENCH } from './fr.js';
import type { Language } from './language.js';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['ar', ARABIC],
  ['de', GERMAN],
  ['es', SPANISH],
  ['fa', PERSIAN],
  ['fr', FRENCH],
]);

/** The lexicon of a BCP 47 language, without regard to its region; null where there is none. */
export function languageOf(tag: string): Language | null {
  return LANGUAGES.get(tag.toLowerCase().split('-')[0] as string) ?? null;
}
