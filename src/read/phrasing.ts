import type { Language } from './lexicon/languages/language.js';
import { isCapital, isWord, type Token } from './tokens.js';

/** A speaker as a text that is not English prints it: tokens `[first, last)`, and those of them that hold the name. */
export interface Phrase {
  first: number;
  last: number;
  nameFirst: number;
  nameLast: number;
  pronoun: boolean;
}

/** Who says: tokens `[first, last)` of the cue beside the phrase. */
export interface Said {
  cue: { first: number; last: number };
  /** null: nobody is named; the form of the verb goes on with who spoke last. */
  source: Phrase | null;
}

const LONGEST_PHRASE = 12;
const MOST_FILLERS = 3;

/** "a déclaré le ministre", "sagte Anna Berg", "selon la police": a cue and then who. */
export function saidFrom(language: Language, tokens: readonly Token[], at: number): Said | null {
  const according = accordingAt(language, tokens, at);
  if (according > at) {
    const source = phraseFrom(language, tokens, according);
    return source && { cue: { first: at, last: according }, source };
  }
  const verb = skipFillers(language, tokens, at);
  if (!language.verbs.has(tokens[verb]?.lower ?? ''))
    return verb > at ? framed(language, tokens, verb) : null;
  // "a-t-il déclaré": the pronoun stands inside the verb.
  for (let i = at; i < verb; i++) {
    if (!language.pronouns.has((tokens[i] as Token).lower)) continue;
    return { cue: { first: at, last: verb + 1 }, source: toPhrase(language, tokens, i, i + 1) };
  }
  let next = verb + 1;
  while (next < tokens.length && language.verbs.has((tokens[next] as Token).lower)) next++;
  const source =
    phraseFrom(language, tokens, next) ?? phraseFrom(language, tokens, skipFillers(language, tokens, next));
  if (source) return { cue: { first: at, last: next }, source };
  const closed = !tokens[next] || !isWord(tokens[next] as Token);
  return closed ? { cue: { first: at, last: next }, source: null } : null;
}

/** "hatte Anna Berg schon im Herbst gesagt": behind the auxiliary stands who, and the verb closes the clause. */
function framed(language: Language, tokens: readonly Token[], at: number): Said | null {
  const source = phraseFrom(language, tokens, at);
  let last = tokens.length;
  while (last > at && !isWord(tokens[last - 1] as Token)) last--;
  const closes = source && last > source.last && language.verbs.has((tokens[last - 1] as Token).lower);
  return closes ? { cue: { first: last - 1, last }, source } : null;
}

/** "le ministre a déclaré", "وزیر خارجه گفت": who, and then a cue. `end`: the token behind the cue, or behind what follows it. */
export function saidBefore(language: Language, tokens: readonly Token[], end: number): Said | null {
  for (let verb = end - 1; verb >= 0; verb--) {
    if (!language.verbs.has((tokens[verb] as Token).lower)) continue;
    let first = verb;
    while (first > 0 && isCuePart(language, tokens[first - 1] as Token) && verb - first < MOST_FILLERS)
      first--;
    const last = verb + 1;
    const inverted = phraseFrom(language, tokens, last);
    const before = first > 0 ? phraseBefore(language, tokens, first) : null;
    // "Auf die Frage antwortete Anna Berg:": what opens with a preposition is no subject.
    const adverbial = language.stops.has(tokens[clauseStart(tokens, first)]?.lower ?? '');
    const source = adverbial ? (inverted ?? opener(language, tokens, first) ?? before) : (before ?? inverted);
    if (source) return { cue: { first: source.first === last ? verb : first, last }, source };
    const bare = first === clauseStart(tokens, last) && !isWord(tokens[last] ?? (tokens[verb] as Token));
    if (bare) return { cue: { first, last }, source: null };
  }
  return null;
}

/** "X, office, in answer to a question said": the name that opens the sentence, where only asides follow. */
function opener(language: Language, tokens: readonly Token[], end: number): Phrase | null {
  const comma = tokens.findIndex(({ text }) => text === ',' || text === '،');
  const source = comma > 0 && comma < end ? phraseAt(language, tokens, 0, comma) : null;
  return source?.first === 0 && source.last === comma && source.nameFirst < source.nameLast ? source : null;
}

