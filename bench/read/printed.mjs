import { overlap } from './spans.mjs';

/**
 * Whether an actor is meant by printed words: one of its mentions stands on them, or one of its names has or is in them.
 * @param {string} words
 * @param {{start: number, end: number}} span where they stand in the text
 * @param {string} key of the actor
 * @param {{actors: object[], mentions: object[]}} reading
 * @returns {boolean}
 */
export function isPrinted(words, span, key, { actors, mentions }) {
  const actor = actors.find((one) => one.key === key);
  const names = [actor.name, ...actor.names.map((name) => name.text)].map(fold);
  const wanted = fold(words);
  if (names.some((name) => ` ${name} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${name} `)))
    return true;
  return mentions.some((one) => one.actor === key && overlap(one, span));
}

function fold(name) {
  return name.toLowerCase().replace(/^(?:the|an?) /, '');
}
