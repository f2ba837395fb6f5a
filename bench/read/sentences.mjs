import { readFileSync } from 'node:fs';
import { scoreTypes } from './event-score.mjs';
import { countedType } from './event-types.mjs';
import { figuresOf, tally } from './figures.mjs';

const SET = 'our sentences';
const FILES = ['reactions', 'wire', 'agency', 'bureau', 'dispatch', 'docket', 'courier'].map(
  (name) => new URL(`sentences/${name}.tsv`, import.meta.url),
);

/** Sentences that we wrote and labelled by PLOVER's manual, each with what one reaction it tells. */
export function scoreSentences(_, read, files = FILES) {
  const typed = [];
  const parties = tally();
  const modes = tally();
  const standings = tally();
  for (const { type, mode, flags, actors, recipients, text } of labelled(files)) {
    const reading = read({ text, language: 'en' });
    const told = reading.reactions.filter(({ type: own }) => own !== 'STATEMENT');
    const denied = flags.includes('negated');
    typed.push({
      gold: type && !denied ? [[type === 'DENY' ? 'REJECT' : type]] : [],
      read: told.map(countedType).filter(Boolean),
    });
    if (!type) {
      parties.read += told.length;
      continue;
    }
    parties.gold++;
    parties.read += told.length;
    const own = told.find((one) => one.type === type);
    if (mode) {
      modes.gold++;
      if (told.length) modes.read++;
      if (own?.mode === mode) modes.right++;
    }
    if (flags) {
      standings.gold++;
      if (own) standings.read++;
      if (own && isStanding(own, flags)) standings.right++;
    }
    if (told.some((one) => one.type === type && hasParties(one, actors, recipients, reading)))
      parties.right++;
  }
  const types = scoreTypes(typed);
  const graded = [...types.byType.values()].filter(({ gold }) => gold > 0).length;
  return [
    {
      set: SET,
      measure: 'type of the reaction',
      ...figuresOf(types.all),
      gold: types.all.gold,
      read: types.all.read,
    },
    { set: SET, measure: `the same, macro F1 over ${graded} types`, f: types.macroF },
    {
      set: SET,
      measure: 'type and mode, where one is labelled',
      ...figuresOf(modes),
      gold: modes.gold,
      read: modes.read,
    },
    {
      set: SET,
      measure: 'type with actors and recipients',
      ...figuresOf(parties),
      gold: parties.gold,
      read: parties.read,
    },
    {
      set: SET,
      measure: 'negated, planned, conditional',
      ...figuresOf(standings),
      gold: standings.gold,
      read: standings.read,
    },
  ];
}

/** @returns {{type: string | null, mode: string | null, flags: string, actors: string[], recipients: string[], text: string}[]} */
export function labelled(files = FILES) {
  return files
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [label, flags, actors, recipients, text] = line.split('\t');
      const [type, mode = null] = label.split('/');
      const names = (field) => field.split(';').filter(Boolean);
      return {
        type: type === 'none' ? null : type,
        mode,
        flags,
        actors: names(actors),
        recipients: names(recipients),
        text,
      };
    });
}

function isStanding({ negated, tense }, flags) {
  if (flags.includes('negated')) return negated;
  return !negated && tense === (flags.includes('planned') ? 'PLANNED' : 'CONDITIONAL');
}

/** All labelled parties are met, and nobody else acts. */
function hasParties({ actors, recipients }, wantedActors, wantedRecipients, reading) {
  const isMet = (name, keys) => keys.some((key) => isNamed(name, key, reading));
  return (
    actors.length === wantedActors.length &&
    wantedActors.every((name) => isMet(name, actors)) &&
    wantedRecipients.every((name) => isMet(name, recipients))
  );
}

function isNamed(name, key, { actors }) {
  const actor = actors.find((one) => one.key === key);
  const fold = (text) => text.toLowerCase();
  return [actor.name, ...actor.names.map(({ text }) => text)].some(
    (one) => fold(one).includes(fold(name)) || fold(name).includes(fold(one)),
  );
}
