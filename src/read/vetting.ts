import { type Clauses, hasFinite, nounAt, sentenceOf, verbAt } from './clauses.js';
import type { Attribution } from './direct.js';
import { SAY_VERBS, SPEECH_NOUNS } from './lexicon/cues.js';
import { foldSpelling, PREDICATES, type Predicate } from './lexicon/predicates.js';
import {
  DENIALS,
  MUTE_SOURCES,
  NEGATIVE_OPENERS,
  REPORT_NOUNS,
  SUMMING_NOUNS,
  UNSAID,
} from './lexicon/standing.js';
import type { VerbGroup } from './phrases.js';
import type { ReactionType, Span } from './reading.js';
import { wordsIn } from './tagger/attributes.js';
import type { Word } from './words.js';

/**
 * What of an attribution its source did say: without the reporter's closing remark; null for a clause that the source
 * denies, for a deed that is no clause, and for a source that cannot speak.
 */
export function vet(clauses: Clauses, one: Attribution): Attribution | null {
  if (one.kind === 'DIRECT') return one;
  if (isUnsaid(clauses, one)) return null;
  const content = withoutRemark(clauses, one.content);
  return content.length ? { ...one, content } : null;
}

function isUnsaid(clauses: Clauses, one: Attribution): boolean {
  return isDenied(clauses, one) || isMute(clauses, one) || isAct(clauses, one);
}

/** "attacked Norway", "stopped short of criticising Rome": a deed, or silence, and no clause that anybody said. */
function isAct(clauses: Clauses, { kind, cue, content, confidence }: Attribution): boolean {
  if (kind !== 'INDIRECT' || !cue) return false;
  const { words } = clauses.text;
  const verb = lastVerb(clauses, cue.first, cue.last);
  if (verb?.passive && verb.lemma === 'accuse') return true;
  const deeds = verb && !SAY_VERBS.has(verb.lemma) ? (PREDICATES.get(foldSpelling(verb.lemma)) ?? []) : [];
  const [first, last] = wordsIn(words, content[0] as Span);
  if (deeds.some((deed) => isBodily(clauses, deed, first, last))) return true;
  // A deed by what it is done to, which may be called anything: without that, it has to be likely.
  if (
    confidence < LEAST_LIKELY &&
    deeds.some((deed) => !deed.particles.length && BODILY.has(deed.meaning.type))
  )
    return true;
  if (hasFinite(clauses, first, last)) return false;
  for (let i = cue.first; i < cue.last; i++) if (UNSAID.has((words[i] as Word).lower)) return true;
  return false;
}

const LEAST_LIKELY = 0.5;

/** "attacked Norway", "found him guilty", but not "found that he was": words `[first, last)` hold what it is done to. */
function isBodily(
  clauses: Clauses,
  { meaning, objects, particles }: Predicate,
  first: number,
  last: number,
): boolean {
  if (particles.length) return false;
  if (!objects) return BODILY.has(meaning.type);
  if (!BODILY.has(meaning.type) && meaning.type !== 'CONCEDE') return false;
  for (let i = first; i < last && verbAt(clauses, i)?.form !== 'FINITE'; i++) {
    const { lower, lemma } = clauses.text.words[i] as Word;
    if (objects.has(lower) || objects.has(lemma)) return true;
  }
  return false;
}

const BODILY: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'ASSAULT',
  'SANCTION',
  'COERCE',
  'RETREAT',
  'AID',
  'MOBILIZE',
]);

/** "denied that C", "rejected the claim that C": the source says the contrary of C. */
export function isDenied(clauses: Clauses, { cue, content }: Attribution): boolean {
  if (!cue) return false;
  const { words } = clauses.text;
  const start = (content[0] as Span).start;
  if ((words[cue.first] as Word).start > start) return false;
  const verb = lastVerb(clauses, cue.first, cue.last);
  if (!verb || !DENIALS.has(verb.lemma)) return false;
  const first = firstWordFrom(words, cue.first, start);
  if (words[first]?.lower === 'that' || verbAt(clauses, first - 1) === verb) return true;
  const before = words[words[first - 1]?.lower === 'that' ? first - 2 : first - 1]?.lower ?? '';
  return before === verb.lemma || SPEECH_NOUNS.has(before) || REPORT_NOUNS.has(before);
}

function lastVerb(clauses: Clauses, first: number, last: number): VerbGroup | null {
  for (let i = last - 1; i >= first; i--) {
    const verb = verbAt(clauses, i);
    if (verb) return verb;
  }
  return null;
}

function firstWordFrom(words: readonly Word[], from: number, start: number): number {
  let at = from;
  while (at < words.length && (words[at] as Word).start < start) at++;
  return at;
}

/** "the figures show that", "said nothing": nobody's words. */
function isMute({ text: { words } }: Clauses, { source, cue }: Attribution): boolean {
  const head = source?.nouns[0];
  if (!head) return false;
  if (NEGATIVE_OPENERS.has((words[head.first] as Word).lower)) return true;
  const { lower, surname } = words[head.head] as Word;
  // "a number of voters", "according to figures of the ministry": who counts, and who is named for it.
  if (lower === 'number' && words[head.last]?.lower === 'of') return false;
  return MUTE_SOURCES.has(lower) && !surname && words[cue?.first ?? 0]?.lower !== 'according';
}

/** Cuts ", a claim that Oslo rejected" off the end: it is the reporter's. */
function withoutRemark(clauses: Clauses, content: readonly Span[]): Span[] {
  const { words } = clauses.text;
  return content.flatMap((span) => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] as Word).start < span.start) low = middle + 1;
      else high = middle;
    }
    if (opensRemark(clauses, low - 1)) return [];
    for (let i = low + 2; i < words.length && (words[i] as Word).end <= span.end; i++)
      if (opensRemark(clauses, i)) return [{ start: span.start, end: (words[i - 1] as Word).end }];
    return [span];
  });
}

/** A comma, "a claim", and then a clause about it up to the end of the sentence. */
function opensRemark(clauses: Clauses, comma: number): boolean {
  const { words } = clauses.text;
  if (words[comma]?.text !== ',' || clauses.quoted[comma]) return false;
  const noun = nounAt(clauses, comma + 1);
  if (noun?.first !== comma + 1 || words[noun.first]?.pos !== 'DET') return false;
  // "a charge Oslo rejected" may come as one phrase: the noun right behind the article decides.
  let head = noun.first + 1;
  while (head < noun.last && words[head]?.pos === 'ADJ') head++;
  if (!SUMMING_NOUNS.has((words[head] as Word).lower)) return false;
  const { last } = sentenceOf(clauses, comma);
  let finite = 0;
  for (let i = noun.last; i < last; i++) {
    if (words[i]?.text === ',' && !finite) return false;
    const verb = verbAt(clauses, i);
    if (verb?.head === i && verb.form === 'FINITE') finite++;
  }
  return finite === 1 && (head !== noun.head || verbAt(clauses, noun.last)?.form !== 'FINITE');
}
