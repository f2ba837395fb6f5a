import { diffArrays } from 'diff';
import type { QuoteCut } from '../schema/quote-cut.js';
import { nameKey } from './name-key.js';

/** With more differences than this it is no cut of the saying any more: all is changed. */
const MOST_EDITS = 400;

/**
 * What a cut of a saying leaves out, changes and adds, in the order of the words. Case, accents and punctuation are no
 * differences.
 * @param said the longest cut of the saying
 * @param printed the words of one article
 */
export function cutsOf(said: string, printed: string): QuoteCut[] {
  const [left, right] = [wordsOf(said), wordsOf(printed)];
  const parts = diffArrays(left, right, {
    comparator: (a, b) => a.key === b.key,
    maxEditLength: MOST_EDITS,
  });
  if (!parts) return [{ kind: 'CHANGED', said, printed }];
  const cuts: QuoteCut[] = [];
  let open: QuoteCut | null = null;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      open = null;
      continue;
    }
    const words = value.map(({ word }) => word).join(' ');
    if (open) {
      open.kind = 'CHANGED';
      if (added) open.printed = words;
      else open.said = words;
    } else {
      open = {
        kind: added ? 'ADDED' : 'LEFT_OUT',
        said: removed ? words : null,
        printed: added ? words : null,
      };
      cuts.push(open);
    }
  }
  return cuts;
}

function wordsOf(text: string): { word: string; key: string }[] {
  return text.split(/\s+/).flatMap((word) => {
    const key = nameKey(word);
    return key === '' ? [] : [{ word, key }];
  });
}
