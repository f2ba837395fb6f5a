import { wordList } from './common.js';
import { CONFLICT } from './conflict.js';
import { COOPERATION } from './cooperation.js';
import { CARRYING_NOUNS, CARRYING_VERBS, DEED_NOUNS, ENDING_NOUNS, ENDING_VERBS } from './deed-nouns.js';
import { HOSTILITY } from './hostility.js';
import { type Meaning, meaning } from './meanings.js';
import { OBJECTS } from './objects.js';

/** A verb's meaning, under conditions on what follows it. The first that fits is taken. */
export interface Predicate {
  meaning: Meaning;
  /** Nouns one of which the object must hold; null: any object or none. */
  objects: ReadonlySet<string> | null;
  /** The object is a thing that is moved, cut or given, never who it is done to. */
  thing: boolean;
  /** Prepositions or particles that must follow, in order; empty: none needed. */
  particles: readonly string[];
  /** Needs an object or a recipient of its own: "hit" alone says nothing. */
  transitive: boolean;
}

const INTRANSITIVE = new Set(
  wordList(
    'resign protest demonstrate march rally withdraw retreat agree apologise concede relent meet discuss negotiate',
    'riot clash mass yield refuse cooperate mobilise disarm quit decline threaten surrender capitulate picket rampage',
    'backtrack backpedal back-pedal budge acquiesce commit huddle convene baulk demur gripe grumble carp fume rail strike walk confer consult mediate compromise repent complain object collaborate fight battle abdicate co-operate promise',
  ).map(foldSpelling),
);

/** One key for British and American spelling: "criticise", "favour". */
export function foldSpelling(lemma: string): string {
  return lemma.replace(/ise$/, 'ize').replace(/our$/, 'or');
}

const THINGS = new Set(
  wordList(
    'forces police weapons shells ties exchange trade goods talks meetings consult agreement plans relief roads borders',
    'marches strike stoppage stones penalties limits inquiry suits charges exercises attacks bombs territory alert arms',
    'property utilities assets rescuers assurances invitation access funding visas medal blame embassy truce debt asylum missions readiness force gas hunger joint alert custody petition summons punishment proceedings strikedate barricades food duties recognition guarding positions airspace wages shots findings',
  ),
);

