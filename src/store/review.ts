import type { DataSource, EntityManager } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { ActorCorrection, ReviewActorInput } from '../schema/actor-editing.js';
import type { InputProblem } from '../schema/add-article.js';
import type { ReviewState } from '../schema/review.js';
import type {
  QuoteCorrection,
  ReactionCorrection,
  ReviewQuoteInput,
  ReviewReactionInput,
} from '../schema/reviewing.js';
import { tellChanged } from './actors/changes.js';
import { MAX_NAME } from './actors/split.js';
import { partyRows } from './write/reactions.js';
import { insertRows, type Row, updateRows } from './write/rows.js';

/** Longest note, UTF-16 code units. */
const MAX_NOTE = 1_000;
const MAX_PARTIES = 50;

/** How the fields of a correction are kept: the column, what null means, and the table that an id is looked up in. */
interface Field {
  column: string;
  required?: boolean;
  refersTo?: 'actor' | 'subject';
}

const QUOTE_FIELDS: Record<keyof QuoteCorrection, Field> = {
  speaker: { column: 'speaker_id', refersTo: 'actor' },
  addressee: { column: 'addressee_id', refersTo: 'actor' },
  kind: { column: 'kind', required: true },
  saidOn: { column: 'said_on' },
};

const ACTOR_FIELDS: Record<keyof ActorCorrection, Field> = {
  name: { column: 'name', required: true },
  kind: { column: 'kind', required: true },
  country: { column: 'country' },
  partOf: { column: 'part_of_id', refersTo: 'actor' },
};

/** Actors and recipients are rows of their own, kept under these names in the history. */
const REACTION_FIELDS: Record<keyof ReactionCorrection, Field> = {
  type: { column: 'type', required: true },
  mode: { column: 'mode' },
  stance: { column: 'stance' },
  actors: { column: 'actors', required: true, refersTo: 'actor' },
  recipients: { column: 'recipients', required: true, refersTo: 'actor' },
  subject: { column: 'subject_id', refersTo: 'subject' },
  factuality: { column: 'factuality', required: true },
  negated: { column: 'negated', required: true },
  happenedOn: { column: 'happened_on' },
};

interface Reviewed {
  table: 'quote' | 'reaction' | 'actor';
  itemType: 'Quote' | 'Reaction' | 'Actor';
  fields: Record<string, Field>;
}

interface Review {
  id: string;
  state: ReviewState;
  note?: string | null;
  correction?: object | null;
}

/**
 * Stores a person's word on a quote: the state, the corrected values, and an entry of its history, in one transaction.
 * @param by name of the key that reviews
 * @returns what is wrong with the input; nothing was stored then
 */
export function reviewQuote(
  dataSource: DataSource,
  by: string,
  input: ReviewQuoteInput,
): Promise<InputProblem[]> {
  return review(dataSource, { table: 'quote', itemType: 'Quote', fields: QUOTE_FIELDS }, by, input);
}

/** As `reviewQuote`, for a reaction. */
export function reviewReaction(
  dataSource: DataSource,
  by: string,
  input: ReviewReactionInput,
): Promise<InputProblem[]> {
  return review(dataSource, { table: 'reaction', itemType: 'Reaction', fields: REACTION_FIELDS }, by, input);
}

/** As `reviewQuote`, for an actor; subscribers to changed actors are told. */
export function reviewActor(
  dataSource: DataSource,
  by: string,
  input: ReviewActorInput,
): Promise<InputProblem[]> {
  return review(dataSource, { table: 'actor', itemType: 'Actor', fields: ACTOR_FIELDS }, by, input);
}

