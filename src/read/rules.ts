import type { Clauses } from './clauses.js';
import { type Attribution, attributeDirect } from './direct.js';
import { attributeIndirect } from './indirect.js';
import type { VerbGroup } from './phrases.js';
import type { MarkedWords } from './speech.js';

/** What rules tie to a speaker: direct ones first; an indirect one that would cut a direct one is dropped. */
export function attributeByRules(clauses: Clauses, marks: readonly MarkedWords[]): Attribution[] {
  const used = new Set<VerbGroup>();
  const direct = attributeDirect(clauses, marks, used);
  const indirect = attributeIndirect(clauses, marks, used).filter(
    (one) => !direct.some((other) => overlaps(one, other)),
  );
  return [...direct, ...indirect];
}

/** True where two attributions share a character of their contents. */
export function overlaps(one: Attribution, other: Attribution): boolean {
  return one.content.some((a) => other.content.some((b) => a.start < b.end && b.start < a.end));
}
