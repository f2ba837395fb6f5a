import { type Clauses, type PrepositionalPhrase, prepositionsFrom, verbAt } from './clauses.js';
import type { NounPhrase } from './phrases.js';
import type { Word } from './words.js';

/** What a participle right behind a noun phrase ties to it: "sanctions imposed on Mali", "a complaint filed by Oslo". */
export function participlePhrases(clauses: Clauses, { last }: NounPhrase): PrepositionalPhrase[] {
  const { words } = clauses.text;
  let at = last;
  while (words[at]?.pos === 'ADV') at++;
  const verb = verbAt(clauses, at);
  if (!verb || verb.first !== at || verb.first !== verb.head) return [];
  const { lower, pos } = words[verb.head] as Word;
  const next = words[verb.last];
  if (pos !== 'VERB' || lower.endsWith('ing') || lower === verb.lemma || next?.pos !== 'ADP') return [];
  const found = prepositionsFrom(clauses, verb.last);
  return found[0]?.at === verb.last ? found : [];
}