function isCuePart(language: Language, { lower }: Token): boolean {
  return language.verbs.has(lower) || (language.fillers.has(lower) && !language.pronouns.has(lower));
}

/** Steps over auxiliaries and days: "a", "hat", "el lunes". */
function skipFillers({ fillers, articles }: Language, tokens: readonly Token[], at: number): number {
  const filler = (i: number) => fillers.has(tokens[i]?.lower ?? '');
  let next = at;
  while (next - at < MOST_FILLERS) {
    if (filler(next)) next++;
    else if (articles.has(tokens[next]?.lower ?? '') && filler(next + 1)) next += 2;
    else break;
  }
  return next;
}

/** The token behind "selon", "de acuerdo con", "وفقا ل"; `at` itself where none of these begins. */
export function accordingAt({ sourcesAfter }: Language, tokens: readonly Token[], at: number): number {
  for (const opening of sourcesAfter) {
    const parts = opening.split(' ');
    if (parts.every((part, i) => tokens[at + i]?.lower === part)) return at + parts.length;
  }
  return at;
}

/** A speaker from a token on, with the name beside an office: "le ministre, Jean Dupont,". */
export function phraseFrom(language: Language, tokens: readonly Token[], at: number): Phrase | null {
  const opening = tokens[at];
  if (!opening || !isWord(opening)) return null;
  if (language.pronouns.has(opening.lower)) return toPhrase(language, tokens, at, at + 1);
  const last = runEnd(language, tokens, at);
  if (last === at) return null;
  const phrase = toPhrase(language, tokens, at, last);
  if (!isSomebody(language, tokens, phrase)) return null;
  const aside = tokens[last]?.text;
  if (aside !== ',' && aside !== '،') return phrase;
  const close = runEnd(language, tokens, last + 1);
  const after = tokens[close]?.text;
  const closed = after === undefined || [',', '،', '.'].includes(after);
  if (close === last + 1 || !closed) return phrase;
  const second = toPhrase(language, tokens, last + 1, close);
  if (!isSomebody(language, tokens, second)) return phrase;
  return beside(phrase, second);
}

/** Of two phrases side by side the one that is a name gives it, else the one that has a name. */
function beside(one: Phrase, other: Phrase): Phrase {
  const whole = [one, other].find(
    (phrase) => phrase.nameFirst === phrase.first && phrase.nameLast === phrase.last,
  );
  const named = whole ?? (one.nameFirst < one.nameLast ? one : other);
  return { ...named, first: one.first, last: other.last };
}

function phraseBefore(language: Language, tokens: readonly Token[], end: number): Phrase | null {
  const comma = (i: number) => tokens[i]?.text === ',' || tokens[i]?.text === '،';
  const closing = comma(end - 1) ? end - 1 : end;
  if (closing < end) {
    let open = closing - 1;
    while (open >= 0 && !comma(open)) open--;
    if (open <= 0) return null;
    const one = phraseAt(language, tokens, clauseStart(tokens, open), open);
    const other = phraseAt(language, tokens, open + 1, closing);
    return one && other ? beside(one, other) : one;
  }
  return phraseAt(language, tokens, clauseStart(tokens, end), end);
}

function clauseStart(tokens: readonly Token[], end: number): number {
  let first = end;
  while (first > 0 && isWord(tokens[first - 1] as Token)) first--;
  return first;
}

/** The speaker that fills the front of a clause; what says when and where is left out. */
function phraseAt(language: Language, tokens: readonly Token[], from: number, end: number): Phrase | null {
  let first = from;
  while (first < end && language.stops.has((tokens[first] as Token).lower)) first++;
  if (first === end) return null;
  if (language.pronouns.has((tokens[first] as Token).lower))
    return toPhrase(language, tokens, first, first + 1);
  const last = Math.min(end, runEnd(language, tokens, first));
  if (last === first) return null;
  const phrase = toPhrase(language, tokens, first, last);
  return isSomebody(language, tokens, phrase) ? phrase : null;
}

function runEnd(language: Language, tokens: readonly Token[], at: number): number {
  let end = at;
  for (; end < tokens.length && end - at < LONGEST_PHRASE; end++) {
    const token = tokens[end] as Token;
    const dotted = token.text === '.' && end > at && /^\p{Lu}\p{Ll}?$/u.test((tokens[end - 1] as Token).text);
    if (dotted) continue;
    if (!isWord(token) || language.verbs.has(token.lower) || language.sourcesBefore.has(token.lower)) break;
    if (language.stops.has(token.lower) && !language.particles.has(token.lower)) break;
  }
  while (end > at && language.particles.has((tokens[end - 1] as Token).lower)) end--;
  return end;
}

