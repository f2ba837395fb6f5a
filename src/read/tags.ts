import { genderOfName } from './given-names.js';
import { CROWDS, LOWER_CASE_STARTERS, NOUN_LIKE_ADJECTIVES, SAYING_FORMS } from './lexicon/common.js';
import { NAME_PARTICLES } from './lexicon/titles.js';
import { isPastDeed, isPresentDeed } from './lexicon/verbs.js';
import type { Sentence, Word, Words } from './words.js';

/** Repairs for what the tagger's training text seldom had. */
export function mendTags(found: Words): void {
  const names = namesInside(found);
  for (const sentence of found.sentences) {
    let opening = true;
    const verbless = isVerbless(found.words, sentence);
    const headline = isTitleCase(found.words, sentence);
    for (let i = sentence.first; i < sentence.last; i++) {
      const word = found.words[i] as Word;
      const previous = i > sentence.first ? (found.words[i - 1] as Word) : undefined;
      const next = i + 1 < sentence.last ? (found.words[i + 1] as Word) : undefined;
      if (opening && word.pos === 'PROPN') {
        const usual = LOWER_CASE_STARTERS.get(word.lower);
        if (usual) word.pos = usual;
      }
      const named = opening ? names.has(word.text) || isSpeaking(next) || isGiven(word, next) : !headline;
      if (named && isMistakenName(word)) word.pos = 'PROPN';
      if (joinsName(found.words, i, sentence.last, headline)) word.pos = 'PROPN';
      opening = word.pos === 'PUNCT' && (opening || isOpeningMark(word, previous) || word.text === ':');
      // "According to state media": no verb stands behind this "to".
      const according = word.lower === 'according' && next?.lower === 'to';
      if (according) word.pos = 'ADP';
      else if (word.pos === 'VERB' && previous?.lower === 'to' && found.words[i - 2]?.lower === 'according')
        word.pos = 'NOUN';
      else if (isDemonstrative(found.words, i, sentence)) word.pos = 'DET';
      else if (isBehindBoth(found.words, i)) word.pos = 'VERB';
      else if (verbless && isHeadlineDeed(found.words, i, sentence)) word.pos = 'VERB';
      else if (isPluralBehindTo(word, previous)) word.pos = 'NOUN';
      else if (NEIGHBOURING.has(word.lower)) word.pos = 'ADJ';
      else if (isInside(found.words, i)) word.pos = word.lower.endsWith('ing') ? 'NOUN' : 'ADJ';
      else mendTag(word, previous, next);
      if (isParticle(found.words, i, sentence)) word.pos = 'PROPN';
    }
  }
}

/** No finite verb was tagged: a headline whose verb was taken for a plural noun. */
function isVerbless(words: readonly Word[], { first, last }: Sentence): boolean {
  for (let i = first; i < last; i++) {
    const { pos, lower } = words[i] as Word;
    if (pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing') && words[i - 1]?.lower !== 'to'))
      return false;
  }
  return true;
}

/** "Norway lifts blockade of Malta". */
function isHeadlineDeed(words: readonly Word[], at: number, { last }: Sentence): boolean {
  const [before, word, after] = [words[at - 1], words[at] as Word, words[at + 1]];
  if (word.pos !== 'NOUN' || !isPresentDeed(word.lower) || before?.pos !== 'PROPN' || at + 1 >= last)
    return false;
  if (after?.pos === 'ADP') return true;
  // "Paris attacks test his plan": what stands behind is no object.
  const end = words[at + 2];
  return (
    startsNoun(after) &&
    (at + 2 >= last || end?.pos === 'ADP' || end?.pos === 'PUNCT' || after?.pos !== 'NOUN')
  );
}

/** "75 displaced people", "a data sharing agreement": a form of a verb that belongs to the noun behind it. */
function isInside(words: readonly Word[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at] as Word, words[at + 1]];
  if (word.pos !== 'VERB' || after?.pos !== 'NOUN' || word.sentence !== before?.sentence) return false;
  if (word.lower.endsWith('ed')) return before.pos === 'NUM' && !/^\d{4}$/.test(before.text);
  return word.lower.endsWith('ing') && before.pos === 'NOUN' && PAPERS.has(after.lower);
}

