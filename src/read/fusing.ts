import type { Clauses } from './clauses.js';
import type { Attribution } from './direct.js';
import { inFrontOf, isCutBy, isJoined, isOuter, isSame, isWhole, SURE_OUTER, takesLead } from './overlaps.js';
import type { Span } from './reading.js';
import { Held } from './rules.js';
import { wordsIn } from './tagger/attributes.js';
import { isNameOnly, isVetoed } from './vetoes.js';
import type { Word } from './words.js';

/** Attributions of the tagger below this probability are left out. */
const LEAST_CHANCE = 0.2;

/** The same, where nobody is named who said it. */
const LEAST_UNNAMED = 0.4;

function leastChance({ kind, source }: Attribution): number {
  return kind !== 'DIRECT' && !source ? LEAST_UNNAMED : LEAST_CHANCE;
}

/** The tagger has to be this sure before words in marks go under in what somebody else tells. */
const SURE_WHOLE = 0.8;

/** For each word, one more than the index of the rules' attribution that has it in its content. */
function placeRules(words: readonly Word[], rules: readonly Attribution[]): Int32Array {
  const places = new Int32Array(words.length);
  rules.forEach(({ content }, i) => {
    for (const span of content) places.fill(i + 1, ...wordsIn(words, span));
  });
  return places;
}

/**
 * One list out of what rules found and what the tagger found: where both read the same words, one of them, or both in one.
 * In: both in text order. Out: attributions whose contents share no words.
 */
export function fuse(
  clauses: Clauses,
  rules: readonly Attribution[],
  tagged: readonly Attribution[],
): Attribution[] {
  const { words } = clauses.text;
  const places = placeRules(words, rules);
  const taken = new Set<Attribution>();
  const successor = new Map<Attribution, Attribution>();
  const kept: Attribution[] = [];
  const held = new Held(clauses);
  const keep = (one: Attribution) => {
    kept.push(one);
    held.add(one);
  };
  for (const one of tagged) {
    const hits = new Set<Attribution>();
    for (const span of one.content)
      for (const place of places.subarray(...wordsIn(words, span)))
        if (place) hits.add(rules[place - 1] as Attribution);
    const [rule] = hits;
    if (!rule) {
      if (one.confidence >= leastChance(one) && !isVetoed(clauses, one)) keep(one);
      continue;
    }
    const whole = one.confidence >= SURE_WHOLE && isWhole(words, one, hits);
    if ([...hits].some((hit) => hit.fixed || (!whole && isCutBy(words, hit, one)))) continue;
    if ([...hits].some((hit) => taken.has(hit))) {
      if (!one.content.some((span) => held.touches(...wordsIn(words, span)))) keep(one);
      continue;
    }
    const joined = !whole && (hits.size === 1 ? isSame(words, one, rule) : isJoined(words, one, hits));
    if (!joined && !whole && (one.confidence < SURE_OUTER || !isOuter(words, one, hits))) continue;
    const front = joined && hits.size === 1 ? inFrontOf(clauses, rule, one) : null;
    const merged = front ? rule : joined ? merge(clauses, rule, one) : one;
    if (front && one.confidence >= leastChance(front)) keep(front);
    keep(merged);
    for (const hit of hits) {
      taken.add(hit);
      successor.set(hit, merged);
    }
  }
  for (const rule of rules) if (!taken.has(rule)) kept.push(rule);
  const quotes = kept.filter((one) => !isNameOnly(clauses, one));
  const index = new Map(quotes.map((one, i) => [one, i]));
  return quotes.map((one) => {
    const giver = one.inherits === null ? undefined : (rules[one.inherits] as Attribution);
    if (!giver) return one;
    const inherits = index.get(successor.get(giver) ?? giver) ?? null;
    return { ...one, inherits };
  });
}

/** A rule this sure has its speaker right beside the marks: “Q,” S said. */
const SURE_RULE = 0.95;

/** Marks set the edges of what they hold; the tagger sets those of plain clauses and knows better who speaks. */
function merge(clauses: Clauses, rule: Attribution, one: Attribution): Attribution {
  const wider =
    (one.kind !== 'DIRECT' || one.content.length > rule.content.length) && !takesLead(clauses, rule, one);
  const own = rule.kind === 'DIRECT' ? wider : rule.kind === 'INDIRECT' || isNarrower(one, rule);
  const same =
    one.source && rule.source && one.source.first < rule.source.last && rule.source.first < one.source.last;
  // "was asked, “Q”": the rules know that nobody is named, and who was told.
  const nobody = rule.cue !== null && rule.source === null;
  const named = !nobody && one.source?.nouns.length && (same || rule.confidence < SURE_RULE) ? one : rule;
  return {
    ...rule,
    content: own ? one.content : rule.content,
    kind: own ? one.kind : rule.kind,
    source: nobody ? null : (named.source ?? one.source),
    inherits: named.source ? null : rule.inherits,
    cue: one.cue ?? rule.cue,
    addressee: one.addressee ?? rule.addressee,
    at: named.at,
    confidence: Math.max(one.confidence, rule.confidence),
  };
}

/** Of a clause with marks inside, the tagger may cut what the rules took in too much. */
function isNarrower(one: Attribution, rule: Attribution): boolean {
  const [start, end] = [(rule.content[0] as Span).start, (rule.content.at(-1) as Span).end];
  return one.kind === 'MIXED' && one.content.every((span) => span.start >= start && span.end <= end);
}