/** Arabic "from". */
const FROM = 'من';

/** A name, an office, a body, a noun with its article, or one with where from. */
function isSomebody(language: Language, tokens: readonly Token[], phrase: Phrase): boolean {
  if (phrase.nameFirst < phrase.nameLast) return true;
  const { lower } = tokens[phrase.first] as Token;
  const articled = language.articles.has(lower) && phrase.last > phrase.first + 1;
  const placed = tokens[phrase.last]?.lower === FROM;
  return articled || placed || isOffice(language, lower) || language.bodies.has(lower);
}

function toPhrase(language: Language, tokens: readonly Token[], first: number, last: number): Phrase {
  const pronoun = last === first + 1 && language.pronouns.has((tokens[first] as Token).lower);
  const [nameFirst, nameLast] = pronoun
    ? [first, first]
    : nameIn(language, tokens, first, firstOfPair(language, tokens, first, last));
  return { first, last, nameFirst, nameLast, pronoun };
}

/** "Lena Voss und ihr Vorgänger": of two who speak as one, the first gives the name. Out: where the first ends. */
function firstOfPair(language: Language, tokens: readonly Token[], first: number, last: number): number {
  for (let i = first + 1; i < last - 1; i++) {
    const { lower } = tokens[i + 1] as Token;
    if (ANDS.has((tokens[i] as Token).lower) && (language.articles.has(lower) || isOffice(language, lower)))
      return i;
  }
  return last;
}

const ANDS = new Set(['und', 'et', 'y', 'e']);

/** Offices run together with what they are of: "Vizeregierungssprecherin". */
export function isOffice({ offices }: Language, lower: string): boolean {
  if (offices.has(lower)) return true;
  for (let cut = 3; cut < lower.length - 4; cut++) if (offices.has(lower.slice(cut))) return true;
  return false;
}

/** True where the first noun of a speaker is a body: "le ministère des Affaires étrangères". */
export function isBody(language: Language, tokens: readonly Token[], { first, last }: Phrase): boolean {
  let at = first;
  while (at < last && language.articles.has((tokens[at] as Token).lower)) at++;
  return at < last && language.bodies.has((tokens[at] as Token).lower);
}

function nameIn(language: Language, tokens: readonly Token[], first: number, last: number): [number, number] {
  return language.capitals
    ? capitalRun(language, tokens, first, last)
    : restOf(language, tokens, first, last);
}

/** The last run of capitalised words that are no office, with small words inside. */
function capitalRun(
  language: Language,
  tokens: readonly Token[],
  first: number,
  last: number,
): [number, number] {
  const mayName = (i: number) => {
    const token = tokens[i] as Token;
    if (!isCapital(token) || isOffice(language, token.lower) || language.bodies.has(token.lower))
      return false;
    return !language.articles.has(token.lower);
  };
  let end = last;
  while (end > first && !mayName(end - 1)) end--;
  let begin = end;
  while (begin > first) {
    if (mayName(begin - 1)) begin--;
    else if (
      language.particles.has((tokens[begin - 1] as Token).lower) &&
      begin - 2 >= first &&
      mayName(begin - 2)
    )
      begin -= 2;
    else break;
  }
  return [begin, end];
}

/** Where capitals tell nothing: what is left when offices and what goes with them are taken off the front. */
function restOf(language: Language, tokens: readonly Token[], first: number, last: number): [number, number] {
  let begin = first;
  const office = (i: number) => {
    const { lower } = tokens[i] as Token;
    return isOffice(language, lower) || language.bodies.has(lower) || language.articles.has(lower);
  };
  const titled = office(first);
  // "a fisherman from the village": one word and where from is nobody's name.
  if (!titled && last === first + 1 && tokens[last]?.lower === FROM) return [last, last];
  while (begin < last && (office(begin) || (titled && /^(?:ال|لل)/u.test((tokens[begin] as Token).lower))))
    begin++;
  return [Math.max(begin, last - 3), last];
}
