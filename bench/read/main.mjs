/**
 * `npm run bench:read`: the built reader against every public set it finds. Prints one table to stdout and writes it into
 * RESULTS.md; progress goes to stderr. Needs nothing but the built project and the sets; no network.
 */

import { ALIKE, nameLikeness } from '../../dist/src/names/likeness.js';
import { read } from '../../dist/src/read/read.js';
import { nameKey } from '../../dist/src/store/name-key.js';
import { scoreBrief } from './brief.mjs';
import { scoreGap } from './gap.mjs';
import { scoreGumActors } from './gum-actors.mjs';
import { scoreLanguages } from './languages.mjs';
import { SetAbsent } from './load.mjs';
import { scoreNames } from './names.mjs';
import { readOptions } from './options.mjs';
import { scorePetrarch } from './petrarch.mjs';
import { scorePlover } from './plover.mjs';
import { scorePlv } from './plv.mjs';
import { scoreGumQuotes, scorePolnear } from './quotes.mjs';
import { scoreRe3d } from './re3d.mjs';
import { reportOf, writeReport } from './results.mjs';
import { scoreSentences } from './sentences.mjs';
import { scoreSpeed } from './speed.mjs';
import { scoreVoices } from './voices.mjs';
import { scoreWho } from './who.mjs';

const options = readOptions();

/** Speed first, on a machine that this run has not yet warmed. */
const SETS = [
  ['speed', 'speed', () => scoreSpeed(options)],
  ['quotes', 'PolNeAR dev', () => ofPolnear('dev')],
  ['quotes', 'PolNeAR train', () => ofPolnear('train')],
  ['quotes', 'GUM quotes', () => scoreGumQuotes(options, read)],
  ['quotes', 'our voices', () => scoreVoices(read)],
  ['languages', 'other languages', () => scoreLanguages(read)],
  ['actors', 'GUM actors', () => scoreGumActors(options, read)],
  ['actors', 're3d', () => scoreRe3d(options, read)],
  ['actors', 'who', () => scoreWho(read)],
  ['names', 'name pairs', () => scoreNames(options, { nameKey, nameLikeness, ALIKE })],
  ['gap', 'GAP', () => scoreGap(options, read)],
  ['reactions', 'PETRARCH', () => scorePetrarch(options, read)],
  ['reactions', 'PLOVER records', () => scorePlover(options, read)],
  ['reactions', 'PLV', () => scorePlv(options, read)],
  ['reactions', 'our sentences', () => scoreSentences(options, read)],
  ['brief', 'the brief', () => scoreBrief(options, read)],
];

function ofPolnear(part) {
  if (options.polnear === undefined) throw new SetAbsent('no folder named with --polnear');
  return scorePolnear(options, part, read);
}

const started = performance.now();
const rows = [];
const skipped = [];
for (const [, name, score] of SETS.filter(([part]) => options.only.includes(part))) {
  try {
    rows.push(...score());
  } catch (error) {
    if (!(error instanceof SetAbsent)) throw error;
    skipped.push(`${name}: ${error.message}`);
  }
  console.error(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${name}`);
}
const last = rows.filter(({ set }) => set === 'speed');
const report = reportOf([...rows.filter(({ set }) => set !== 'speed'), ...last], skipped, options);
console.log(report);
if (options.results && rows.length > 0) writeReport(report);
