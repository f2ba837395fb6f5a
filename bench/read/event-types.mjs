/**
 * What the codes of the sets mean in PLOVER's types (draft 2.0). The first type is the code's own; those behind it are
 * right too, because the two schemes cut there in different places.
 */

/** Types of PLOVER's earlier drafts, from `older_names` in plover.json. */
const OLDER = {
  DEMAND: ['REQUEST'],
  DISAPPROVE: ['ACCUSE'],
  INVESTIGATE: ['ACCUSE'],
  FIGHT: ['ASSAULT'],
  YIELD: ['CONCEDE', 'RETREAT'],
};

/** @returns {string[]} of a type of any draft */
export function ploverTypes(type) {
  return OLDER[type] ?? [type];
}

/**
 * The reader's type as PLOVER counts it. PLOVER has no plain statements; a denial is a REJECT there.
 * @returns {string | null} null: no event of PLOVER's
 */
export function countedType({ type, negated }) {
  if (negated || type === 'STATEMENT') return null;
  return type === 'DENY' ? 'REJECT' : type;
}

/**
 * The sentences of PETRARCH's validation suite are coded in WEIS (McClelland 1976), as its verb dictionary says at its
 * top, not in CAMEO: 064 is "restore ties" there and "share intelligence" in CAMEO. So CAMEO2PLOVER does not apply.
 * By two-digit root, or by the whole code where it differs from its root.
 */
const WEIS = {
  '01': ['CONCEDE', 'RETREAT'],
  '03': ['CONSULT'],
  '030': ['CONSULT', 'AGREE'],
  '04': ['SUPPORT'],
  '05': ['AGREE'],
  '06': ['SUPPORT'],
  '061': ['CONCEDE', 'SUPPORT'],
  '062': ['AGREE'],
  '063': ['AID'],
  '065': ['CONCEDE', 'RETREAT'],
  '066': ['RETREAT'],
  '07': ['AID'],
  '08': ['AGREE'],
  '081': ['AGREE', 'SUPPORT'],
  '085': ['SUPPORT', 'AGREE'],
  '09': ['REQUEST'],
  10: ['REQUEST'],
  11: ['REJECT'],
  12: ['ACCUSE'],
  13: ['ACCUSE'],
  14: ['REJECT'],
  15: ['REQUEST'],
  16: ['THREATEN', 'ACCUSE'],
  17: ['THREATEN'],
  181: ['PROTEST'],
  182: ['MOBILIZE'],
  19: ['SANCTION'],
  20: ['SANCTION', 'COERCE'],
  21: ['COERCE'],
  22: ['ASSAULT'],
};

const FUTURE = /\b(?:will|about to|going to)\b/;
/** "Future-tense CONSULT, SUPPORT, COOPERATE and AID collapse into AGREE" (PLOVER manual); WEIS knows no tense. */
const COLLAPSE = new Set(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID']);

/**
 * @param {string} code of WEIS
 * @param {string} text the sentence
 * @returns {string[] | null} null: a comment (02), which PLOVER does not code, or no code of WEIS
 */
export function weisTypes(code, text) {
  if (!/^\d{3}$/.test(code)) return null;
  const types = WEIS[code] ?? WEIS[code.slice(0, 2)];
  if (!types) return null;
  return FUTURE.test(text) && COLLAPSE.has(types[0]) ? [...types, 'AGREE'] : types;
}
