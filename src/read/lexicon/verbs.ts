import { CALL_VERBS, DESCRIBE_AS_VERBS, SAY_VERBS, SHOW_VERBS, THINK_VERBS, VOICE_VERBS } from './cues.js';
import { LIGHT_VERBS, PREDICATES, PURPOSE_VERBS, REFUSED_VERBS, STOPPING_VERBS } from './predicates.js';

const KNOWN: ReadonlySet<string> = new Set([
  ...SAY_VERBS,
  ...THINK_VERBS,
  ...SHOW_VERBS,
  ...VOICE_VERBS,
  ...DESCRIBE_AS_VERBS,
  ...CALL_VERBS,
  ...LIGHT_VERBS,
  ...PREDICATES.keys(),
  ...REFUSED_VERBS.keys(),
  ...PURPOSE_VERBS,
  ...STOPPING_VERBS,
]);

/** Past forms that no rule of spelling gives. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['told', 'tell'],
  ['thought', 'think'],
  ['felt', 'feel'],
  ['found', 'find'],
  ['wrote', 'write'],
  ['written', 'write'],
  ['swore', 'swear'],
  ['met', 'meet'],
  ['sent', 'send'],
  ['shot', 'shoot'],
  ['broke', 'break'],
  ['withdrew', 'withdraw'],
  ['withdrawn', 'withdraw'],
  ['forbade', 'forbid'],
]);

/**
 * The lemma of a verb form. The tagger's lemmatiser takes "staged" for "stag": a form whose stem is a verb of our
 * lexicon gets that; any other keeps what the tagger gave.
 */
export function verbLemma(lower: string, tagged: string): string {
  if (KNOWN.has(tagged)) return tagged;
  const irregular = IRREGULAR.get(lower);
  if (irregular) return irregular;
  return stems(lower).find((stem) => KNOWN.has(stem)) ?? tagged;
}

function stems(lower: string): string[] {
  for (const ending of ['ed', 'ing', 'es', 's']) {
    if (!lower.endsWith(ending)) continue;
    const stem = lower.slice(0, -ending.length);
    const single = /([b-df-hj-np-tv-z])\1$/.test(stem) ? stem.slice(0, -1) : stem;
    const y = stem.endsWith('i') ? `${stem.slice(0, -1)}y` : stem;
    return [`${stem}e`, stem, single, y];
  }
  return [];
}
