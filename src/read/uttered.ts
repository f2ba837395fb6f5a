import { type Clauses, verbAt } from './clauses.js';
import { isCue } from './cue-clauses.js';
import { wordList } from './lexicon/common.js';
import type { VerbGroup } from './phrases.js';
import type { MarkedWords } from './speech.js';
import type { Word } from './words.js';

/** Verbs whose marked object is what was uttered, however short: "chanted “shame”". */
const OUTCRIES: ReadonlySet<string> = new Set(
  wordList('chant shout yell scream cry mouth sing whisper mutter roar holler exclaim'),
);

/** Verbs that take a few words in marks as what was said: "said “no”", "replied “never”". */
const PLAIN: ReadonlySet<string> = new Set(
  wordList('say tell reply answer respond add joke quip tweet continue ask retort begin'),
);

/** Nouns of a crowd's words: "to chants of “shame”". */
const CALLS: ReadonlySet<string> = new Set(
  wordList('chant chants shout shouts cry cries call calls scream screams'),
);

export function isOutcry({ lemma }: VerbGroup): boolean {
  return OUTCRIES.has(lemma);
}

/** "chants of" right before a word: its words `[first, last)`, or null. */
export function callsBefore(
  { text: { words } }: Clauses,
  at: number,
): { first: number; last: number } | null {
  const noun = words[at - 2]?.lower ?? '';
  return words[at - 1]?.lower === 'of' && CALLS.has(noun) ? { first: at - 2, last: at } : null;
}

/**
 * True where the words in front make speech of a few marked words that may be a phrase or a title by their shape:
 * "chanted “Dump the dam”", "said “never.”"
 */
export function isUttered(clauses: Clauses, mark: MarkedWords): boolean {
  if (!mark.closed) return false;
  if (callsBefore(clauses, mark.first)) return true;
  const { words } = clauses.text;
  let at = mark.first;
  if (/^[,:]$/.test(words[at - 1]?.text ?? '')) at--;
  if (words[at - 1]?.lower === 'it' && verbAt(clauses, at - 2)?.lemma === 'put') return true;
  const verb = at > 0 ? verbAt(clauses, at - 1) : null;
  if (verb?.last !== at || verb.passive || verb.form === 'INFINITIVE') return false;
  return (
    isOutcry(verb) || (isCue(verb) && PLAIN.has(verb.lemma) && endsSaying(clauses, mark, at < mark.first))
  );
}

/** A stop ends the words: what goes on behind the marks would be part of what is said ("said “no” to the plan"). */
function endsSaying({ text: { text, words } }: Clauses, mark: MarkedWords, parted: boolean): boolean {
  const next: Word | undefined = words[mark.last];
  const closing = words[mark.last - 1] as Word;
  if (!next || next.sentence !== closing.sentence || next.text === '.') return true;
  return parted && /[,.!?]\P{L}*$/u.test(text.slice(mark.start, mark.end));
}
