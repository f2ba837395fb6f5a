import type { ReadActor, Reading, ReadQuote, ReadReaction, Span } from '../../src/read/reading.js';

/** The parts of brief.expected.json that are scored. */
export interface Expected {
  publishedAt: string;
  passages: (Span & { kind: string })[];
  notQuotes: Span[];
  quotes: { kind: string; speaker: string; content: Span }[];
  reactions: { type: string[]; actors: string[]; evidence: Span }[];
  actors: { name: string; printed: string[] }[];
}

export interface Score {
  quotes: number;
  direct: number;
  reactions: number;
  extraQuotes: number;
  extraReactions: number;
  falseQuotes: number;
  missed: string[];
}

const CONTENT_OVERLAP = 0.5;

/** Counts what of an expected reading was found. Quotes and reactions are matched one to one. */
export function scoreReading(text: string, expected: Expected, reading: Reading): Score {
  const labels = new Map(expected.actors.map((actor) => [actor.name, actor.printed]));
  const actors = new Map(reading.actors.map((actor) => [actor.key, actor]));
  const is = (key: string | null, label: string) => {
    const actor = key ? actors.get(key) : undefined;
    return actor !== undefined && isActor(actor, label, labels.get(label) ?? []);
  };
  const score: Score = {
    quotes: 0,
    direct: 0,
    reactions: 0,
    extraQuotes: 0,
    extraReactions: 0,
    falseQuotes: 0,
    missed: [],
  };
  const quotes = new Set<ReadQuote>();
  for (const quote of expected.quotes) {
    const match = reading.quotes.find(
      (one) =>
        !quotes.has(one) &&
        jaccard(one.content, [quote.content]) >= CONTENT_OVERLAP &&
        is(one.speaker, quote.speaker),
    );
    if (!match) score.missed.push(`quote: ${text.slice(quote.content.start, quote.content.end)}`);
    else {
      quotes.add(match);
      score.quotes++;
      if (quote.kind === 'DIRECT' && match.kind === 'DIRECT') score.direct++;
    }
  }
  const reactions = new Set<ReadReaction>();
  for (const reaction of expected.reactions) {
    const match = reading.reactions.find(
      (one) =>
        !reactions.has(one) &&
        reaction.type.includes(one.type) &&
        one.evidence.start < reaction.evidence.end &&
        reaction.evidence.start < one.evidence.end &&
        one.actors.length === reaction.actors.length &&
        reaction.actors.every((label) => one.actors.some((key) => is(key, label))),
    );
    if (!match) score.missed.push(`reaction: ${text.slice(reaction.evidence.start, reaction.evidence.end)}`);
    else {
      reactions.add(match);
      score.reactions++;
    }
  }
  score.extraQuotes = reading.quotes.length - quotes.size;
  score.extraReactions = reading.reactions.length - reactions.size;
  score.falseQuotes = reading.quotes.filter((quote) =>
    quote.content.some((span) =>
      expected.notQuotes.some((not) => span.start < not.end && not.start < span.end),
    ),
  ).length;
  return score;
}

/** An actor is the expected one when one of its names is, or holds, or is held by, one of the printed forms. */
function isActor(actor: ReadActor, label: string, printed: readonly string[]): boolean {
  const forms = [label, ...printed].map(fold);
  const names = [actor.name, ...actor.names.map((name) => name.text)].map(fold);
  return names.some((name) =>
    forms.some(
      (form) => form === name || ` ${form} `.includes(` ${name} `) || ` ${name} `.includes(` ${form} `),
    ),
  );
}

function fold(name: string): string {
  return name.toLowerCase().replace(/^(?:the|a|an|several) /, '');
}

/** Shared characters by all characters of two lists of spans. */
export function jaccard(a: readonly Span[], b: readonly Span[]): number {
  const left = characters(a);
  const right = characters(b);
  const both = [...left].filter((at) => right.has(at)).length;
  return both / (left.size + right.size - both || 1);
}

function characters(spans: readonly Span[]): Set<number> {
  const found = new Set<number>();
  for (const span of spans) for (let at = span.start; at < span.end; at++) found.add(at);
  return found;
}
