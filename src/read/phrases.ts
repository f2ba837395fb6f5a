import { joinsNames } from './joined-names.js';
import { TIME_NOUNS } from './lexicon/common.js';
import { PORTFOLIO_OFFICES, PORTFOLIOS } from './lexicon/titles.js';
import { verbLemma } from './lexicon/verbs.js';
import type { Tense } from './reading.js';
import type { Sentence, Word, Words } from './words.js';

/** A base noun phrase as words `[first, last)`; `head` is its last noun, name or pronoun. */
export interface NounPhrase {
  first: number;
  last: number;
  head: number;
  pronoun: boolean;
}

export type VerbForm = 'FINITE' | 'INFINITIVE' | 'GERUND';

/** A verb with its auxiliaries as words `[first, last)`; `head` is the main verb. */
export interface VerbGroup {
  first: number;
  last: number;
  head: number;
  lemma: string;
  form: VerbForm;
  passive: boolean;
  negated: boolean;
  tense: Tense;
}

export interface Phrases {
  nouns: NounPhrase[];
  verbs: VerbGroup[];
  /** For each word, the index in `nouns` or `verbs` of the phrase that holds it, or -1. */
  nounAt: Int32Array;
  verbAt: Int32Array;
}

/** Times that stand alone behind a name: "Oslo today rejected". */
export const BARE_TIMES: ReadonlySet<string> = new Set(['today', 'yesterday', 'tomorrow', 'tonight']);

const NO_PHRASE_PRONOUNS = new Set([
  'who',
  'which',
  'that',
  'what',
  'whom',
  'whose',
  'there',
  'whoever',
  'whatever',
]);
const POSSESSIVES = new Set(['his', 'her', 'its', 'their', 'our', 'my', 'your', 'whose']);
const MODALS_PLANNED = new Set(['will', "'ll", 'shall', 'wo']);
const MODALS_CONDITIONAL = new Set([
  'would',
  'could',
  'may',
  'might',
  'should',
  'can',
  'must',
  "'d",
  'ca',
  'cannot',
]);
const LONGEST_PHRASE = 30;
const PARTICIPLE = /(?:ed|ing|en|wn)$/;
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'s", "'re", "'m"]);
const HAVE = new Set(['have', 'has', 'had', 'having', "'ve"]);
const NEGATIONS = new Set(["n't", 'not', 'never', 'no', 'nt', 'cannot', 'hardly', 'neither', 'nor']);

/**
 * Finds base noun phrases and verb groups in every sentence.
 *
 * In: tagged words, and the words that are marks around a short phrase (they are looked through). Out: phrases in
 * text order, none crossing a sentence.
 */
export function toPhrases(text: Words, transparent: ReadonlySet<number>): Phrases {
  const count = text.words.length;
  const found: Phrases = {
    nouns: [],
    verbs: [],
    nounAt: new Int32Array(count).fill(-1),
    verbAt: new Int32Array(count).fill(-1),
  };
  for (const sentence of text.sentences) {
    let at = sentence.first;
    while (at < sentence.last) {
      const noun = readNounPhrase(text.words, sentence, at, transparent);
      if (noun) {
        found.nounAt.fill(found.nouns.length, noun.first, noun.last);
        found.nouns.push(noun);
        at = noun.last;
        continue;
      }
      const verb = readVerbGroup(text.words, sentence, at);
      if (verb) {
        found.verbAt.fill(found.verbs.length, verb.first, verb.last);
        found.verbs.push(verb);
        at = verb.last;
        continue;
      }
      at++;
    }
  }
  return found;
}

function readNounPhrase(
  words: readonly Word[],
  sentence: Sentence,
  first: number,
  transparent: ReadonlySet<number>,
): NounPhrase | null {
  const start = words[first] as Word;
  if (start.pos === 'PRON' && !POSSESSIVES.has(start.lower)) {
    if (NO_PHRASE_PRONOUNS.has(start.lower)) return null;
    return { first, last: first + 1, head: first, pronoun: true };
  }
  let head = -1;
  let last = first;
  let at = first;
  const end = Math.min(sentence.last, first + LONGEST_PHRASE);
  while (at < end) {
    const word = words[at] as Word;
    if (transparent.has(at) && at > first) {
      // A mark that opens behind a noun begins words of their own: "called the order “a locked door”".
      if (head === at - 1 && word.start > (words[at - 1] as Word).end) break;
      if (head === at - 1) last = at + 1;
      at++;
      continue;
    }
    const step = phraseStep(words, sentence, first, at, head);
    if (step === 'stop') break;
    if (step === 'head') {
      head = at;
      last = at + 1;
    }
    at++;
    if (step === 'head' && TIME_NOUNS.has(word.lower) && !word.surname && !isTime(words[at]))
      if (!opensName(words, at - 1)) break;
  }
  if (head < 0 && start.pos === 'DET' && at - 1 > first && (words[at - 1] as Word).pos === 'ADJ') {
    return { first, last: at, head: at - 1, pronoun: false };
  }
  if (
    head < 0 &&
    (start.lower === 'this' || start.lower === 'these' || start.lower === 'those' || start.lower === 'both')
  ) {
    return { first, last: first + 1, head: first, pronoun: true };
  }
  if (head < 0 && start.pos === 'PRON' && start.lower === 'her') {
    return { first, last: first + 1, head: first, pronoun: true };
  }
  return head < 0 ? null : { first, last, head, pronoun: false };
}

