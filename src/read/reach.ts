import { type Clauses, isTimePhrase, listFrom, nounAt, objectOf, sentenceOf, verbAt } from './clauses.js';
import { subjectOf } from './doers.js';
import { ZERO_THAT_VERBS } from './lexicon/cues.js';
import { deedLemma } from './lexicon/verbs.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Word } from './words.js';

/** "up to 16 advisers", "about 200 people": words that only count what follows. */
const COUNTING = new Set([
  'up',
  'to',
  'about',
  'around',
  'over',
  'more',
  'than',
  'at',
  'least',
  'as',
  'many',
  'nearly',
  'almost',
  'some',
]);

const FARTHEST_INFINITIVE = 16;

/** The verb's lemma as the predicate tables spell it. */
export function lemmaOf(clauses: Clauses, verb: VerbGroup): string {
  const word = clauses.text.words[verb.head] as Word;
  return word.pos === 'VERB' ? deedLemma(word.lower, verb.lemma) : verb.lemma;
}

/** Passive with or without an auxiliary: "was backed by", "a plan backed by". */
export function isPassive(clauses: Clauses, verb: VerbGroup): boolean {
  if (verb.passive) return !(verb.lemma === 'engage' && clauses.text.words[verb.last]?.lower === 'in');
  const word = clauses.text.words[verb.head] as Word;
  if (INVARIANT.has(word.lower) && isBehindBe(clauses, verb)) return true;
  const participle = word.pos === 'VERB' && word.lower !== verb.lemma && !word.lower.endsWith('ing');
  const noun = nounAt(clauses, verb.first - 1);
  if (!participle || verb.first !== verb.head || !noun) return false;
  const next = clauses.text.words[verb.last]?.lower ?? '';
  if (
    (next === 'by' && !STANDING.has(word.lower) && !isByWire(clauses, verb.last)) ||
    (next === 'of' && CHARGED.has(verb.lemma))
  )
    return true;
  return isObjectOfAnother(clauses, noun);
}

/** "stood by Oslo", "spoke by telephone" are no passives. */
const STANDING = new Set(
  'stood went came passed abided dropped rose fell grew spoke gave took wrote began chose drew drove flew rode swore'.split(
    ' ',
  ),
);

/** "talked by phone": how, not by whom. */
function isByWire({ text }: Clauses, by: number): boolean {
  return WIRES.has(text.words[by + 1]?.lower ?? '');
}

const WIRES = new Set(['phone', 'telephone', 'video', 'videolink', 'videoconference', 'conference']);

/** Participles that look like their verb: "was put on alert". */
export const INVARIANT: ReadonlySet<string> = new Set([
  'put',
  'cut',
  'hit',
  'set',
  'shut',
  'beat',
  'let',
  'shed',
  'split',
]);

function isBehindBe(clauses: Clauses, verb: VerbGroup): boolean {
  for (let i = verb.first; i < verb.head; i++)
    if (['was', 'were', 'is', 'are', 'been', 'being', 'be'].includes((clauses.text.words[i] as Word).lower))
      return true;
  return false;
}

const CHARGED = new Set(['accuse', 'suspect', 'convict', 'acquit', 'rob']);

/** "expelled two envoys accused of spying": what another verb already has as its object does nothing here. */
function isObjectOfAnother(clauses: Clauses, noun: NounPhrase): boolean {
  const governor = verbAt(clauses, noun.first - 1);
  if (!governor || clauses.text.words[governor.head]?.pos !== 'VERB') return false;
  return !ZERO_THAT_VERBS.has(governor.lemma) && governor.form !== 'GERUND';
}

/** Past adverbs and times: "rejected on Friday a plan". */
export function afterTimes(clauses: Clauses, from: number): number {
  const { words } = clauses.text;
  const { last } = sentenceOf(clauses, Math.max(0, from - 1));
  let at = from;
  for (let guard = 0; guard < 4 && at < last; guard++) {
    const word = words[at] as Word;
    const noun = nounAt(clauses, word.pos === 'ADP' ? at + 1 : at);
    if (noun && isTimePhrase(clauses, noun) && noun.first === (word.pos === 'ADP' ? at + 1 : at))
      at = noun.last;
    else if (word.pos === 'ADV' && !noun) at++;
    else break;
  }
  return at;
}

