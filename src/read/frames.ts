import { type Clauses, nounAt, prepositionsFrom, sentenceOf, verbAt } from './clauses.js';
import { baseDeed, type Deed } from './deed.js';
import { subjectOf } from './doers.js';
import { CALL_VERBS, DESCRIBE_AS_VERBS } from './lexicon/cues.js';
import { HOSTILE, meaning } from './lexicon/meanings.js';
import { CHARGES, HOSTILE_AIMS, PLOTTING_VERBS, PURPOSE_VERBS, READY } from './lexicon/predicates.js';
import { OMENS } from './lexicon/standing.js';
import { deedOfNoun } from './nominals.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { infinitiveFrom, isPassive, objectFrom } from './reach.js';
import type { Word } from './words.js';

const DUTIES = new Set(['must', 'should', 'ought']);
const WARNED_OF = new Set(['of', 'about', 'against']);

/** "Oslo must stop": whoever says so asks for it. What is a duty of nobody is no request. */
export function obliged(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (verb.form !== 'FINITE' || isPassive(clauses, verb)) return null;
  const { words } = clauses.text;
  // "the governor, who must decide": told of him, not asked.
  if (['who', 'which', 'that'].includes(words[verb.first - 1]?.lower ?? '')) return null;
  let duty = false;
  for (let i = verb.first; i < verb.head; i++) duty ||= DUTIES.has((words[i] as Word).lower);
  // "should have asked" looks back: it blames, and asks for nothing.
  const past = (words[verb.head - 1] as Word | undefined)?.lower === 'have';
  const subject = duty && !past ? subjectOf(clauses, verb) : null;
  if (!subject || (words[verb.head]?.pos !== 'VERB' && verb.lemma !== 'do')) return null;
  const deed = baseDeed(clauses, verb, meaning('REQUEST'));
  return {
    ...deed,
    doers: [],
    bySpeaker: true,
    towards: subject.nouns,
    object: null,
    prepositions: [],
    inner: verb,
    refused: true,
  };
}

/** The word behind "be" that makes an infinitive a promise, or null: "is ready to". */
export function isReady(clauses: Clauses, verb: VerbGroup): string | null {
  const lower = clauses.text.words[verb.last]?.lower ?? '';
  if (verb.negated) return null;
  const own = (clauses.text.words[verb.head] as Word).lower;
  if (verb.passive && READY.has(own)) return own;
  return (verb.lemma === 'be' || STANDS.has(own)) && READY.has(lower) ? lower : null;
}

const STANDS = new Set(['stand', 'stands', 'stood', 'remain', 'remains', 'remained', 'appears', 'seems']);

/** "warned Oslo against": a threat to whom is warned; "warned of Oslo", "warned its people about Oslo" of whom it warns. */
export function warned(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (verb.lemma !== 'warn' || isPassive(clauses, verb)) return null;
  const deed = baseDeed(clauses, verb, meaning('THREATEN'));
  const { words } = clauses.text;
  const own = deed.object && POSSESSIVES.has((words[deed.object.first] as Word).lower);
  if (deed.object && !own) return { ...deed, object: null, towards: [deed.object], prepositions: [] };
  const of = deed.prepositions.filter(({ preposition }) => WARNED_OF.has(preposition));
  if (of.length)
    return { ...deed, object: null, towards: of.flatMap(({ nouns }) => nouns), prepositions: [] };
  return isOmen(clauses, verb)
    ? { ...deed, object: null, towards: warnedIn(clauses, verb), prepositions: [] }
    : null;
}

/** Whether what a verb warns of is what will be done in return: "warned that it would retaliate", "of reprisals". */
export function isOmen(clauses: Clauses, verb: VerbGroup): boolean {
  const { words } = clauses.text;
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++) {
    const { lower } = words[i] as Word;
    if (lower === ';' || (OMENS.has(lower) && words[i - 1]?.lower !== 'no')) return lower !== ';';
    // "would be met with force", "will respond with force"
    if (lower === 'with' && RETURNED.has(words[i - 1]?.lower ?? '')) return isForceful(words, i + 1);
    if (lower === 'tolerated' && isNegated(words, i)) return true;
  }
  return false;
}

const RETURNED = new Set(['met', 'respond', 'responded', 'answer', 'answered', 'reply']);
const FORCEFUL = new Set([
  'force',
  'response',
  'fire',
  'retaliation',
  'violence',
  'strength',
  'sanctions',
  'resistance',
]);

function isForceful(words: readonly Word[], from: number): boolean {
  for (let i = from; i < from + 4; i++) if (FORCEFUL.has(words[i]?.lower ?? '')) return true;
  return false;
}

function isNegated(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i > at - 4; i--) if (['not', "n't"].includes(words[i]?.lower ?? '')) return true;
  return false;
}

