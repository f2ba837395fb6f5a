import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

/** So many words that its model does not have may be kept by the tagger, some 110 bytes each, before it begins anew. */
export const MOST_NEW_WORDS = 20_000;

/** The words that a tagger knows: those of its model, and each that it has met since. */
interface Vocabulary {
  features: { lexeme: { list: string[]; intrinsicSize: number } };
}

let tagger: WinkMethods | undefined;
let vocabulary: Vocabulary | undefined;

// What the package leaves untyped.
const { core, metaCER } = model as unknown as { core: () => Vocabulary; metaCER: () => unknown };

/** Asked for once: each time, the model writes what it has as JSON, and then the JSON as JSON. */
const entities = metaCER();

/**
 * The tagger for one text. wink-nlp remembers every word for as long as it lives, and news never runs out of names and numbers: when
 * it has met too many it is made anew, in about 80 ms.
 */
export function taggerForText(): WinkMethods {
  if (tagger === undefined || newWords() > MOST_NEW_WORDS) {
    const noted = () => {
      vocabulary = core();
      return vocabulary;
    };
    tagger = winkNLP({ ...model, core: noted, metaCER: () => entities }, ['sbd', 'pos']);
  }
  return tagger;
}

/** How many words it remembers now that its model does not have. */
export function newWords(): number {
  if (!vocabulary) return 0;
  const { list, intrinsicSize } = vocabulary.features.lexeme;
  return list.length - intrinsicSize;
}
