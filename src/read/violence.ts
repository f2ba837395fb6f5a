import type { Told } from './deed.js';
import { ARMED, TEAM } from './lexicon/telling.js';

/** A person alone, a game, and a happening that killed (", killing all aboard") are no attack. */
export function isViolence({ verb, deed, meaning: own, actors, recipients }: Told): boolean {
  if (actors.some(({ name }) => TEAM.test(name))) return false;
  const armed = actors.some(
    ({ kind, name }) => (kind !== 'PERSON' && kind !== 'ORGANIZATION') || ARMED.test(name),
  );
  if (verb.form === 'GERUND' && !armed) return false;
  if (armed || recipients.length > 0 || own.mode !== null) return true;
  const aimed = deed.predicate?.objects != null && STORMING.has(deed.lemma);
  return aimed || !actors.every(({ kind }) => kind === 'PERSON');
}

/** Of a town or a base, these are said of arms alone. */
const STORMING = new Set(['attack', 'raid', 'storm', 'overrun', 'recapture', 'retake']);
