import { type Clauses, nounAt, sentenceOf, verbAt } from './clauses.js';
import { accorded, DASHES, isCue, LONE_WORDS, type Region, type Said, withCue } from './cue-clauses.js';
import type { NounPhrase } from './phrases.js';
import { sourceBefore, sourceFrom } from './sources.js';
import type { MarkedWords } from './speech.js';
import type { Word } from './words.js';

/** `open`: the quote cannot be over, so that any verb next to a name tells who speaks ("“Go,” Trump barked"). */
export function saidBehind(clauses: Clauses, region: Region, open: boolean): Said | null {
  const { words } = clauses.text;
  let at = region.first;
  while (
    at < region.last &&
    (DASHES.has((words[at] as Word).text) || [',', '.'].includes((words[at] as Word).text))
  )
    at++;
  if (at >= region.last) return null;
  const according = accorded(clauses, at) ?? byline(clauses, region, at);
  if (according) return according;
  let verbFirst = at;
  while (verbFirst < region.last && (words[verbFirst] as Word).pos === 'ADV') verbFirst++;
  const verb = verbAt(clauses, verbFirst);
  if (verb && verb.first <= verbFirst && isCue(verb) && verb.form === 'FINITE') {
    const source = sourceFrom(clauses, verb.last);
    if (source) return withCue(clauses, verb, source, 0.95);
  }
  const noun = nounAt(clauses, at);
  if (noun?.first !== at) return someone(clauses, at) ?? (open ? afterAnyVerb(clauses, at) : null);
  for (let i = noun.last; i < region.last; i++) {
    const cue = verbAt(clauses, i);
    if (!cue || i !== cue.first || cue.form !== 'FINITE' || !(isCue(cue) || cue.lemma === 'read')) continue;
    if (clauses.text.words[i - 1]?.lower === 'who') continue;
    const source = sourceBefore(clauses, cue);
    if (source && source.first === at) return withCue(clauses, cue, source, 0.95);
  }
  return open ? withAnyVerb(clauses, at, noun) : null;
}

/** "another said", "one of them shouted": a speaker of whom the text says no more. */
function someone(clauses: Clauses, at: number): Said | null {
  const { words } = clauses.text;
  if (!LONE_WORDS.has((words[at] as Word).lower)) return null;
  const of = words[at + 1]?.lower === 'of' ? nounAt(clauses, at + 2) : null;
  const last = of?.last ?? at + 1;
  const verb = verbAt(clauses, last);
  if (verb?.first !== last || !isCue(verb) || verb.form !== 'FINITE') return null;
  return withCue(clauses, verb, { nouns: [], first: at, last }, 0.9);
}

/** "“Splendid!” beamed Lund". */
function afterAnyVerb(clauses: Clauses, at: number): Said | null {
  const verb = verbAt(clauses, at);
  if (verb?.first !== at || verb.form !== 'FINITE' || verb.passive) return null;
  const source = sourceFrom(clauses, verb.last);
  const head = source?.nouns[0] && (clauses.text.words[source.nouns[0].head] as Word);
  return source && head?.pos === 'PROPN' ? withCue(clauses, verb, source, 0.75) : null;
}

function withAnyVerb(clauses: Clauses, at: number, noun: NounPhrase): Said | null {
  const head = clauses.text.words[noun.head] as Word;
  const person = head.pos === 'PROPN' || ['he', 'she', 'they'].includes(head.lower);
  const verb = verbAt(clauses, noun.last);
  if (!person || verb?.first !== noun.last || verb.form !== 'FINITE' || verb.passive) return null;
  if (clauses.text.words[verb.head]?.pos !== 'VERB') return null;
  const source = sourceBefore(clauses, verb);
  return source?.first === at ? withCue(clauses, verb, source, 0.75) : null;
}

/** A dash and a name that close the paragraph: “Q” — Ada Lind, teacher. */
function byline(clauses: Clauses, region: Region, at: number): Said | null {
  const { words } = clauses.text;
  if (at === region.first || !DASHES.has((words[at - 1] as Word).text) || words[at]?.pos !== 'PROPN')
    return null;
  const source = sourceFrom(clauses, at);
  if (!source) return null;
  let end = source.last;
  // "Ada Lind, teacher", "Owen Pryce, Aberdare": where from, and what; no clause.
  while (
    words[end]?.paragraph === words[at]?.paragraph &&
    end - at < LONGEST_BYLINE &&
    !opensClause(clauses, end)
  )
    end++;
  const closes = words[end]?.paragraph !== words[at]?.paragraph;
  return closes ? { source, cue: null, addressee: null, verb: null, confidence: 0.8 } : null;
}

const LONGEST_BYLINE = 14;

function opensClause(clauses: Clauses, at: number): boolean {
  return verbAt(clauses, at)?.form === 'FINITE';
}

/** The same in a line of its own below the quote. */
export function signature(clauses: Clauses, mark: MarkedWords): Said | null {
  const { words } = clauses.text;
  const dash = words[mark.last];
  const closing = words[mark.last - 1] as Word;
  if (!dash || !mark.closed || dash.paragraph !== closing.paragraph + 1 || !DASHES.has(dash.text))
    return null;
  return byline(clauses, { first: mark.last, last: sentenceOf(clauses, mark.last).last }, mark.last + 1);
}
