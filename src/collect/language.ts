/** Words below which a guess is worth nothing (measured by others; see `eld`'s own notes on short texts). */
const MIN_WORDS = 20;
/** What is enough of a text to tell its language. */
const SAMPLE_CHARS = 4_000;

/**
 * A BCP 47 tag in its canonical form ("en-us" is "en-US"), or null where it is none or says "undetermined".
 */
export function canonicalLanguage(raw: string): string | null {
  const tag = raw.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) || tag.length > 35) return null;
  try {
    const language = Intl.getCanonicalLocales(tag)[0] ?? null;
    return language && /^(?:und|mul|zxx|mis)\b/.test(language) ? null : language;
  } catch {
    return null;
  }
}

/**
 * Identifies a text's language (ISO 639-1). Null where the text has fewer than 20 words or the guess is not
 * sure.
 */
export async function identifyLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE_CHARS);
  if (!hasEnoughWords(sample)) return null;
  // The model takes a moment and tens of megabytes: only a text that declares no language pays for it.
  const { eld } = await import('eld/small');
  const guess = eld.detect(sample);
  return guess.isReliable() && guess.language !== '' ? guess.language : null;
}

/** Counts with the word rules of Unicode, for Chinese or Thai put no spaces between words. */
function hasEnoughWords(text: string): boolean {
  let words = 0;
  for (const segment of new Intl.Segmenter('und', { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike && ++words >= MIN_WORDS) return true;
  }
  return false;
}