/** The object of an active verb, over times and counting words. */
export function objectFrom(clauses: Clauses, verb: VerbGroup): NounPhrase | null {
  if (isPassive(clauses, verb)) return null;
  const direct = objectOf(clauses, verb) ?? relativeObject(clauses, verb);
  if (direct && !(isTimePhrase(clauses, direct) && direct.last - direct.first <= 2))
    return wholeOf(clauses, direct);
  const { words } = clauses.text;
  const { last } = sentenceOf(clauses, verb.head);
  let at = afterTimes(clauses, verb.last);
  const called = words[at]?.lower === 'what' ? whatIsCalled(clauses, at, last) : null;
  if (called) return called;
  const start = at;
  while (at < last && at < start + 4 && COUNTING.has((words[at] as Word).lower) && !nounAt(clauses, at)) at++;
  const noun = at < last ? nounAt(clauses, at) : null;
  // "agreed to Oslo": one preposition alone is no counting.
  if (at - start === 1 && words[start]?.pos === 'ADP' && words[at]?.pos !== 'NUM') return null;
  return noun?.first === at && clauses.quoted[at] === clauses.quoted[verb.head] ? noun : null;
}

/** "condemned what it called an act of war", "what he described as “a threat”": what is called so, by its name. */
function whatIsCalled(clauses: Clauses, what: number, last: number): NounPhrase | null {
  const { words } = clauses.text;
  let at = what + 1;
  while (at < Math.min(last, what + FARTHEST_CALLING) && !verbAt(clauses, at)) at++;
  const verb = verbAt(clauses, at);
  if (!verb || !CALLING.has(verb.lemma)) return null;
  at = verb.last;
  while (at < last && (words[at]?.lower === 'as' || words[at]?.pos === 'PUNCT')) at++;
  const noun = at < last ? nounAt(clauses, at) : null;
  return noun?.first === at ? noun : null;
}

const FARTHEST_CALLING = 8;
const CALLING = new Set(
  'call describe term see regard consider label brand dub deem view characterise characterize'.split(' '),
);

/** "froze part of its assistance", "freed most of the crew": what the part is of. */
function wholeOf(clauses: Clauses, noun: NounPhrase): NounPhrase {
  const { words } = clauses.text;
  if (noun.pronoun || !PARTS.has((words[noun.head] as Word).lower) || words[noun.last]?.lower !== 'of')
    return noun;
  const whole = nounAt(clauses, noun.last + 1);
  return whole?.first === noun.last + 1 ? whole : noun;
}

const PARTS = new Set('part parts some most all half much bulk rest majority portion share none'.split(' '));

/** "the raid, which Oslo condemned": what the relative stands for. */
function relativeObject(clauses: Clauses, verb: VerbGroup): NounPhrase | null {
  const { words } = clauses.text;
  const subject = verb.form === 'FINITE' ? subjectOf(clauses, verb) : null;
  const relative = subject && subject.last <= verb.first ? subject.first - 1 : -1;
  if (!['which', 'that', 'whom'].includes(words[relative]?.lower ?? '') || nounAt(clauses, relative))
    return null;
  const noun = nounAt(clauses, words[relative - 1]?.text === ',' ? relative - 2 : relative - 1);
  // "said the raid that Oslo condemned" has a noun in front; "said that Oslo condemned" has none.
  return noun && verbAt(clauses, relative - 1) === null ? noun : null;
}

/** The infinitive that a verb governs, over its object and what hangs on it. */
export function infinitiveFrom(
  clauses: Clauses,
  verb: VerbGroup,
  object: NounPhrase | null,
): VerbGroup | null {
  const { words } = clauses.text;
  const { last } = sentenceOf(clauses, verb.head);
  const from = object?.last ?? verb.last;
  for (let i = from; i < Math.min(last, from + FARTHEST_INFINITIVE); i++) {
    const next = verbAt(clauses, i);
    if (next) return next.form === 'INFINITIVE' ? next : null;
    if (words[i]?.text === ';' || words[i]?.text === ':' || words[i]?.pos === 'SCONJ') return null;
  }
  return null;
}

/** The gerund right behind a verb and its particle: "ruled out sending troops". */
export function gerundFrom(clauses: Clauses, verb: VerbGroup, particles: number): VerbGroup | null {
  const next = verbAt(clauses, verb.last + particles);
  return next?.form === 'GERUND' ? next : null;
}

/** Particles that may stand behind an object: "found the man guilty", "provided Chad with". */
const AFTER_OBJECT = new Set(
  'to death arrest out up down off over back home away aside with guilty liable air custody alert trial arms together free go hostage captive prisoner shields hostages responsible accountable under entering notice fire alight ablaze alive charge'.split(
    ' ',
  ),
);

