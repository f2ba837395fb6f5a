import type { ReadQuote, Span } from '../../read/reading.js';
import { nameKey } from '../name-key.js';
import type { ItemChange } from './changes.js';
import { type FoundItem, storeItems } from './items.js';
import { quoteText } from './quote-text.js';
import type { Storing } from './storing.js';
import { findUtterances, noSayings, type Sayings } from './utterances.js';

interface FoundQuote extends FoundItem {
  text: string;
  speakerId: string | null;
}

export interface StoredQuotes {
  /** Ids by the keys of the reading. */
  ids: Map<string, string>;
  added: number;
  kept: number;
  withdrawn: number;
  changes: ItemChange[];
  /** What `settleUtterances` has the last word on. */
  sayings: Sayings;
}

/** Stores the quotes of a reading, each with the utterance that it is a cut of. */
export async function storeQuotes(storing: Storing, quotes: readonly ReadQuote[]): Promise<StoredQuotes> {
  const found = quotes.map((quote) => foundQuote(storing, quote));
  const sayings = noSayings();
  const stored = await storeItems(storing, 'quote', found, async (added) => {
    await findUtterances(storing, added, sayings);
    return ({ key }) => ({ utterance_id: sayings.ids.get(key) });
  });
  return { ...stored, added: stored.added.length, sayings };
}

function foundQuote({ places, actors }: Storing, quote: ReadQuote): FoundQuote {
  const content = quote.content.map((span) => places.at(span));
  const text = quoteText(content.map(({ span }) => span.text));
  const words = nameKey(text);
  const printed = (spans: readonly Span[]) =>
    spans.map((span) => places.at(span).span.text).join(' ') || null;
  const speakerId = actorId(actors, quote.speaker);
  return {
    key: quote.key,
    identity: words,
    words,
    text,
    speakerId,
    places: content,
    read: {
      kind: quote.kind,
      text,
      speaker_id: speakerId,
      speaker_as_printed: printed(quote.source),
      cue: printed(quote.cue),
      addressee_id: actorId(actors, quote.addressee),
      said_on: quote.on,
      confidence: quote.confidence,
    },
  };
}

/** The id of an actor of the reading; null for none. */
export function actorId(actors: Map<string, string>, key: string | null): string | null {
  return (key !== null && actors.get(key)) || null;
}
