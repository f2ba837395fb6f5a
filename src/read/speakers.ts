import type { Actor, Actors } from './actor.js';
import { type Clauses, nounAt, sentenceOf, verbAt } from './clauses.js';
import type { Attribution } from './direct.js';
import { OWN_WORDS, SPEECH_NOUNS } from './lexicon/cues.js';
import { DOCUMENT_NOUNS, ORGANIZATION_NOUNS } from './lexicon/organisations.js';
import { OFFICE_NOUNS } from './lexicon/titles.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import {
  type Antecedents,
  type Candidate,
  type LastSpeaker,
  lastBefore,
  resolvePronoun,
} from './pronouns.js';
import { printed } from './segments.js';
import type { Word } from './words.js';

/** What of a text tells whom a source means where it does not name anybody itself. */
interface Known {
  clauses: Clauses;
  namingsIn: ReadonlyMap<NounPhrase, readonly number[]>;
  namings: readonly Naming[];
  actors: Actors;
  antecedents: Antecedents;
}

const AUTHOR_PREPOSITIONS = new Set(['from', 'by', 'of']);

/** A document speaks for who gave it out: "a statement from the Port Authority". Out: the noun that names them. */
export function authorNoun(clauses: Clauses, noun: NounPhrase): NounPhrase | null {
  const { words } = clauses.text;
  if (!isDocument(clauses, noun)) return null;
  if (!AUTHOR_PREPOSITIONS.has(words[noun.last]?.lower ?? '')) return null;
  const author = nounAt(clauses, noun.last + 1);
  return author?.first === noun.last + 1 ? author : null;
}

function isDocument(clauses: Clauses, noun: NounPhrase): boolean {
  return DOCUMENT_NOUNS.has((clauses.text.words[noun.head] as Word).lower);
}

/** "her answer", "Lund’s claim": somebody’s words and not somebody. */
export function isOwnWords({ clauses }: Pick<Known, 'clauses'>, noun: NounPhrase): boolean {
  const { lower } = clauses.text.words[noun.head] as Word;
  return SPEECH_NOUNS.has(lower) || OWN_WORDS.has(lower);
}

/** "the ministry’s statement", "her counterpart", "the latter": an actor that the text names elsewhere, or null. */
export function relatedActor(known: Known, noun: NounPhrase): Actor | null {
  const { clauses, actors, namings, namingsIn } = known;
  const { lower } = clauses.text.words[noun.head] as Word;
  if (isDocument(clauses, noun) || isOwnWords(known, noun)) {
    const owner = namingsIn.get(noun)?.find((i) => namings[i]?.possessor);
    if (owner !== undefined) return actors.of[owner] ?? null;
    return ownerByPronoun(known, noun) ?? ownerBefore(known, noun);
  }
  if (lower === 'counterpart') return lastTitled(actors, lower);
  if (lower === 'latter') return lastPair(known, noun)?.[1] ?? null;
  return lower === 'former' ? (lastPair(known, noun)?.[0] ?? null) : null;
}

/** "His letter", "their statement": whom the pronoun means. */
function ownerByPronoun({ clauses, antecedents }: Known, { first }: NounPhrase): Actor | null {
  const { lower } = clauses.text.words[first] as Word;
  return OWNERS.has(lower) ? resolvePronoun(antecedents, first, null, new Set()) : null;
}

const OWNERS = new Set(['his', 'her', 'its', 'their']);

/** "The board apologised. “Q,” the statement read": what is nobody else’s is of who did something just before. */
function ownerBefore(
  { clauses, antecedents: { candidates } }: Known,
  { first, head }: NounPhrase,
): Actor | null {
  const { words } = clauses.text;
  const { lower, sentence, paragraph } = words[head] as Word;
  if (!GIVEN_OUT.has(lower) || words[first]?.lower !== 'the') return null;
  for (let i = lastBefore(candidates, first); i >= 0; i--) {
    const { at, actor, subject, quoted } = candidates[i] as Candidate;
    const there = words[at] as Word;
    if (there.paragraph !== paragraph || sentence - there.sentence > SENTENCES_BEFORE) return null;
    if (subject && !quoted && there.sentence < sentence) return actor;
  }
  return null;
}

const GIVEN_OUT = new Set(['statement', 'post', 'tweet', 'email', 'message']);

/** The words in marks may be a sentence of their own. */
const SENTENCES_BEFORE = 2;

/**
 * Who answers in an interview that calls him "A": the one person named before the questions begin, or null.
 * `at`: the first word of the first answer.
 */
export function interviewee({ namings, actors }: Known, at: number): Actor | null {
  const named = new Set<Actor>();
  namings.forEach((naming, i) => {
    const actor = actors.of[i];
    if (naming.first < at && actor?.kind === 'PERSON' && actor.parts.length > 0) named.add(actor);
  });
  return named.size === 1 ? ([...named][0] as Actor) : null;
}