/** "gave in to demands": an infinitive has no ending. */
function isPluralBehindTo({ pos, lower, lemma }: Word, previous: Word | undefined): boolean {
  return pos === 'VERB' && previous?.lower === 'to' && /[^s]s$/.test(lower) && lemma !== lower;
}

const NEIGHBOURING = new Set(['neighbouring', 'neighboring']);

const PAPERS = new Set([
  'agreement',
  'agreements',
  'deal',
  'deals',
  'pact',
  'treaty',
  'accord',
  'arrangement',
  'scheme',
]);

/** "rejected that claim.": no clause follows. */
function isDemonstrative(words: readonly Word[], at: number, { last }: Sentence): boolean {
  const [word, noun, next] = [words[at] as Word, words[at + 1], words[at + 2]];
  if (word.lower !== 'that' || word.pos !== 'SCONJ' || noun?.pos !== 'NOUN' || noun.lower !== noun.lemma)
    return false;
  return at + 2 >= last || next?.pos === 'PUNCT';
}

/** "have both frozen part of it". */
function isBehindBoth(words: readonly Word[], at: number): boolean {
  const { lower, pos } = words[at] as Word;
  if (!BOTH.has(words[at - 1]?.lower ?? '') || !HAVE.has(words[at - 2]?.lower ?? '')) return false;
  return (pos === 'ADJ' || pos === 'NOUN' || pos === 'VERB') && (lower.endsWith('ed') || isPastDeed(lower));
}

const BOTH = new Set(['both', 'each', 'all']);
const HAVE = new Set(['have', 'has', 'had', "'ve"]);

/** Words that are names inside some sentence: at the head of another they are the same names. */
function namesInside(found: Words): Set<string> {
  const names = new Set<string>();
  for (const sentence of found.sentences) {
    if (isTitleCase(found.words, sentence)) continue;
    for (let i = sentence.first + 2; i < sentence.last; i++) {
      const word = found.words[i] as Word;
      if (/^\p{Lu}\p{Ll}/u.test(word.text) && found.words[i - 1]?.pos !== 'PUNCT') names.add(word.text);
    }
  }
  return names;
}

/** "Lynch said": what stands before a plain verb of saying is a name. */
function isSpeaking(next: Word | undefined): boolean {
  return (
    next !== undefined &&
    ['said', 'says', 'told', 'added', 'argued', 'wrote', 'noted', 'insisted'].includes(next.lower)
  );
}

/** "Hector Lind, a surgeon": a given name that the tagger takes for a verb. */
function isGiven(word: Word, next: Word | undefined): boolean {
  if (word.pos !== 'VERB' || next?.pos !== 'PROPN' || !/^\p{Lu}\p{Ll}/u.test(next.text)) return false;
  return genderOfName(word.text) !== null;
}

/** Most longer words have a capital, as in a headline: capitals then tell no names. */
function isTitleCase(words: readonly Word[], sentence: Sentence): boolean {
  let long = 0;
  let capital = 0;
  for (let i = sentence.first; i < sentence.last; i++) {
    const word = words[i] as Word;
    if (!/^\p{L}{4,}/u.test(word.text)) continue;
    long++;
    if (/^\p{Lu}/u.test(word.text)) capital++;
  }
  return long >= 4 && capital * 10 >= long * 7;
}

/** "Per" in "Minister Per Holm", "Without" in "Doctors Without Borders": a capital before another inside a sentence. */
function joinsName(words: readonly Word[], at: number, end: number, headline: boolean): boolean {
  const word = words[at] as Word;
  if (headline || word.pos !== 'ADP' || !/^\p{Lu}\p{Ll}/u.test(word.text) || at + 1 >= end) return false;
  const [before, after] = [words[at - 1], words[at + 1] as Word];
  return before !== undefined && before.sentence === word.sentence && before.pos !== 'PUNCT' && isName(after);
}