/** "warned that Oslo would face reprisals": the subject of the clause. */
function warnedIn(clauses: Clauses, verb: VerbGroup): NounPhrase[] {
  const at = clauses.text.words[verb.last]?.lower === 'that' ? verb.last + 1 : verb.last;
  const noun = nounAt(clauses, at);
  return noun?.first === at && !noun.pronoun ? [noun] : [];
}

const POSSESSIVES = new Set(['its', 'their', 'his', 'her', 'our', 'my']);

/** "described it as a plot": the nations and actors of the charge are its recipients. */
export function described(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (isPassive(clauses, verb) || !(DESCRIBE_AS_VERBS.has(verb.lemma) || CALL_VERBS.has(verb.lemma)))
    return null;
  const object = objectFrom(clauses, verb);
  if (!object) return null;
  const sentence = sentenceOf(clauses, verb.head);
  let at = object.last;
  if (DESCRIBE_AS_VERBS.has(verb.lemma)) {
    while (at < Math.min(sentence.last, object.last + 8) && clauses.text.words[at]?.lower !== 'as') at++;
    if (clauses.text.words[at]?.lower !== 'as') return null;
    at++;
  }
  let charged = false;
  const towards: NounPhrase[] = [];
  for (let i = at; i < Math.min(sentence.last, at + 10); i++) {
    const word = clauses.text.words[i] as Word;
    if (word.text === ',' || word.text === ';' || verbAt(clauses, i)) break;
    charged ||= CHARGES.has(word.lower) || CHARGES.has(word.lemma);
    const noun = nounAt(clauses, i);
    if (noun && !towards.includes(noun)) towards.push(noun);
  }
  if (!charged) return null;
  // "dismissed the charge as baseless" turns it down.
  const told = verb.lemma === 'dismiss' ? meaning('REJECT') : meaning('ACCUSE/allege');
  return { ...baseDeed(clauses, verb, told), object, towards, prepositions: [] };
}

/** "A plots to ...", "A is behind this" and "A was to blame", where a speaker says so of another: an accusation. */
export function ascribed(clauses: Clauses, verb: VerbGroup): Deed | null {
  const behind = (verb.lemma === 'be' && isCharge(clauses, verb)) || isWrong(clauses, verb);
  const purpose =
    PURPOSE_VERBS.has(verb.lemma) && infinitiveFrom(clauses, verb, null) !== null && verb.form === 'FINITE';
  if ((!behind && !purpose) || verb.negated || verb.passive) return null;
  // "people who want to march against it" are told of, not accused.
  if (purpose && ['who', 'that', 'which'].includes(clauses.text.words[verb.first - 1]?.lower ?? ''))
    return null;
  if (purpose && !PLOTTING_VERBS.has(verb.lemma) && !isHostileAim(clauses, verb)) return null;
  const deed = baseDeed(clauses, verb, meaning('ACCUSE/allege'));
  return { ...deed, doers: [], bySpeaker: true, towards: deed.doers, object: null, prepositions: [] };
}

/** "behind this", "to blame", "guilty of fraud", "responsible for the attack": what makes "is" a charge. */
function isCharge(clauses: Clauses, verb: VerbGroup): boolean {
  const { words } = clauses.text;
  let at = verb.last;
  while (words[at]?.pos === 'ADV') at++;
  const [first, second] = [words[at]?.lower ?? '', words[at + 1]?.lower ?? ''];
  if (first === 'behind' || (first === 'to' && second === 'blame')) return true;
  if (GUILTY.has(first)) return true;
  if (first !== 'responsible' && first !== 'accountable') return false;
  // "responsible for schools" has them in its care.
  if (second !== 'for') return words[at + 1]?.pos === 'PUNCT' && verb.tense === 'DONE';
  const noun = nounAt(clauses, at + 2);
  const told = noun ? deedOfNoun(clauses, noun) : null;
  return (told !== null && HOSTILE.has(told.type)) || (noun !== null && isHarm(clauses, noun));
}

/** "had rigged the vote": what nobody says of another without accusing. */
function isWrong({ text }: Clauses, verb: VerbGroup): boolean {
  if (verb.form !== 'FINITE' || verb.tense === 'PLANNED' || verb.tense === 'CONDITIONAL') return false;
  return WRONGS.has(verb.lemma) || (verb.lemma === 'cover' && text.words[verb.last]?.lower === 'up');
}

const WRONGS = new Set(
  'rig lie cheat embezzle bribe falsify fabricate mislead deceive collude meddle betray defraud plagiarise plagiarize'.split(
    ' ',
  ),
);

const GUILTY = new Set(['guilty', 'complicit', 'culpable']);

