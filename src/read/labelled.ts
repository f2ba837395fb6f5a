import { type Clauses, nounAt } from './clauses.js';
import { findPlace } from './countries.js';
import type { Attribution } from './direct.js';
import { DOCUMENT_NOUNS } from './lexicon/organisations.js';
import { HONORIFICS, OFFICE_NOUNS, TITLE_WORDS } from './lexicon/titles.js';
import type { Source } from './sources.js';
import type { Word } from './words.js';

/** A paragraph that opens with who speaks: "BRANDT: We go on." Words `[first, last)`. */
interface Line {
  first: number;
  last: number;
  colon: number;
  label: string;
}

/** A label of more words than this is a sentence. */
const LONGEST_LABEL = 7;

/** Who asks in an interview: nobody's words are looked for there. */
const ASKERS = new Set(['q', 'question', 'reporter', 'interviewer', 'moderator', 'host']);

/** Who answers, without a name. */
const ANSWERERS = new Set(['a', 'answer']);

/** What opens a line without speaking: "Correction:", "Note:". */
const HEADINGS = new Set([
  'note',
  'correction',
  'update',
  'updated',
  'comment',
  'commentary',
  'analysis',
  'opinion',
  'photo',
  'video',
  'image',
  'source',
  'live',
  'watch',
  'read',
  'more',
  'related',
  'explainer',
  'interview',
  'exclusive',
  'breaking',
  'factbox',
  'profile',
  'report',
  'review',
  'editorial',
  'podcast',
  'timeline',
  'obituary',
  'special',
  'feature',
  'fact',
  'date',
  'time',
  'venue',
  'tags',
  'contact',
]);

/**
 * Transcripts and interviews: lines that each open with who speaks and a colon. A text has them where a label comes back,
 * or where two that stand one after the other differ; a lone one may be anything.
 */
export function attributeLines(clauses: Clauses): Attribution[] {
  const lines = linesOf(clauses);
  const counts = new Map<string, number>();
  for (const { label } of lines) counts.set(label, (counts.get(label) ?? 0) + 1);
  const spoken = lines.filter((line, i) => {
    const beside = [lines[i - 1], lines[i + 1]].some((other) => other && isNext(clauses, line, other));
    return beside && !ASKERS.has(line.label) && (counts.get(line.label) !== lines.length || lines.length > 2);
  });
  // "A:" stands for one person throughout an interview: that of the first such line.
  const first = spoken.findIndex(isAnswerLine);
  return spoken.map((line, i) =>
    toAttribution(clauses, line, isAnswerLine(line) && i > first ? first : null),
  );
}

function isAnswerLine({ label }: Line): boolean {
  return ANSWERERS.has(label);
}

/** True for a line of an interview that names nobody: "A: Not this year." */
export function isAnswer({ text: { words } }: Clauses, { fixed, at }: Attribution): boolean {
  return fixed === true && words[at + 1]?.text === ':' && ANSWERERS.has((words[at] as Word).lower);
}

function isNext({ text: { words } }: Clauses, one: Line, other: Line): boolean {
  const apart = (words[one.first] as Word).paragraph - (words[other.first] as Word).paragraph;
  return Math.abs(apart) <= 2;
}

function linesOf(clauses: Clauses): Line[] {
  const { words } = clauses.text;
  const lines: Line[] = [];
  for (let first = 0; first < words.length; ) {
    let last = first + 1;
    while (words[last]?.paragraph === words[first]?.paragraph) last++;
    const line = lineOf(clauses, first, last);
    if (line) lines.push(line);
    first = last;
  }
  return lines;
}

/** Words that a line says, at least: "Lund: 2,316" is a count. */
const LEAST_SAID = 1;

function lineOf(clauses: Clauses, first: number, last: number): Line | null {
  const { words } = clauses.text;
  let colon = first + 1;
  while (colon < last && colon <= first + LONGEST_LABEL && words[colon]?.text !== ':') colon++;
  if (words[colon]?.text !== ':' || countWords(words, colon + 1, last) < LEAST_SAID) return null;
  if (isCredit(words, colon + 1, last)) return null;
  const label = words
    .slice(first, colon)
    .map(({ lower }) => lower)
    .join(' ');
  return isLabel(clauses, first, colon) ? { first, last, colon, label } : null;
}

/** "Image: Ada Lind.": a name stands behind the colon, and nothing is said. */
function isCredit(words: readonly Word[], first: number, last: number): boolean {
  const end = /^[.]$/.test(words[last - 1]?.text ?? '') ? last - 1 : last;
  if (end - first < 2 || end - first > LONGEST_NAME) return false;
  return words.slice(first, end).every(({ text, pos }) => pos === 'PROPN' && /^\p{Lu}/u.test(text));
}

