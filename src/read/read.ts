import { type Actor } from './actor.js';
import { clusterActors } from './actors.js';
import { tieAliases } from './aliases.js';
import { attribute } from './attributions.js';
import { settleBearers } from './bearers.js';
import { giveBelonging } from './belonging.js';
import type { Clauses } from './clauses.js';
import { resolvePronouns } from './coreference.js';
import { dateQuotes, findDays } from './dates.js';
import { readForeign } from './foreign.js';
import { languageOf } from './lexicon/languages/index.js';
import { addLonePersons } from './lone-names.js';
import { findNamings } from './names.js';
import { giveRolesByVerbs } from './office-verbs.js';
import { toPassages } from './passages.js';
import { subjectPhrases, toAntecedents } from './pronouns.js';
import { allNamings, type Cast, headNamings, resolveQuotes, toMentions } from './quotes.js';
import { findReactions } from './reactions.js';
import type { ReadActor, Reading, ReadQuote, ReadReaction, TextToRead } from './reading.js';
import { findAppositions, giveRoles } from './roles.js';
import { toSurface } from './surface.js';
import { takingPart } from './taking-part.js';
import { findWhereabouts, namedAsActors, namesApart, startsOf } from './whereabouts.js';

/**
 * Reads a text: passages, actors, mentions, quotes with their speakers, reactions.
 *
 * Pure: no clock, no network, no file but the weights that ship with the package; the same input gives the same reading. Never throws, whatever the text.
 */
export function read(input: TextToRead): Reading {
  const { clauses, marks } = toSurface(input.text);
  const { text } = clauses;
  const passages = toPassages(input.text, text.paragraphs, input.title);
  const sentences = text.sentences.map(({ start, end }) => ({ start, end }));
  if (!isEnglish(input)) {
    const language = languageOf(input.language ?? '');
    const foreign = language
      ? readForeign(input.text, language, text.paragraphs, marks)
      : { actors: [], mentions: [], quotes: [] };
    return { sentences, passages, ...foreign, reactions: [] };
  }
  const cast = toCast(clauses, input.publishedAt);
  const days = findDays(clauses, input);
  const resolved = resolveQuotes(cast, attribute(clauses, marks));
  const reactions = findReactions(cast, resolved, days);
  const quotes = dateQuotes(clauses, resolved.quotes, days);
  cast.pronouns = resolvePronouns(cast, quotes);
  const whereabouts = findWhereabouts(clauses.text, cast.namings);
  const actors = keptActors(cast, quotes, reactions, whereabouts);
  const kept = new Set(actors.map((actor) => actor.key));
  const mentions = toMentions(cast, whereabouts).filter((mention) => kept.has(mention.actor));
  const doubts = actors.flatMap(({ key, mayBe }) =>
    mayBe && kept.has(mayBe) ? [{ actor: key, mayBe }] : [],
  );
  return { sentences, passages, actors: actors.map(plainActor), mentions, quotes, reactions, doubts };
}

/** The language the input names; without one, Latin letters decide. */
function isEnglish(input: TextToRead): boolean {
  if (input.language) return /^en\b/i.test(input.language);
  const sample = input.text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 >= letters;
}

function toCast(clauses: Clauses, publishedAt: string | undefined): Cast {
  const namings = settleBearers(clauses, findNamings(clauses.text, clauses.phrases));
  const namingOf = headNamings(namings);
  const appositions = findAppositions(clauses, namings, namingOf);
  const actors = clusterActors(clauses.text, namings, appositions);
  tieAliases(clauses.text, namings, actors);
  const subjects = subjectPhrases(clauses);
  addLonePersons(clauses, namings, actors, subjects);
  giveRoles(clauses, namings, actors, appositions, publishedAt);
  giveRolesByVerbs({ clauses, namings, namingOf, actors }, publishedAt);
  giveBelonging(namings, actors);
  const antecedents = toAntecedents(clauses, namings, actors, subjects);
  return {
    clauses,
    namings,
    namingOf,
    namingsIn: allNamings(namings),
    actors,
    antecedents,
    pronouns: new Map(),
  };
}

/** Actors that take part or have a name of their own; loose phrases nobody acts in are left out. */
function keptActors(
  cast: Cast,
  quotes: readonly ReadQuote[],
  reactions: readonly ReadReaction[],
  whereabouts: ReadonlySet<number>,
): Actor[] {
  const used = new Set<string>();
  const add = (key: string | null) => {
    if (key) used.add(key);
  };
  for (const quote of quotes) {
    add(quote.speaker);
    add(quote.addressee);
  }
  for (const reaction of reactions) for (const key of [...reaction.actors, ...reaction.recipients]) add(key);
  const all = [...cast.actors.all.values()];
  const named = namedAsActors(cast.actors, whereabouts);
  const active = new Set([
    ...cast.antecedents.candidates.filter((one) => one.subject).map((one) => one.actor),
    ...cast.pronouns.values(),
  ]);
  const part = takingPart(cast);
  const kept = all.filter(
    (actor) =>
      used.has(actor.key) ||
      (actor.common ? part.has(actor) : isSure(actor, active) && isNamed(actor, named)),
  );
  const starts = startsOf(cast.clauses.text, cast.namings, whereabouts);
  for (const actor of kept) {
    actor.names = namesApart(actor, starts);
    add(actor.partOf);
    for (const role of actor.roles) add(role.at);
  }
  const sure = new Set(kept);
  return all.filter((actor) => sure.has(actor) || used.has(actor.key));
}

/** Made out of an adjective only, it has no naming of its own. */
function isNamed(actor: Actor, named: ReadonlySet<Actor>): boolean {
  return actor.kind !== 'GOVERNMENT' || named.has(actor);
}

/** Two capitalised words may be anything: a person has an office, a title or a given name, does something, or is called by a pronoun. */
function isSure(actor: Actor, active: ReadonlySet<Actor>): boolean {
  if (actor.kind !== 'PERSON' || actor.roles.length > 0 || actor.titles.size > 0) return true;
  return active.has(actor) || (actor.parts.length > 1 && (actor.gender ?? actor.likely) !== null);
}

function plainActor(actor: Actor): ReadActor {
  const { key, name, kind, country, names, roles, partOf } = actor;
  return { key, name, kind, country, names, roles, partOf };
}
