import type { Clauses } from './clauses.js';
import { type Attribution, attributeDirect } from './direct.js';
import { attributeIndirect } from './indirect.js';
import { attributeHeadline, attributeLines } from './labelled.js';
import type { VerbGroup } from './phrases.js';
import type { MarkedWords } from './speech.js';
import { wordsIn } from './tagger/attributes.js';

/**
 * What rules tie to a speaker: direct ones first, then what the layout shows, then indirect ones. What would cut one that
 * is surer is dropped: marks inside a line of a transcript, an indirect one across any other.
 */
export function attributeByRules(clauses: Clauses, marks: readonly MarkedWords[]): Attribution[] {
  const { words } = clauses.text;
  const held = new Held(clauses);
  const lines = attributeLines(clauses);
  const laidOut = lines.length ? lines : attributeHeadline(clauses);
  for (const one of laidOut) held.add(one);
  const used = new Set<VerbGroup>();
  const free = marks.filter(({ first, last }) => !held.touches(first, last));
  const direct = attributeDirect(clauses, free, used);
  for (const one of direct) held.add(one);
  const indirect = attributeIndirect(clauses, marks, used).filter(
    (one) => !one.content.some((span) => held.touches(...wordsIn(words, span))),
  );
  // Lines count themselves from the first line on.
  const shifted = laidOut.map((one) =>
    one.inherits === null ? one : { ...one, inherits: one.inherits + direct.length },
  );
  return [...direct, ...shifted, ...indirect];
}

/** Which words stand in the content of some attribution. */
export class Held {
  private readonly at: Uint8Array;
  private readonly clauses: Clauses;
  constructor(clauses: Clauses) {
    this.clauses = clauses;
    this.at = new Uint8Array(clauses.text.words.length);
  }
  add({ content }: Attribution): void {
    for (const span of content) this.at.fill(1, ...wordsIn(this.clauses.text.words, span));
  }
  touches(first: number, last: number): boolean {
    return this.at.subarray(first, last).includes(1);
  }
}