function review(
  dataSource: DataSource,
  reviewed: Reviewed,
  by: string,
  input: Review,
): Promise<InputProblem[]> {
  const correction = Object.entries(input.correction ?? {}).filter(([, value]) => value !== undefined);
  const problems = [...inputProblems(input, correction.length), ...correctionProblems(reviewed, correction)];
  if (problems.length > 0) return Promise.resolve(problems);
  return dataSource.transaction(async (manager) => {
    const current = await currentValues(manager, reviewed, input.id);
    if (!current) return [problem('id', 'NOT_FOUND', `There is no ${reviewed.table} with this id.`)];
    const missing = await missingReferences(manager, reviewed, correction);
    if (missing.length > 0) return missing;
    const asked =
      input.state === 'UNREVIEWED' ? await asRead(manager, input.id) : columnValues(reviewed, correction);
    const after = await standing(manager, reviewed, asked);
    await storeReview(manager, reviewed, input, by, after);
    const before = Object.fromEntries(Object.keys(after).map((column) => [column, current[column]]));
    await insertRows(manager, 'review_entry', [
      {
        id: uuidv7(),
        item_type: reviewed.itemType,
        item_id: input.id,
        state: input.state,
        by,
        at: new Date(),
        note: input.note ?? null,
        before,
        after,
      },
    ]);
    if (reviewed.table === 'actor') await tellChanged(manager, [input.id]);
    return [];
  });
}

function inputProblems({ id, state, note }: Review, corrections: number): InputProblem[] {
  const problems: InputProblem[] = [];
  if (!isUuid(id)) problems.push(problem('id', 'BAD_ID', 'Expected the id of an item.'));
  if (note && note.length > MAX_NOTE) {
    problems.push(
      problem('note', 'TOO_LONG', `Expected at most ${MAX_NOTE} characters, got ${note.length}.`),
    );
  }
  if (note?.includes('\0')) problems.push(problem('note', 'NOT_TEXT', 'Expected text, got a NUL character.'));
  if (state === 'CORRECTED' && corrections === 0) {
    problems.push(problem('correction', 'EMPTY', 'The state CORRECTED needs at least one corrected field.'));
  }
  if (state !== 'CORRECTED' && corrections > 0) {
    problems.push(problem('correction', 'UNEXPECTED', 'A correction goes with the state CORRECTED only.'));
  }
  return problems;
}

function correctionProblems({ fields }: Reviewed, correction: [string, unknown][]): InputProblem[] {
  return correction.flatMap(([name, value]) => {
    const { required, refersTo } = fields[name]!;
    const path = `correction.${name}`;
    if (value === null)
      return required ? [problem(path, 'NULL', 'This field always has a value: leave it out instead.')] : [];
    if (Array.isArray(value) && value.length > MAX_PARTIES) {
      return [problem(path, 'TOO_MANY', `Expected at most ${MAX_PARTIES} actors, got ${value.length}.`)];
    }
    if (Array.isArray(value) && new Set(value).size < value.length) {
      return [problem(path, 'REPEATED', 'Expected each actor once.')];
    }
    if (name === 'name' && !isName(String(value)))
      return [problem(path, 'NOT_TEXT', `Expected a name of 1 to ${MAX_NAME} characters.`)];
    if (name === 'mode' && !/^[a-z-]{1,40}$/.test(String(value)))
      return [problem(path, 'BAD_MODE', 'Expected a mode of PLOVER, like "troops".')];
    const ids = refersTo ? [value].flat() : [];
    return ids.every((id) => isUuid(id))
      ? []
      : [problem(path, 'BAD_ID', `Expected the id of ${article(refersTo!)}.`)];
  });
}

function isName(name: string): boolean {
  return name.trim() !== '' && name.length <= MAX_NAME && !name.includes('\0');
}

const article = (word: string) => (word === 'actor' ? 'an actor' : `a ${word}`);

async function missingReferences(
  manager: EntityManager,
  { fields }: Reviewed,
  correction: [string, unknown][],
): Promise<InputProblem[]> {
  const problems: InputProblem[] = [];
  for (const [name, value] of correction) {
    const { refersTo } = fields[name]!;
    const ids = refersTo && value !== null ? [value].flat() : [];
    if (ids.length === 0) continue;
    const found: unknown[] = await manager.query(`select from ${refersTo} where id = any($1)`, [ids]);
    if (found.length < ids.length) {
      problems.push(problem(`correction.${name}`, 'NOT_FOUND', `There is no such ${refersTo}.`));
    }
  }
  return problems;
}