/** "the vote tomorrow", "a resolution Thursday": when, no part of the noun. */
function opensTime({ lower }: Word, head: Word): boolean {
  return BARE_TIMES.has(lower) || (WEEKDAYS.has(lower) && head.pos === 'NOUN' && !TIME_NOUNS.has(head.lower));
}

const WEEKDAYS = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));

/** "the Morning Herald": a time that begins a name, where an article stands in front and a capital behind. */
function opensName(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return words[at - 1]?.lower === 'the' && /^\p{Lu}/u.test((words[at] as Word).text) && next?.pos === 'PROPN';
}

function isTime(word: Word | undefined): boolean {
  return word !== undefined && (TIME_NOUNS.has(word.lower) || word.pos === 'NUM');
}

type Step = 'head' | 'modifier' | 'stop';

function phraseStep(
  words: readonly Word[],
  sentence: Sentence,
  first: number,
  at: number,
  head: number,
): Step {
  const word = words[at] as Word;
  const next = at + 1 < sentence.last ? words[at + 1] : undefined;
  switch (word.pos) {
    case 'NOUN':
    case 'PROPN':
      return head >= 0 && opensTime(word, words[head] as Word) ? 'stop' : 'head';
    case 'NUM':
      // "gave Peru two engineers", "gave Peru 40 million euros": a number in words belongs to what follows it.
      return head >= 0 && ((words[head] as Word).pos === 'NOUN' || /^[a-z]/.test(word.text) || isUnit(next))
        ? 'stop'
        : 'head';
    case 'DET':
      return at === first || (words[at - 1] as Word).pos === 'DET' || joinsNames(words, at)
        ? 'modifier'
        : 'stop';
    case 'PRON':
      return at === first && POSSESSIVES.has(word.lower) ? 'modifier' : 'stop';
    case 'ADJ':
    case 'SYM':
      return head >= 0 && (!startsNominal(next) || isLast(word, next)) ? 'stop' : 'modifier';
    case 'PART':
      return head === at - 1 && /^['’]s?$/.test(word.text) && at > first ? 'modifier' : 'stop';
    case 'VERB':
      return at > first &&
        head < 0 &&
        PARTICIPLE.test(word.lower) &&
        (startsNominal(next) || joinsModifiers(words, sentence, first, at + 1))
        ? 'modifier'
        : 'stop';
    case 'ADV':
      // "the most vocal critics", "the country’s last independent paper"
      return next?.pos === 'ADJ' && at + 1 < sentence.last && (head < 0 || words[at - 1]?.pos === 'PART')
        ? 'modifier'
        : 'stop';
    case 'CCONJ':
      return joinsModifiers(words, sentence, first, at) || (head === at - 1 && joinsNames(words, at))
        ? 'modifier'
        : 'stop';
    case 'PUNCT':
      return word.text === ',' && joinsPortfolios(words, sentence, at) ? 'modifier' : 'stop';
    case 'ADP':
      return joinsNames(words, at) ? 'modifier' : 'stop';
    default:
      return 'stop';
  }
}

/** "gave Peru 48 hours" */
function isUnit(word: Word | undefined): boolean {
  return word !== undefined && (UNITS.has(word.lower) || (TIME_NOUNS.has(word.lower) && word.pos === 'NOUN'));
}

const UNITS = new Set(['million', 'billion', 'trillion']);

/** "visited Japan last week": a time begins a phrase of its own. */
function isLast(word: Word, next: Word | undefined): boolean {
  return (word.lower === 'last' || word.lower === 'next') && next !== undefined && TIME_NOUNS.has(next.lower);
}

function startsNominal(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.pos === 'NOUN' || word.pos === 'PROPN' || word.pos === 'ADJ' || word.pos === 'NUM')
  );
}

/** "political and military leaders": an "and" between two adjectives of one noun. */
function joinsModifiers(words: readonly Word[], sentence: Sentence, first: number, at: number): boolean {
  if (at === first || at + 2 >= sentence.last) return false;
  const left = words[at - 1] as Word;
  const right = words[at + 1] as Word;
  const noun = words[at + 2] as Word;
  if (words[at]?.pos !== 'CCONJ') return false;
  if (joinsPortfolios(words, sentence, at)) return true;
  return isModifier(left) && isModifier(right) && (noun.pos === 'NOUN' || noun.pos === 'PROPN');
}

