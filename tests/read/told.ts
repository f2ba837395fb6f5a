import { read } from '../../src/read/read.js';

/** The reactions of a text as "TYPE/mode who -> whom TENSE not", with the keys of a reading without their kind. */
export function told(text: string): string[] {
  const bare = (keys: readonly string[]) => keys.map((key) => key.replace(/^\w+:/, '')).join(' + ') || '-';
  return read({ text, publishedAt: '2026-05-14' }).reactions.map(
    ({ type, mode, actors, recipients, tense, negated }) =>
      `${type}${mode ? `/${mode}` : ''} ${bare(actors)} -> ${bare(recipients)} ${tense}${negated ? ' not' : ''}`,
  );
}
