import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why a set was not scored; the run goes on without it. */
export class SetAbsent extends Error {}

/**
 * @param {string} folder
 * @param {...string} names paths in it; the first that is there is read
 * @returns {string}
 */
export function textOf(folder, ...names) {
  const path = names.map((name) => join(folder, name)).find((one) => existsSync(one));
  if (path === undefined) throw new SetAbsent(`${names.join(' or ')} is not there`);
  return readFileSync(path, 'utf8');
}

/** @returns {object[]} one a line */
export function linesOf(folder, ...names) {
  return textOf(folder, ...names)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** GUM's news: its articles and, by id, what is attributed in them. */
export function gumOf(data) {
  const articles = linesOf(data, 'gum-news/gum_news.jsonl');
  const attributions = linesOf(data, 'gum-news/gum_attributions.derived.jsonl');
  return { articles, attributions: new Map(attributions.map((one) => [one.id, one.attributions])) };
}
