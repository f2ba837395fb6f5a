import type { Passage, Span } from '../../read/reading.js';
import type { StoredSpan } from '../../schema/evidence.js';
import type { PassageKind } from '../../schema/revision.js';

/** Where something stands in a text, as the database keeps it. */
export interface Place {
  span: StoredSpan;
  passage: PassageKind;
}

/** Finds the sentence and the passage of spans of one text. */
export class Places {
  constructor(
    private readonly text: string,
    private readonly sentences: readonly Span[],
    private readonly passages: readonly Passage[],
  ) {}

  at({ start, end }: Span): Place {
    return {
      // A span that cuts a surrogate pair would not be JSON that PostgreSQL takes.
      span: { start, end, text: this.text.slice(start, end).toWellFormed(), sentence: this.#sentence(start) },
      passage: this.passages.find((passage) => start < passage.end)?.kind ?? 'REPORT',
    };
  }

  /** Where these words stand first, letter for letter; null: nowhere. */
  find(words: string): Place | null {
    const start = this.text.indexOf(words);
    return start < 0 ? null : this.at({ start, end: start + words.length });
  }

  /** Place from 1 of the last sentence that starts at or before `offset`. */
  #sentence(offset: number): number {
    let low = 0;
    let high = this.sentences.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.sentences[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