function build(): Map<string, Predicate[]> {
  const found = new Map<string, Predicate[]>();
  for (const [label, verbs, names] of [...COOPERATION, ...CONFLICT, ...HOSTILITY]) {
    const objects = names ? new Set(names.split(' ').flatMap((name) => [...(OBJECTS[name] ?? [])])) : null;
    for (const entry of verbs.split(' ')) {
      const [verb, ...particles] = entry.split('+') as [string, ...string[]];
      const lemma = foldSpelling(verb);
      const transitive = particles.length === 0 && !INTRANSITIVE.has(lemma);
      const thing =
        label === 'SANCTION/withdraw' || names?.split(' ').every((name) => THINGS.has(name)) === true;
      const predicate: Predicate = { meaning: meaning(label), objects, thing, particles, transitive };
      found.set(lemma, [...(found.get(lemma) ?? []), predicate]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => weight(b) - weight(a));
  return found;
}

function weight({ objects, particles }: Predicate): number {
  return (objects ? 3 : 0) + particles.length;
}

/** Meanings of verbs by lemma in one spelling (`foldSpelling`), the most exact first. */
export const PREDICATES: ReadonlyMap<string, readonly Predicate[]> = build();

/** What a verb says whatever its object is, or null. */
export function plainMeaning(lemma: string): Meaning | null {
  const predicates = PREDICATES.get(foldSpelling(lemma));
  return predicates?.find(({ objects, particles }) => !objects && !particles.length)?.meaning ?? null;
}

/** Verbs that say a refusal when negated: "would not allow", "do not recognise". */
export const REFUSED_VERBS: ReadonlyMap<string, Meaning> = new Map(
  wordList(
    'allow recognise accept agree support permit tolerate back approve negotiate talk attend help meet yield',
    'surrender endorse give cooperate bow condone withdraw concede',
  ).map((verb): [string, Meaning] => [foldSpelling(verb), meaning('REJECT')]),
);

/** Nouns that tell a deed, by word. */
export const NOMINALS: ReadonlyMap<string, Meaning> = new Map(
  DEED_NOUNS.flatMap(([label, nouns]) =>
    nouns.split(' ').map((noun): [string, Meaning] => [noun, meaning(label)]),
  ),
);

export const ENDINGS: ReadonlySet<string> = new Set(wordList(ENDING_NOUNS));
export const CARRIERS: ReadonlySet<string> = new Set(wordList(CARRYING_NOUNS));

/** Verbs that only carry a deed noun: "declared support", "launched an attack". */
export const LIGHT_VERBS: ReadonlyMap<string, ReadonlySet<string>> = byParticle(CARRYING_VERBS);

/** Verbs that end the deed of their noun: "lifted the ban". */
export const END_VERBS: ReadonlyMap<string, ReadonlySet<string>> = byParticle(ENDING_VERBS);

/** For each verb the particles it may have; '' for none. */
function byParticle(verbs: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const entry of verbs.split(' ')) {
    const [verb, particle = ''] = entry.split('+') as [string, string?];
    const lemma = foldSpelling(verb);
    found.set(lemma, (found.get(lemma) ?? new Set()).add(particle));
  }
  return found;
}

/** Adjectives behind "be" that make an infinitive a promise: "is ready to help". */
export const READY: ReadonlySet<string> = new Set(
  wordList('ready willing prepared keen eager determined poised open committed'),
);

/** Verbs that announce: what they announce of giving way is so far only words. */
export const ANNOUNCING: ReadonlySet<string> = new Set(
  wordList('announce declare offer pledge promise propose'),
);

/** Verbs of purpose: ascribed to another by a speaker, they accuse: "argued that A plots to". */
export const PURPOSE_VERBS: ReadonlySet<string> = new Set(
  wordList('aim plot conspire scheme seek try want intend'),
);

/** Nouns and adjectives that make "described it as ..." an accusation. */
export const CHARGES: ReadonlySet<string> = new Set(
  wordList(
    'plot conspiracy crime terrorism terrorist aggression lie lies provocation violation illegal unlawful massacre',
    'genocide betrayal coup fraud threat attack interference disgrace outrage disaster mistake failure shameful',
    'unacceptable reckless irresponsible barbaric cowardly heinous brutal criminal unconstitutional sham farce',
    'racist dangerous absurd baseless false hoax witch hunt scandal traitor dictator murderer murder invasion ploy',
  ),
);

/** Verbs that, asked for, mean that the asker is against what they end. */
export const STOPPING_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'postpone cancel stop end halt abandon withdraw drop scrap suspend delay reject cease refrain avoid reverse lift',
  ),
);

/** Nouns that only point at another: "the result of the vote" is about the vote. */
export const POINTING_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'result results outcome holding idea use legitimacy validity legality kind part terms details handling way creation establishment conduct',
  ),
);

/** Heads that name one subject in different words. */
export const SUBJECT_SYNONYMS: readonly ReadonlySet<string>[] = [
  wordList('referendum vote plebiscite ballot poll'),
  wordList('election elections polls'),
  wordList('deal agreement accord pact treaty'),
  wordList('law bill legislation act measure'),
  wordList('attack assault strike raid offensive bombing attacks strikes airstrike airstrikes'),
  wordList('plan proposal scheme initiative'),
  wordList('protest demonstration rally march protests demonstrations rallies'),
  wordList('sanctions embargo penalties sanction'),
  wordList('war conflict fighting hostilities'),
  wordList('talks negotiations dialogue discussions'),
  wordList('killing murder assassination death'),
  wordList('invasion incursion occupation'),
].map((words) => new Set(words));

/** Purpose verbs that accuse by themselves. */
export const PLOTTING_VERBS: ReadonlySet<string> = new Set(wordList('plot conspire scheme'));

/** Words that make a purpose ascribed to another an accusation: "aims to divide", "seeks a base against". */
export const HOSTILE_AIMS: ReadonlySet<string> = new Set(
  wordList(
    'against divide destroy undermine destabilise destabilize weaken sabotage overthrow topple provoke interfere',
    'dominate occupy attack invade annex silence intimidate manipulate steal rig sow hide deceive mislead blackmail',
    'exploit puppet war chaos hatred discord terror seize expel crush isolate humiliate smear suppress subvert',
  ),
);

/** Verbs under which an infinitive is a will of its subject: "plans to condemn", "found a reason to oppose". */
export const INTENTION_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'want plan decide move seek try continue begin start express find intend prepare hope aim work unite vote choose need be expect set',
  ),
);

/** Verbs of coming together and setting out: an infinitive behind them tells what was done there. */
export const GATHERING_VERBS: ReadonlySet<string> = new Set(
  wordList('gather go travel meet return arrive assemble converge fly come march rally head walk'),
);