function countWords(words: readonly Word[], first: number, last: number): number {
  let count = 0;
  for (let i = first; i < last; i++) if (/^\p{L}/u.test((words[i] as Word).text)) count++;
  return count;
}

/** A name, a name with an office, an office, or one of the voices of an interview. */
function isLabel(clauses: Clauses, first: number, colon: number): boolean {
  const { words } = clauses.text;
  const opening = (words[first] as Word).lower;
  if (colon === first + 1 && (ASKERS.has(opening) || ANSWERERS.has(opening))) return true;
  if (HEADINGS.has(opening) || (colon === first + 1 && findPlace((words[first] as Word).text))) return false;
  for (let i = first; i < colon; i++) {
    const { text, lower } = words[i] as Word;
    if (!/^[\p{Lu}@(),.]/u.test(text) && !SMALL.has(lower) && !TITLE_WORDS.has(lower)) return false;
  }
  return true;
}

const SMALL = new Set(['of', 'the', 'for', 'de', 'van', 'von', 'al', 'bin', 'and']);

function toAttribution(clauses: Clauses, { first, last, colon }: Line, inherits: number | null): Attribution {
  const { words } = clauses.text;
  const content = { start: (words[colon + 1] as Word).start, end: (words[last - 1] as Word).end };
  return {
    kind: 'DIRECT',
    content: [content],
    source: labelSource(clauses, first, colon),
    cue: { first: colon, last: colon + 1 },
    addressee: null,
    inherits,
    at: first,
    fixed: true,
    confidence: 0.85,
  };
}

function labelSource(clauses: Clauses, first: number, colon: number): Source {
  const { words } = clauses.text;
  const noun = ANSWERERS.has((words[first] as Word).lower) ? null : nounAt(clauses, first);
  return { nouns: noun && noun.first === first && noun.last <= colon ? [noun] : [], first, last: colon };
}

/** A headline of more words than this is none. */
const LONGEST_HEADLINE = 30;

/**
 * A headline that names its speaker: "Minister: talks ‘dead’", "No deal before June: Brandt". The label is an office, or a
 * name that the text below it has too.
 */
export function attributeHeadline(clauses: Clauses): Attribution[] {
  const { words } = clauses.text;
  let last = 0;
  while (last < LONGEST_HEADLINE && words[last]?.paragraph === 0) last++;
  if (!words[last] || words[last]?.paragraph === 0 || /[.!]$/.test(words[last - 1]?.text ?? '')) return [];
  const colon = words.findIndex((word, i) => i > 0 && i < last && word.text === ':');
  if (colon < 0 || colon >= last - 1) return [];
  const front = headlineSource(clauses, 0, colon, last);
  const source = front ?? headlineSource(clauses, colon + 1, last, last);
  if (!source) return [];
  const [from, to] = front ? [colon + 1, last] : [0, colon];
  if (to - from < 2) return [];
  const content = { start: (words[from] as Word).start, end: (words[to - 1] as Word).end };
  const marked = words.slice(from, to).some(({ text }) => /^["“”„«»‘']$/u.test(text));
  return [
    {
      kind: marked ? 'MIXED' : 'INDIRECT',
      content: [content],
      source,
      cue: { first: colon, last: colon + 1 },
      addressee: null,
      inherits: null,
      at: 0,
      fixed: true,
      confidence: 0.7,
    },
  ];
}

const LONGEST_NAME = 4;

/** A surname is looked for in this many words below the headline. */
const WORDS_BELOW = 400;

function headlineSource(clauses: Clauses, first: number, last: number, end: number): Source | null {
  const { words } = clauses.text;
  const noun = nounAt(clauses, first);
  if (noun?.first !== first || HEADINGS.has((words[first] as Word).lower)) return null;
  // "‘We were lied to’: Lund on the dam"
  const about = first > 0 && noun.last < last && words[noun.last]?.lower === 'on';
  const until = about ? noun.last : last;
  if (until - first > LONGEST_NAME || noun.last < until) return null;
  const head = words[until - 1] as Word;
  const source = { nouns: [noun], first, last: until };
  if (OFFICE_NOUNS.has(head.lower) || DOCUMENT_NOUNS.has(head.lower) || HONORIFICS.has(head.lower))
    return source;
  if (!/^\p{Lu}\p{Ll}/u.test(head.text) || findPlace(head.text)) return null;
  for (let i = end; i < Math.min(words.length, end + WORDS_BELOW); i++)
    if (words[i]?.text === head.text && /^\p{Lu}/u.test(words[i - 1]?.text ?? '')) return source;
  return null;
}
