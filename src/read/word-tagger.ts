import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

/** So many words that its model does not have may be kept by the tagger, some 110 bytes each, before it begins anew. */
export const MOST_NEW_WORDS = 60_000;

/** The words that a tagger knows: those of its model, and each that it has met since. */
interface Vocabulary {
  features: { lexeme: { list: string[]; hash: Record<string, number>; intrinsicSize: number } };
}

let tagger: WinkMethods | undefined;
let vocabulary: Vocabulary | undefined;
/** Words of its list up to here are of the model, or forgotten. */
let forgotten = 0;

// What the package leaves untyped.
const { core, metaCER } = model as unknown as { core: () => Vocabulary; metaCER: () => unknown };

/** Asked for once: each time, the model writes what it has as JSON, and then the JSON as JSON. */
const entities = metaCER();

/**
 * The tagger for one piece of text. wink-nlp remembers every word for as long as it lives, and takes a run of letters and marks that it has
 * met for one word from then on: how a text is cut would hang on what was read before. So it forgets what it has met with each piece.
 * The places of what is forgotten stay taken: when there are too many it is made anew, in about 80 ms.
 */
export function taggerForPiece(): WinkMethods {
  if (tagger === undefined || newWords() > MOST_NEW_WORDS) {
    const noted = () => {
      vocabulary = core();
      forgotten = vocabulary.features.lexeme.intrinsicSize;
      return vocabulary;
    };
    tagger = winkNLP({ ...model, core: noted, metaCER: () => entities }, ['sbd', 'pos']);
  }
  forgetNewWords();
  return tagger;
}

function forgetNewWords(): void {
  const { list, hash } = (vocabulary as Vocabulary).features.lexeme;
  for (; forgotten < list.length; forgotten++) delete hash[list[forgotten] as string];
}

/** How many words it remembers now that its model does not have. */
export function newWords(): number {
  if (!vocabulary) return 0;
  const { list, intrinsicSize } = vocabulary.features.lexeme;
  return list.length - intrinsicSize;
}
