import { type Bearer, toParts } from './parts.js';
import { soundKey } from './spelling.js';

/**
 * What names that may be one share, to look them up by: a person's surname by its consonants, a body's initials (its
 * acronym is those already), or, of one or two words, the first. Null where there is too little to go by.
 */
export function nameBlock(name: string, bearer: Bearer): string | null {
  const { words } = toParts(name, bearer);
  const last = words.at(-1);
  if (!last) return null;
  if (bearer === 'PERSON') {
    const key = soundKey(last).replace(/[aeo]/g, '');
    return key.length >= 2 ? `p ${key}` : null;
  }
  const initials = words.map((word) => word.charAt(0)).join('');
  const key = words.length > 2 ? initials : (words[0] as string);
  return key.length >= 3 ? `b ${key}` : null;
}