function isHarm(clauses: Clauses, { first, last }: NounPhrase): boolean {
  for (let i = first; i < last; i++) if (HARM.has((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

const HARM = new Set(
  'death deaths loss losses damage crash collapse disaster crisis failure failures shortage suffering leak fire explosion blast fraud chaos famine misery outage spill'.split(
    ' ',
  ),
);

/** "claimed responsibility for the bombing": who claims it did it. */
export function claimed(clauses: Clauses, verb: VerbGroup): Deed | null {
  const { words } = clauses.text;
  const object = verb.lemma === 'claim' && !verb.negated ? objectFrom(clauses, verb) : null;
  if (!object || words[object.head]?.lower !== 'responsibility' || words[object.last]?.lower !== 'for')
    return null;
  const noun = nounAt(clauses, object.last + 1);
  const told = noun && deedOfNoun(clauses, noun);
  if (told?.type !== 'ASSAULT') return null;
  const deed = baseDeed(clauses, verb, { type: told.type, mode: told.mode, stance: told.stance });
  return { ...deed, object: null, carried: noun };
}

/** "is opposed to the plan", "are against it": who is it turns it down. */
export function averse(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (verb.negated) return null;
  const { words } = clauses.text;
  const own = words[verb.head]?.lower ?? '';
  const at = verb.lemma === 'be' ? verb.last : verb.head;
  const opposed = (own === 'opposed' || verb.lemma === 'be') && words[at]?.lower === 'opposed';
  const against = verb.lemma === 'be' && words[at]?.lower === 'against';
  if (!against && !(opposed && words[at + 1]?.lower === 'to')) return null;
  // "judges who are opposed to it" are described.
  if (['who', 'that', 'which'].includes(words[verb.first - 1]?.lower ?? '')) return null;
  const object = nounAt(clauses, at + (against ? 1 : 2));
  const subject = subjectOf(clauses, verb);
  if (!object || !subject || object.pronoun) return null;
  const deed = baseDeed(clauses, verb, meaning('REJECT'));
  return { ...deed, doers: subject.nouns, towards: [], object };
}

const PRESSURES: ReadonlyMap<string, string> = new Map([
  ['fire', 'ACCUSE/disapprove'],
  ['criticism', 'ACCUSE/disapprove'],
  ['attack', 'ACCUSE/disapprove'],
  ['scrutiny', 'ACCUSE/investigate'],
  ['investigation', 'ACCUSE/investigate'],
  ['pressure', 'REQUEST'],
]);

/** "came under fire from critics": who is behind "from" does it. "Under attack from rebels" is an attack. */
export function pressed(clauses: Clauses, verb: VerbGroup): Deed | null {
  const { words } = clauses.text;
  if (words[verb.last]?.lower !== 'under' || !['come', 'be'].includes(verb.lemma)) return null;
  const noun = nounAt(clauses, verb.last + 1);
  const label = noun && PRESSURES.get((words[noun.head] as Word).lower);
  if (!label) return null;
  const by = prepositionsFrom(clauses, noun.last).find(
    ({ preposition, at }) => (preposition === 'from' || preposition === 'by') && at === noun.last,
  );
  if (!by) return null;
  const deed = baseDeed(clauses, verb, meaning(label));
  return { ...deed, doers: by.nouns, towards: deed.doers, object: null, prepositions: [] };
}

/** "gave Oslo until Monday to leave": an ultimatum. */
export function deadline(clauses: Clauses, verb: VerbGroup): Deed | null {
  const object = verb.lemma === 'give' && !verb.negated ? objectFrom(clauses, verb) : null;
  if (!object || clauses.text.words[object.last]?.lower !== 'until') return null;
  const deed = baseDeed(clauses, verb, meaning('THREATEN'));
  return deed.inner ? { ...deed, object: null, towards: [object], prepositions: [] } : null;
}

/** "Oslo will pay dearly", "will face consequences", "would be met with force": a threat of who says so. */
export function ominous(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (verb.tense !== 'PLANNED' && verb.tense !== 'CONDITIONAL') return null;
  const { words } = clauses.text;
  const object = objectFrom(clauses, verb);
  const head = object ? (words[object.head] as Word).lower : '';
  const [next, third] = [words[verb.last]?.lower ?? '', words[verb.last + 1]?.lower ?? ''];
  const pays = verb.lemma === 'pay' && (next === 'dearly' || head === 'price');
  const faces =
    (verb.lemma === 'face' || verb.lemma === 'suffer') && (OMENS.has(head) || head === 'response');
  const met = verb.passive && RETURNED.has(words[verb.head]?.lower ?? '') && next === 'with';
  // "will not go unanswered"
  const answered = verb.negated && verb.lemma === 'go' && (OMENS.has(next) || OMENS.has(third));
  if (!answered && (verb.negated || !(pays || faces || (met && isForceful(words, verb.last + 1)))))
    return null;
  const deed = baseDeed(clauses, verb, meaning('THREATEN'));
  const towards = pays || faces ? deed.doers : [];
  return { ...deed, doers: [], bySpeaker: true, towards, object: null, prepositions: [], refused: answered };
}

function isHostileAim(clauses: Clauses, verb: VerbGroup): boolean {
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++)
    if (HOSTILE_AIMS.has((clauses.text.words[i] as Word).lower)) return true;
  return false;
}