/** "Energy minister: talks ‘dead’" above "Energy Minister Petra Holm left": the one person of the text whose title that is. */
export function officeHolder({ clauses, actors }: Known, noun: NounPhrase): Actor | null {
  const { words } = clauses.text;
  const head = words[noun.head] as Word;
  if (head.paragraph !== 0 || words[noun.last]?.text !== ':' || !OFFICE_NOUNS.has(head.lower)) return null;
  const office = words
    .slice(noun.first, noun.last)
    .map(({ lower }) => lower)
    .join(' ');
  const holders = [...actors.all.values()].filter(
    ({ parts, titles, roles }) =>
      parts.length > 0 &&
      [...titles, ...roles.map(({ title }) => title.toLowerCase())].some(
        (title) => title === office || title.endsWith(` ${office}`),
      ),
  );
  return holders.length === 1 ? (holders[0] as Actor) : null;
}

/** "Strike may last, union warns" above "the Seafarers’ Union": the one body of the text that a headline’s bare noun may mean. */
export function bodyBelow({ clauses: { text }, actors }: Known, noun: NounPhrase): Actor | null {
  const head = text.words[noun.head] as Word;
  if (head.paragraph !== 0 || text.paragraphs.length < 2 || noun.last - noun.first !== 1) return null;
  if (!ORGANIZATION_NOUNS.has(head.lower)) return null;
  const bodies = [...actors.all.values()].filter(
    ({ name, common }) =>
      !common &&
      name
        .toLowerCase()
        .replace(/ of .*$/, '')
        .endsWith(` ${head.lower}`),
  );
  return bodies.length === 1 ? (bodies[0] as Actor) : null;
}

/** "OR: Only at night." below "Composer Ottoline Reyes": the one person with these initials. Words `[first, last)`. */
export function initialled(
  { clauses: { text }, actors }: Known,
  { first, last }: { first: number; last: number },
): Actor | null {
  const letters = printed(text.words, first, last).replaceAll('.', '');
  if (!/^\p{Lu}{2,4}$/u.test(letters)) return null;
  const people = [...actors.all.values()].filter(
    ({ parts }) => parts.length > 1 && parts.map((part) => part.charAt(0)).join('') === letters.toLowerCase(),
  );
  return people.length === 1 ? (people[0] as Actor) : null;
}

/** The person whom the text last introduced under a title: "his Danish counterpart, Omar Haddad". */
function lastTitled(actors: Actors, title: string): Actor | null {
  const titled = [...actors.all.values()].filter(
    ({ parts, titles, roles }) =>
      parts.length > 0 && [...titles, ...roles.map((role) => role.title)].some((one) => one.endsWith(title)),
  );
  return titled.at(-1) ?? null;
}

/** The first and the last of the two actors named nearest before a phrase; null where there are fewer. */
function lastPair({ clauses, antecedents }: Known, noun: NounPhrase): [Actor, Actor] | null {
  const before: Actor[] = [];
  const { sentence } = clauses.text.words[noun.head] as Word;
  for (let i = lastBefore(antecedents.candidates, noun.first); i >= 0 && before.length < 2; i--) {
    const { at, actor } = antecedents.candidates[i] as Candidate;
    if (sentence - (clauses.text.words[at] as Word).sentence > 1) break;
    if (!before.includes(actor)) before.push(actor);
  }
  const [latter, former] = before;
  return latter && former ? [former, latter] : null;
}

/** Farther back nobody looks. */
const MOST_LOOKED_AT = 12;

/**
 * Who spoke last, as far as a pronoun may go on with it: not where another person did something in a sentence of its own
 * since ("Lund spoke. Haddad disagreed. “No,” he said").
 */
export function speakerStill(
  { clauses, antecedents }: Known,
  last: LastSpeaker | null,
  at: number,
): LastSpeaker | null {
  if (!last) return null;
  const here = (clauses.text.words[at] as Word).sentence;
  const spoken = (clauses.text.words[last.at] as Word).sentence;
  const end = lastBefore(antecedents.candidates, at);
  for (let i = end; i >= Math.max(0, end - MOST_LOOKED_AT); i--) {
    const one = antecedents.candidates[i] as Candidate;
    const { sentence } = clauses.text.words[one.at] as Word;
    if (sentence <= spoken) return last;
    if (sentence >= here || !one.subject || one.quoted || one.actor.kind !== 'PERSON') continue;
    if (one.actor === last.actor) return last;
    // Who does something in the sentence right before has the word.
    if (sentence === here - 1 && isMain(clauses, one.at)) return { actor: one.actor, at: one.at };
  }
  return last;
}

/** True where a word stands before the first finite verb of its sentence. */
function isMain(clauses: Clauses, at: number): boolean {
  const { first } = sentenceOf(clauses, at);
  for (let i = first; i < at; i++) if (verbAt(clauses, i)?.form === 'FINITE') return false;
  return true;
}

const ANSWERS = new Set(['reply', 'respond', 'answer', 'retort', 'counter']);

/** "“Go,” Marsh told Haddad. “No,” he replied": who was told answers. */
export function answersBack(clauses: Clauses, { cue }: Attribution): boolean {
  if (!cue) return false;
  for (let i = cue.first; i < cue.last; i++) {
    const verb = verbAt(clauses, i);
    if (verb) return ANSWERS.has(verb.lemma);
  }
  return false;
}