/** "Water and Energy Minister Lund", "finance, budget and planning secretary": one office. */
function joinsPortfolios(words: readonly Word[], sentence: Sentence, joint: number): boolean {
  if (!PORTFOLIOS.has(words[joint - 1]?.lower ?? '') || !PORTFOLIOS.has(words[joint + 1]?.lower ?? ''))
    return false;
  for (let at = joint + 2; at < Math.min(sentence.last, joint + LONGEST_PORTFOLIO); at++) {
    const word = words[at] as Word;
    if (PORTFOLIO_OFFICES.has(word.lower)) return true;
    if (word.text !== ',' && word.pos !== 'CCONJ' && !PORTFOLIOS.has(word.lower)) return false;
  }
  return false;
}

const LONGEST_PORTFOLIO = 9;

function isModifier(word: Word): boolean {
  return word.pos === 'ADJ' || (word.pos === 'VERB' && PARTICIPLE.test(word.lower));
}

function readVerbGroup(words: readonly Word[], sentence: Sentence, first: number): VerbGroup | null {
  let at = first;
  let head = -1;
  const infinitive = isTo(words[at], words, at, sentence);
  if (infinitive) at++;
  else if (!isVerbal(words[at] as Word)) return null;
  let seen = 0;
  for (; at < sentence.last; at++) {
    const word = words[at] as Word;
    if (isVerbal(word)) {
      if (head >= 0 && (words[head] as Word).pos === 'VERB') break;
      head = at;
      seen++;
    } else if (!(isBetweenVerbs(word) && leadsToVerb(words, sentence, at))) break;
  }
  if (head < 0 || seen === 0) return null;
  const last = head + 1;
  const main = words[head] as Word;
  const lemma = main.pos === 'VERB' ? verbLemma(main.lower, main.lemma) : main.lemma;
  return { first, last, head, lemma, ...analyse(words, first, head, infinitive, sentence) };
}

function isTo(word: Word | undefined, words: readonly Word[], at: number, sentence: Sentence): boolean {
  return word?.lower === 'to' && word.pos === 'PART' && leadsToVerb(words, sentence, at);
}

function isVerbal(word: Word): boolean {
  return word.pos === 'VERB' || word.pos === 'AUX';
}

/** "have not condemned", "have both condemned". */
function isBetweenVerbs({ pos, lower }: Word): boolean {
  return pos === 'ADV' || NEGATIONS.has(lower) || lower === 'both' || lower === 'each' || lower === 'all';
}

function leadsToVerb(words: readonly Word[], sentence: Sentence, at: number): boolean {
  for (let i = at + 1; i < Math.min(sentence.last, at + 4); i++) {
    const word = words[i] as Word;
    if (isVerbal(word)) return true;
    if (!isBetweenVerbs(word)) return false;
  }
  return false;
}

function analyse(
  words: readonly Word[],
  first: number,
  head: number,
  infinitive: boolean,
  sentence: Sentence,
): Pick<VerbGroup, 'form' | 'passive' | 'negated' | 'tense'> {
  const main = words[head] as Word;
  let planned = false;
  let conditional = false;
  let be = false;
  let have = false;
  let did = false;
  let negated = head > first && NEGATIONS.has((words[head] as Word).lower);
  for (let i = first; i < head; i++) {
    const lower = (words[i] as Word).lower;
    planned ||= MODALS_PLANNED.has(lower);
    conditional ||= MODALS_CONDITIONAL.has(lower);
    be ||= BE.has(lower);
    have ||= HAVE.has(lower);
    did ||= lower === 'did';
    negated ||= NEGATIONS.has(lower);
  }
  const after = head + 1 < sentence.last ? (words[head + 1] as Word) : undefined;
  negated ||= main.pos === 'AUX' && after !== undefined && (after.lower === 'not' || after.lower === "n't");
  const ing = main.lower.endsWith('ing');
  const passive = be && main.pos === 'VERB' && !ing && main.lower !== main.lemma;
  const form: VerbForm = infinitive ? 'INFINITIVE' : ing && !be ? 'GERUND' : 'FINITE';
  return {
    form,
    passive,
    negated,
    tense: tenseOf(main, { planned, conditional, be, have, did, ing, infinitive }),
  };
}

function tenseOf(
  main: Word,
  has: {
    planned: boolean;
    conditional: boolean;
    be: boolean;
    have: boolean;
    did: boolean;
    ing: boolean;
    infinitive: boolean;
  },
): Tense {
  if (has.planned) return 'PLANNED';
  if (has.conditional) return 'CONDITIONAL';
  if (has.infinitive) return 'PLANNED';
  if (has.ing && has.be) return 'ONGOING';
  if (has.have || has.did) return 'DONE';
  const present =
    main.lower.replace(/ise$/, 'ize') === main.lemma.replace(/ise$/, 'ize') ||
    (main.lower.endsWith('s') && !main.lower.endsWith('ss'));
  return present ? 'ONGOING' : 'DONE';
}