function isName(word: Word): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word.text) && ['PROPN', 'NOUN', 'X', 'VERB'].includes(word.pos);
}

/** "von der" in "Karin von der Aue": particles lead to a capital, and a name, a title or a verb stands before. */
function isParticle(words: readonly Word[], at: number, sentence: Sentence): boolean {
  if (!SURE_PARTICLES.has((words[at] as Word).text)) return false;
  let next = at + 1;
  while (next < sentence.last && next < at + 3 && NAME_PARTICLES.has((words[next] as Word).text)) next++;
  const name = next < sentence.last ? words[next] : undefined;
  if (!name || !/^\p{Lu}\p{L}/u.test(name.text)) return false;
  const before = at > sentence.first ? words[at - 1] : undefined;
  if (before && !LATE_PARTICLES.has((words[at] as Word).text))
    return before.pos !== 'DET' && before.pos !== 'ADJ';
  return before === undefined || before.pos === 'PROPN';
}

/** Particles that English has no other use for. */
const SURE_PARTICLES: ReadonlySet<string> = new Set(
  'von van der den de del della di da dos du ibn bin bint abu ter zu av la al el'.split(' '),
);

/** Of these, what is also a word or may open a place: only behind a name. */
const LATE_PARTICLES: ReadonlySet<string> = new Set('den bin la al el der'.split(' '));

/** A capital inside a sentence: the surname "Lynch" is tagged as a verb, "Will" as another. */
function isMistakenName(word: Word): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word.text) && ['VERB', 'AUX', 'NOUN', 'ADJ', 'INTJ', 'X'].includes(word.pos);
}

function isOpeningMark(word: Word, previous: Word | undefined): boolean {
  if (word.text === '"' && previous?.end === word.start) return false;
  return '“"«„‘('.includes(word.text);
}

/** "the workers’ union": a mark right behind a plural and before a noun is a possessive. */
function isPossessive(word: Word, previous: Word | undefined, next: Word | undefined): boolean {
  if (word.text !== '’' && word.text !== "'") return false;
  if (!previous || previous.end !== word.start || !previous.lower.endsWith('s')) return false;
  return isNominal(previous) && startsNoun(next) && (next as Word).start > word.end;
}

/** "Guards tortured a student", "Oslo attacks Rome": the tagger takes rare verbs for nouns. */
function isMistakenDeed(word: Word, previous: Word | undefined, next: Word | undefined): boolean {
  if (!['NOUN', 'ADJ', 'ADV', 'INTJ', 'X'].includes(word.pos) || !previous || /^\p{Lu}/u.test(word.text))
    return false;
  const follows = next !== undefined && FOLLOWS_DEED.has(next.pos);
  if (word.lower === 'shot' && ['dead', 'back', 'and'].includes(next?.lower ?? '') && isNominal(previous))
    return true;
  if (isPastDeed(word.lower))
    return follows && (isNominal(previous) || (previous.pos === 'AUX' && word.pos === 'NOUN'));
  if (isPresentDeed(word.lower))
    return word.pos === 'NOUN' && previous.pos === 'PROPN' && OPENS_OBJECT.has(next?.pos ?? '');
  // "is striking Peruvian targets"
  if (word.pos === 'ADJ' && word.lower.endsWith('ing') && isPresentDeed(word.lower.replace(/ing$/, 's')))
    return (previous.pos === 'AUX' || previous.pos === 'ADV') && next?.pos === 'PROPN';
  if (MODALS.has(previous.lower) && follows && isPresentDeed(`${word.lower}s`)) return true;
  if (previous.pos === 'PROPN' && next?.pos === 'DET' && isPresentDeed(`${word.lower}s`)) return true;
  return (
    (previous.lower === 'not' || previous.lower === "n't") &&
    next?.pos === 'DET' &&
    isPresentDeed(`${word.lower}s`)
  );
}

