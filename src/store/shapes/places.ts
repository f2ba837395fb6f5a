import type { Link } from '../graph/shape.js';

const SPAN = 's(start int, "end" int, text text, sentence int)';
const PLACE = (row: string) => `${row}.article_id, ${row}.revision_id, ${row}.passage`;

/** Evidence out of a row that has article, revision, passage and one span. */
export const placeOf: Link = {
  type: 'Evidence',
  from: (row) => `(select ${PLACE(row)}, s.* from jsonb_to_record(${row}.span) as ${SPAN})`,
};

/** Evidence out of a row that has article, revision, passage and several spans in `content`. */
export const placesOf: Link = {
  type: 'Evidence',
  from: (row) => `(select ${PLACE(row)}, s.* from jsonb_to_recordset(${row}.content) as ${SPAN})`,
  order: (place) => `${place}.start`,
};

/** The review columns of a row as an object. */
export const reviewOf: Link = {
  type: 'Review',
  from: (row) =>
    `(select ${row}.review_state as state, ${row}.review_by as by, ${row}.review_at as at, ${row}.review_note as note)`,
};

/** The row of `column` in the table of a type. */
export function reference(type: string, column: string): Link {
  return { type, on: (row, target) => `${target}.id = ${row}.${column}` };
}

/** The actor of `column` as it stands now: the one that it was merged into, where it was. */
export function standingActor(column: string): Link {
  return {
    type: 'Actor',
    on: (row, target) =>
      `${target}.id = (select coalesce(a.into_id, a.id) from actor a where a.id = ${row}.${column})`,
  };
}