/** Values that name an actor, as that actor stands now: it may have been merged into another. */
async function standing(manager: EntityManager, { fields }: Reviewed, values: Row): Promise<Row> {
  const columns = Object.values(fields).flatMap(({ column, refersTo }) =>
    refersTo === 'actor' ? [column] : [],
  );
  const ids = columns.flatMap((column) => [values[column]].flat().filter(Boolean));
  if (ids.length === 0) return values;
  const rows: { id: string; into: string }[] = await manager.query(
    'select id, into_id as into from actor where id = any($1::uuid[]) and into_id is not null',
    [ids],
  );
  const into = new Map(rows.map((row) => [row.id, row.into]));
  const now = (value: unknown) => into.get(value as string) ?? value;
  const renamed = columns
    .filter((column) => column in values)
    .map((column) => {
      const value = values[column];
      return [column, Array.isArray(value) ? [...new Set(value.map(now))] : now(value)] as const;
    });
  return { ...values, ...Object.fromEntries(renamed) };
}

/** The columns that a correction can change, as they are; locks the item against another review. */
async function currentValues(
  manager: EntityManager,
  { table, fields }: Reviewed,
  id: string,
): Promise<Row | undefined> {
  const columns = Object.values(fields).map(({ column }) =>
    column === 'actors' || column === 'recipients' ? `${partiesSql(column)} as ${column}` : `i.${column}`,
  );
  const rows: { data: Row }[] = await manager.query(
    `select to_json(x) as data from (select ${columns.join(', ')} from ${table} i where i.id = $1${table === 'actor' ? ' and i.into_id is null' : ''} for update) x`,
    [id],
  );
  return rows[0]?.data;
}

function partiesSql(column: 'actors' | 'recipients'): string {
  const part = column === 'actors' ? 'ACTOR' : 'RECIPIENT';
  return `array(select p.actor_id from reaction_party p where p.reaction_id = i.id and p.part = '${part}' order by p.ordinal)`;
}

/** What the machine had read, by the history: for each corrected column the value before its first correction. */
async function asRead(manager: EntityManager, id: string): Promise<Row> {
  const entries: { before: Row }[] = await manager.query(
    `select before from review_entry where item_id = $1
       and id > coalesce((select max(id::text)::uuid from review_entry where item_id = $1 and state = 'UNREVIEWED'), '00000000-0000-0000-0000-000000000000')
     order by id desc`,
    [id],
  );
  return Object.assign({}, ...entries.map(({ before }) => before));
}

function columnValues({ fields }: Reviewed, correction: [string, unknown][]): Row {
  return Object.fromEntries(correction.map(([name, value]) => [fields[name]!.column, value]));
}

async function storeReview(
  manager: EntityManager,
  { table }: Reviewed,
  { id, state, note }: Review,
  by: string,
  { actors, recipients, ...columns }: Row,
): Promise<void> {
  const undone = state === 'UNREVIEWED';
  await updateRows(manager, table, [
    {
      id,
      ...columns,
      review_state: state,
      review_by: undone ? null : by,
      review_at: undone ? null : new Date(),
      review_note: undone ? null : (note ?? null),
    },
  ]);
  if (actors) await replaceParties(manager, id, 'ACTOR', actors as string[]);
  if (recipients) await replaceParties(manager, id, 'RECIPIENT', recipients as string[]);
}

async function replaceParties(
  manager: EntityManager,
  id: string,
  part: 'ACTOR' | 'RECIPIENT',
  actors: readonly string[],
): Promise<void> {
  await manager.query('delete from reaction_party where reaction_id = $1 and part = $2', [id, part]);
  const rows: { published_at: Date }[] = await manager.query(
    'select published_at from reaction where id = $1',
    [id],
  );
  await insertRows(manager, 'reaction_party', partyRows(id, part, actors, rows[0]!.published_at));
}

function problem(field: string, code: string, message: string): InputProblem {
  return { field, code, message };
}