/** Whether these particles follow a verb, or the last of them its object. Out: the word behind them, or -1. */
export function behindParticles(
  clauses: Clauses,
  verb: VerbGroup,
  object: NounPhrase | null,
  particles: readonly string[],
): number {
  const { words } = clauses.text;
  for (const from of [verb.last, afterTimes(clauses, verb.last)]) {
    if (!particles.every((particle, i) => words[from + i]?.lower === particle)) continue;
    const end = from + particles.length;
    const time = nounAt(clauses, end);
    // "called on Monday" calls on nobody.
    if (particles.at(-1) === 'on' && time?.first === end && isTimePhrase(clauses, time)) continue;
    return end;
  }
  const barred = particles.length === 1 && BARRED.has(particles[0] as string) && BARRING.has(verb.lemma);
  if (
    object &&
    (barred || AFTER_OBJECT.has(particles.at(-1) as string)) &&
    particles.every((particle, i) => words[object.last + i]?.lower === particle)
  )
    return object.last + particles.length;
  return -1;
}

/** "banned the sprinter for four years", "suspended him from the council". */
const BARRED = new Set(['for', 'from']);
const BARRING = new Set(['ban', 'bar', 'suspend', 'exclude', 'expel', 'disqualify']);

/** "took in more than 4,000 refugees": over words that only count. */
function afterCounting(clauses: Clauses, from: number): number {
  const { words } = clauses.text;
  let at = from;
  while (at < from + 3 && COUNTING.has(words[at]?.lower ?? '') && !nounAt(clauses, at)) at++;
  return at;
}

/** What a verb is about: its object, what stands behind its particle, or the subject of a passive. */
export function contentOf(
  clauses: Clauses,
  verb: VerbGroup,
  object: NounPhrase | null,
  behind: number,
): NounPhrase[] {
  const inside = behind > 0 ? nounAt(clauses, behind) : null;
  if (isPassive(clauses, verb))
    return [...passiveSubject(clauses, verb), ...(inside && inside.first === behind ? [inside] : [])];
  if (object) {
    const own = [...listFrom(clauses, object.first), ...secondObject(clauses, object)];
    // "took Oslo to court"
    return behind > object.last && inside?.first === behind ? [...own, inside] : own;
  }
  const at = behind > 0 ? afterCounting(clauses, behind) : behind;
  const noun = at > 0 ? nounAt(clauses, at) : null;
  return noun?.first === at ? listFrom(clauses, at) : [];
}

/** To whom a passive is done: behind a bare participle the phrase right in front of it. */
export function passiveSubject(clauses: Clauses, verb: VerbGroup): NounPhrase[] {
  const near = verb.passive ? null : nounAt(clauses, verb.first - 1);
  return near ? [near] : (subjectOf(clauses, verb)?.nouns ?? []);
}

/** "granted Chad a loan", "provided Chad with weapons": what is given. */
function secondObject(clauses: Clauses, object: NounPhrase): NounPhrase[] {
  const next = clauses.text.words[object.last];
  const at = next?.lower === 'with' ? object.last + 1 : object.last;
  const noun = nounAt(clauses, at);
  if (noun?.first !== at || noun === object) return [];
  // "40 | million euros"
  const rest = clauses.text.words[noun.head]?.pos === 'NUM' ? nounAt(clauses, noun.last) : null;
  return rest && rest !== noun ? [noun, rest] : [noun];
}

/** Words of a phrase behind its last possessor, and the head of its "of" phrase, lower case. */
export function wordsOfContent(clauses: Clauses, nouns: readonly NounPhrase[]): Set<string> {
  const held = new Set<string>();
  const { words } = clauses.text;
  for (const noun of nouns) {
    for (let i = ownFirst(clauses, noun); i < noun.last; i++) {
      const { lower } = words[i] as Word;
      held.add(lower);
      if (/^[$€£¥]/.test(lower)) held.add('money');
    }
    const of = words[noun.last]?.lower === 'of' ? nounAt(clauses, noun.last + 1) : null;
    if (of) held.add((words[of.head] as Word).lower);
  }
  return held;
}

/** The first word of a phrase behind its last possessor: "Oslo’s new plan" from "new" on. */
export function ownFirst(clauses: Clauses, noun: NounPhrase): number {
  const { words } = clauses.text;
  for (let i = noun.last - 1; i > noun.first; i--)
    if (words[i]?.pos === 'PART' && /^['’]s?$/.test((words[i] as Word).text)) return i + 1;
  return noun.first;
}
