import type { DateRange, DateTimeRange } from '../../schema/ranges.js';
import type { ReviewState } from '../../schema/review.js';
import type { Statement } from '../graph/statement.js';

/** `sql` is one of `values`; nothing where no values are given. */
export function oneOf(
  statement: Statement,
  sql: string,
  values: readonly string[] | null | undefined,
): string[] {
  return values ? [`${sql} = any(${statement.bind(values, 'text[]')})`] : [];
}

/** `sql` is one of the ids of the filter's `field`. */
export function oneOfIds(
  statement: Statement,
  sql: string,
  field: string,
  ids: readonly string[] | null | undefined,
): string[] {
  return ids ? [`${sql} = any(${statement.bindIds(`filter.${field}`, ids)})`] : [];
}

/** `sql` is one of the actors of the filter's `field`; who was merged into another is that one. */
export function oneOfActors(
  statement: Statement,
  sql: string,
  field: string,
  ids: readonly string[] | null | undefined,
): string[] {
  if (!ids) return [];
  const list = statement.bindIds(`filter.${field}`, ids);
  return [`${sql} = any(actors_now(${list}))`];
}

/** The actor or outlet with the id `sql` is of one of these countries; as a join, so that a rare country is looked up, not waited for. */
export function ofCountry(
  statement: Statement,
  table: 'actor' | 'outlet',
  sql: string,
  countries: readonly string[] | null | undefined,
): string[] {
  return oneOf(statement, 'c.country', countries).map(
    (condition) => `exists (select from ${table} c where c.id = ${sql} and ${condition})`,
  );
}

/** `sql`, a count, is at least and at most so much, as far as that is given. */
export function counting(
  statement: Statement,
  sql: string,
  least: number | null | undefined,
  most?: number | null,
): string[] {
  return [
    ...(least == null ? [] : [`${sql} >= ${statement.bind(least, 'int')}`]),
    ...(most == null ? [] : [`${sql} <= ${statement.bind(most, 'int')}`]),
  ];
}

/** `sql` lies in a half-open span of time. */
export function within(statement: Statement, sql: string, range: DateTimeRange | null | undefined): string[] {
  const conditions: string[] = [];
  if (range?.from) conditions.push(`${sql} >= ${statement.bind(range.from, 'timestamptz')}`);
  if (range?.until) conditions.push(`${sql} < ${statement.bind(range.until, 'timestamptz')}`);
  return conditions;
}

/** `sql` lies in a span of days, both ends within. */
export function withinDays(statement: Statement, sql: string, range: DateRange | null | undefined): string[] {
  const conditions: string[] = [];
  if (range?.from) conditions.push(`${sql} >= ${statement.bind(range.from, 'date')}`);
  if (range?.until) conditions.push(`${sql} <= ${statement.bind(range.until, 'date')}`);
  return conditions;
}

/** `sql`, the words of a text, has those of a search, in the syntax of a web search box. */
export function hasWords(statement: Statement, sql: string, words: string | null | undefined): string[] {
  if (words == null) return [];
  return [`${sql} @@ words_asked(${statement.bind(words, 'text')})`];
}

/** SQL of conditions: the role was held on that day, as far as it is dated: an end that is not told does not shut a day out. */
export function heldOn(role: string, day: string): string[] {
  return [`coalesce(${role}."from" <= ${day}, true)`, `coalesce(${role}.until >= ${day}, true)`];
}

/** The states of a filter; all but REJECTED where it names none. */
export function reviewed(
  statement: Statement,
  row: string,
  states: readonly ReviewState[] | null | undefined,
): string[] {
  return states ? oneOf(statement, `${row}.review_state`, states) : [`${row}.review_state <> 'REJECTED'`];
}

/** The article with the id `sql` is in one of these stories, by their ids of now or those they had before they were merged. */
export function ofStory(
  statement: Statement,
  sql: string,
  ids: readonly string[] | null | undefined,
): string[] {
  if (!ids) return [];
  const list = statement.bindIds('filter.story', ids);
  return [`${sql} in (select p.article_id from placement p where p.story_id = any(stories_now(${list})))`];
}

/** The article of `row` meets conditions on it or its outlet. */
export function ofArticle(
  statement: Statement,
  row: string,
  filter: { outlet?: readonly string[]; language?: readonly string[]; story?: readonly string[] },
): string[] {
  const conditions = [
    ...oneOfIds(statement, 'a.outlet_id', 'outlet', filter.outlet),
    ...oneOf(statement, 'a.language', filter.language),
  ];
  const inStory = ofStory(statement, `${row}.article_id`, filter.story);
  if (conditions.length === 0) return inStory;
  return [
    ...inStory,
    `exists (select from article a where a.id = ${row}.article_id and ${conditions.join(' and ')})`,
  ];
}
