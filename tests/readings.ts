import type {
  ActorKind,
  QuoteKind,
  ReactionType,
  ReadActor,
  Reading,
  ReadQuote,
  ReadReaction,
  ReadRole,
  Span,
} from '../src/read/reading.js';
import { nameKey } from '../src/store/name-key.js';

interface ActorSpec extends Partial<Omit<ReadActor, 'roles' | 'names'>> {
  name: string;
  kind?: ActorKind;
  roles?: (Partial<ReadRole> & { title: string })[];
}

interface QuoteSpec extends Partial<Omit<ReadQuote, 'content' | 'source' | 'cue'>> {
  words: string;
  kind?: QuoteKind;
  source?: string;
  cue?: string;
}

interface ReactionSpec extends Partial<Omit<ReadReaction, 'evidence'>> {
  type: ReactionType;
  words: string;
}

/** A reading of a text, each thing found by its words: what a reader that makes no mistake would give. */
export function readingOf(
  text: string,
  {
    actors = [],
    quotes = [],
    reactions = [],
  }: { actors?: ActorSpec[]; quotes?: QuoteSpec[]; reactions?: ReactionSpec[] },
): Reading {
  const span = (words: string): Span => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`The text does not have the words: ${words}`);
    return { start, end: start + words.length };
  };
  return {
    sentences: sentencesOf(text),
    passages: [{ kind: 'REPORT', start: 0, end: text.length }],
    actors: actors.map(({ name, kind = 'PERSON', roles = [], ...rest }) => ({
      key: keyOf(name),
      name,
      kind,
      country: null,
      partOf: null,
      names: [{ text: name, kind: 'FULL', evidence: span(name) }],
      roles: roles.map((role) => ({ at: null, from: null, until: null, evidence: span(name), ...role })),
      ...rest,
    })),
    mentions: actors.map(({ name }) => ({ actor: keyOf(name), ...span(name) })),
    quotes: quotes.map(({ words, source, cue, ...rest }, index) => ({
      key: `q${index + 1}`,
      kind: 'DIRECT',
      content: [span(words)],
      source: source ? [span(source)] : [],
      cue: cue ? [span(cue)] : [],
      speaker: null,
      addressee: null,
      on: null,
      confidence: 0.9,
      ...rest,
    })),
    reactions: reactions.map(({ words, ...rest }) => ({
      mode: null,
      stance: null,
      actors: [],
      recipients: [],
      subject: null,
      quote: null,
      tense: 'DONE',
      negated: false,
      on: null,
      confidence: 0.8,
      ...rest,
      evidence: span(words),
    })),
  };
}

/** The key that `readingOf` gives an actor. */
export function keyOf(name: string): string {
  return `actor:${nameKey(name)}`;
}

function sentencesOf(text: string): Span[] {
  return [...text.matchAll(/[^.!?]+[.!?”]*\s*/g)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.trimEnd().length,
  }));
}
