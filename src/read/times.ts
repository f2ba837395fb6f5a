import { FOLDED, type Meaning, meaning, THREATENING, threatened } from './lexicon/meanings.js';
import type { Standing } from './standing.js';

/** What around a deed decides whether its future is a threat. */
export interface Announcement {
  saidByDoer: boolean;
  underCondition: boolean;
  /** "unless": even giving way, as in pulling peacekeepers out, is then held over somebody. */
  isUltimatum: boolean;
}

/**
 * PLOVER has one type for a deed and its time: cooperation to come is AGREE, hostility that its doer announces is
 * THREATEN, giving way that is announced is CONCEDE. What is only supposed, and what is denied, keeps its type.
 */
export function inTime(told: Meaning, standing: Standing, by: Announcement): Meaning {
  if (
    standing.negated ||
    standing.supposed ||
    (standing.tense !== 'PLANNED' && standing.tense !== 'CONDITIONAL')
  )
    return told;
  if (FOLDED.has(told.type)) return standing.tense === 'PLANNED' ? meaning('AGREE') : told;
  if (THREATENING.has(told.type)) return by.saidByDoer || by.underCondition ? threatened(told) : told;
  if (told.type !== 'RETREAT' || told.mode === 'resign' || !by.saidByDoer) return told;
  return by.isUltimatum ? meaning('THREATEN/relations') : meaning('CONCEDE');
}