/** "Oslo attacks Rome", "Oslo plans to leave". */
const OPENS_OBJECT = new Set(['PROPN', 'DET', 'PART']);

const MODALS = new Set(['will', 'would', 'could', 'may', 'might', 'must', 'should', 'shall', "'ll"]);

const FOLLOWS_DEED = new Set(['DET', 'PROPN', 'NUM', 'PRON', 'NOUN', 'ADP', 'SCONJ', 'ADJ', 'ADV']);

function mendTag(word: Word, previous: Word | undefined, next: Word | undefined): void {
  if (isMistakenDeed(word, previous, next)) word.pos = 'VERB';
  // "took Oslo to court"
  else if (word.lower === 'court' && word.pos === 'VERB' && previous?.lower === 'to' && !startsNoun(next))
    word.pos = 'NOUN';
  // "Thousands took to the streets"
  else if (word.pos === 'ADJ' && !previous && next?.pos === 'VERB' && CROWDS.has(word.lower))
    word.pos = 'NOUN';
  // "ignored calls for talks"
  else if (
    word.pos === 'VERB' &&
    previous?.pos === 'VERB' &&
    (next?.lower === 'for' || next?.lower === 'to') &&
    SAYING_FORMS.has(word.lower)
  )
    word.pos = 'NOUN';
  // "Fighting broke out"
  else if (word.lower === 'fighting' && ((!previous && next?.pos === 'VERB') || next?.lower === 'between'))
    word.pos = 'NOUN';
  else if (word.lower === 'tear' && next?.lower === 'gas') word.pos = 'NOUN';
  // "on alert", "on high alert"
  else if (word.lower === 'alert' && ALERT.has(previous?.lower ?? '')) word.pos = 'NOUN';
  else if (ALERT.has(word.lower) && word.pos === 'ADV' && next?.lower === 'alert') word.pos = 'ADJ';
  else if (word.lower === 'part' && next?.lower === 'of') word.pos = 'NOUN';
  else if (isPossessive(word, previous, next)) word.pos = 'PART';
  else if (NOUN_LIKE_ADJECTIVES.has(word.lower) && word.pos === 'ADJ' && !startsNoun(next)) word.pos = 'NOUN';
  else if (word.pos === 'ADJ' && next?.lower === 'of' && previous?.pos === 'DET') word.pos = 'NOUN';
  else if (word.pos === 'VERB' && previous?.pos === 'PART' && /^['’]s?$/.test(previous.text))
    word.pos = 'NOUN';
  else if (word.pos === 'VERB' && previous?.pos === 'DET' && !/(ed|ing|en|^said)$/.test(word.lower))
    word.pos = 'NOUN';
  else if (
    word.pos === 'VERB' &&
    previous?.pos === 'ADJ' &&
    word.lower === word.lemma &&
    !word.lower.endsWith('ed')
  )
    word.pos = 'NOUN';
  else if (word.pos === 'NOUN' && SAYING_FORMS.has(word.lower) && isNominal(previous) && opensClause(next))
    word.pos = 'VERB';
  else if (word.pos === 'PROPN' && !/^[\p{Lu}\p{N}]/u.test(word.text) && !/-\p{Lu}/u.test(word.text))
    word.pos = 'NOUN';
}

const ALERT = new Set(['on', 'of', 'high', 'full', 'red', 'maximum']);

function startsNoun(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.pos === 'NOUN' || word.pos === 'PROPN' || word.pos === 'ADJ' || word.pos === 'NUM')
  );
}

/** "Tehran fears that": a noun and then "that", an article or a pronoun make this form a verb. */
function isNominal(word: Word | undefined): boolean {
  return word !== undefined && (word.pos === 'PROPN' || word.pos === 'NOUN');
}

function opensClause(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.lower === 'that' || word.pos === 'DET' || (word.pos === 'PRON' && word.lower !== 'who'))
  );
}
