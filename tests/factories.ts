import { createHash } from 'node:crypto';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';

/*
 * Valid rows, inserted straight with SQL. Each takes the columns that a test cares about, makes up the others with the
 * rows that they need, and gives back what was inserted. Pass a client to stay inside its transaction.
 */

type Queryable = Pick<pg.Pool, 'query'>;

let made = 0;

export async function buildOutlet(db: Queryable, overrides: Partial<ReturnType<typeof outletRow>> = {}) {
  return insert(db, 'outlet', { ...outletRow(), ...overrides });
}

/** With its first revision, whose id is `revisionId`. */
export async function buildArticle(
  db: Queryable,
  {
    text = 'The bridge is closed, the mayor said. Repairs begin in May.',
    ...overrides
  }: ArticleOverrides = {},
) {
  const article = await insert(db, 'article', { ...articleRow(), ...overrides });
  const revision = await insert(db, 'revision', {
    id: uuid(),
    number: article.revision_number,
    title: article.title,
    text,
    passages: JSON.stringify([{ kind: 'REPORT', start: 0, end: text.length }]),
    sentences: [text],
    article_id: article.id,
  });
  return { ...article, revisionId: revision.id };
}

export async function buildActor(db: Queryable, overrides: Partial<ReturnType<typeof actorRow>> = {}) {
  return insert(db, 'actor', { ...actorRow(), ...overrides });
}

export async function buildSubject(db: Queryable, overrides: Partial<ReturnType<typeof subjectRow>> = {}) {
  return insert(db, 'subject', { ...subjectRow(), ...overrides });
}

export async function buildUtterance(
  db: Queryable,
  overrides: Partial<ReturnType<typeof utteranceRow>> = {},
) {
  return insert(db, 'utterance', { ...utteranceRow(), ...overrides });
}

export async function buildQuote(db: Queryable, overrides: Partial<ReturnType<typeof quoteRow>> = {}) {
  const place = overrides.article_id ? await placeOf(db, overrides.article_id) : await newPlace(db);
  const row = { ...quoteRow(), ...place, ...overrides };
  const utterance = { text: row.text, speaker_id: row.speaker_id, first_carried_at: row.published_at };
  row.utterance_id ||= (await buildUtterance(db, utterance)).id;
  return insert(db, 'quote', row);
}

/** `actors` and `recipients` are ids of actors, in the order printed. */
export async function buildReaction(
  db: Queryable,
  { actors = [], recipients = [], ...overrides }: ReactionOverrides = {},
) {
  const place = overrides.article_id ? await placeOf(db, overrides.article_id) : await newPlace(db);
  const reaction = await insert(db, 'reaction', { ...reactionRow(), ...place, ...overrides });
  const parties = [
    ...actors.map((actor_id, ordinal) => ({ part: 'ACTOR', ordinal, actor_id })),
    ...recipients.map((actor_id, ordinal) => ({ part: 'RECIPIENT', ordinal, actor_id })),
  ];
  for (const party of parties) {
    const { id: reaction_id, published_at } = reaction;
    await insert(db, 'reaction_party', { reaction_id, published_at, ...party });
  }
  return { ...reaction, actors, recipients };
}

/** A mention of an actor in an article, in a quote of it where `quote_id` is given. */
export async function buildMention(
  db: Queryable,
  overrides: { actor_id: string; article_id: string } & Partial<ReturnType<typeof mentionRow>>,
) {
  const { revision_id } = await placeOf(db, overrides.article_id);
  return insert(db, 'mention', { ...mentionRow(), revision_id, ...overrides });
}

/** Two actors that may be one, of whom nobody has said so. */
export async function buildDoubt(db: Queryable) {
  const [actor, candidate, { id: article_id }] = [
    await buildActor(db),
    await buildActor(db),
    await buildArticle(db),
  ];
  const row = { id: uuid(), actor_id: actor.id, candidate_id: candidate.id, article_id, likeness: 0.6 };
  return insert(db, 'actor_doubt', row);
}

/** A merge that was made and undone, so that both actors stand. */
export async function buildActorChange(db: Queryable) {
  const [actor, other] = [await buildActor(db), await buildActor(db)];
  const undone = { undone_by: 'desk', undone_at: new Date() };
  const row = {
    id: uuid(),
    kind: 'MERGE',
    actor_id: actor.id,
    other_id: other.id,
    other_name: other.name,
    by: 'desk',
  };
  return insert(db, 'actor_change', { ...row, ...undone });
}

/** A monitor of all quotes, where no filters are given. */
export async function buildMonitor(db: Queryable, overrides: Partial<ReturnType<typeof monitorRow>> = {}) {
  return insert(db, 'monitor', { ...monitorRow(), ...overrides });
}

/** A webhook that fails, of a monitor of its own where none is given. */
export async function buildWebhook(db: Queryable, overrides: Partial<ReturnType<typeof webhookRow>> = {}) {
  const row = { ...webhookRow(), ...overrides };
  row.monitor_id ||= (await buildMonitor(db)).id;
  return insert(db, 'webhook', row);
}

/** A dead letter, of a webhook of its own where none is given. */
export async function buildDeadLetter(
  db: Queryable,
  overrides: Partial<ReturnType<typeof deadLetterRow>> = {},
) {
  const row = { ...deadLetterRow(), ...overrides };
  row.webhook_id ||= (await buildWebhook(db)).id;
  return insert(db, 'dead_letter', row);
}

/** An alert of each kind that a monitor told of; a position changes from one reaction to another. */
export async function buildAlerts(db: Queryable, of: AlertedItems) {
  const raised_at = new Date('2026-11-02T09:00:00Z');
  const common = () => ({ id: uuid(), monitor_id: of.monitor, raised_at });
  const [from, until] = [new Date('2026-11-02T08:00:00Z'), raised_at];
  const counts = { count: 9, usual: 1.5, expected: 6 };
  await insert(db, 'spike', { ...common(), counted: 'QUOTES', from, until, ...counts });
  await insert(db, 'new_speaker', { ...common(), speaker_id: of.speaker, quote_id: of.quote });
  const reactions = { before_id: of.before, now_id: of.now, side: 'OPPOSED', earlier: 2 };
  const on = [
    { subject_id: of.subject, counterpart_id: null },
    { subject_id: null, counterpart_id: of.speaker },
  ];
  for (const target of on) {
    await insert(db, 'changed_position', { ...common(), actor_id: of.actor, ...target, ...reactions });
  }
}

/** Ids of what alerts are about. */
interface AlertedItems {
  monitor: string;
  speaker: string;
  quote: string;
  actor: string;
  subject: string;
  before: string;
  now: string;
}

type ArticleOverrides = Partial<ReturnType<typeof articleRow>> & { text?: string };

type ReactionOverrides = Partial<ReturnType<typeof reactionRow>> & {
  actors?: string[];
  recipients?: string[];
};

function outletRow() {
  made += 1;
  return {
    id: uuid(),
    name: `Harbour Post ${made}`,
    domain: `harbour-post-${made}.example`,
    kind: 'NEWSPAPER',
    country: null as string | null,
    languages: ['en'],
  };
}

function articleRow() {
  made += 1;
  const id = uuid();
  return {
    id,
    url: `https://harbour-post.example/${made}` as string | null,
    title: `Bridge closed, day ${made}` as string | null,
    bylines: [] as string[],
    language: 'en' as string | null,
    published_at: new Date('2026-03-02T09:00:00Z'),
    collected_at: new Date(),
    revision_number: 1,
    outlet_id: null as string | null,
    content_hash: createHash('sha256').update(id).digest(),
  };
}

function actorRow() {
  made += 1;
  const name = `Mayor Lind ${made}`;
  return { id: uuid(), name, kind: 'PERSON', country: null as string | null, identity: `PERSON ${name}` };
}

function subjectRow() {
  made += 1;
  const name = `bridge closure ${made}`;
  return { id: uuid(), name, key: name };
}

function utteranceRow() {
  return {
    id: uuid(),
    text: 'The bridge is closed',
    speaker_id: null as string | null,
    first_carried_at: new Date('2026-03-02T09:00:00Z'),
  };
}

function quoteRow() {
  made += 1;
  const text = 'The bridge is closed';
  return {
    id: uuid(),
    kind: 'DIRECT',
    text,
    speaker_id: null as string | null,
    speaker_as_printed: 'the mayor' as string | null,
    cue: 'said' as string | null,
    passage: 'REPORT',
    article_id: '',
    utterance_id: '',
    confidence: 0.9,
    review_state: 'UNREVIEWED',
    withdrawn_at: null as Date | null,
    revision_id: '',
    content: JSON.stringify([{ start: 0, end: text.length, text, sentence: 1 }]),
    ordinal: 0,
    published_at: new Date(0),
    identity: `quote ${made}`,
  };
}

function reactionRow() {
  made += 1;
  return {
    id: uuid(),
    type: 'ACCUSE',
    mode: null as string | null,
    stance: 'OPPOSES' as string | null,
    subject_id: null as string | null,
    factuality: 'DONE',
    negated: false,
    happened_on: null as string | null,
    quote_id: null as string | null,
    passage: 'REPORT',
    article_id: '',
    confidence: 0.8,
    review_state: 'UNREVIEWED',
    withdrawn_at: null as Date | null,
    revision_id: '',
    span: { start: 0, end: 20, text: 'The bridge is closed', sentence: 1 },
    ordinal: 0,
    published_at: new Date(0),
    identity: `reaction ${made}`,
  };
}

function mentionRow() {
  return {
    id: uuid(),
    text: 'the mayor',
    quote_id: null as string | null,
    revision_id: '',
    span: { start: 22, end: 31, text: 'the mayor', sentence: 1 },
    passage: 'REPORT',
    ordinal: 22,
  };
}

function monitorRow() {
  made += 1;
  return {
    id: uuid(),
    name: `Harbour desk ${made}`,
    articles: null as object | null,
    quotes: {} as object | null,
    reactions: null as object | null,
    revisions: null as object | null,
    stories: null as object | null,
    actors: null as object | null,
    quiet: null as string | null,
    grouping: null as object | null,
    alerts: null as object | null,
    alerts_position: null as string | null,
    created_by: 'desk',
  };
}

function webhookRow() {
  made += 1;
  return {
    id: uuid(),
    monitor_id: '',
    url: `https://desk.example/in/${made}`,
    secret: 'whsec_bm90IGEgc2VjcmV0',
    position: '0-0',
    attempts: 1,
    next_attempt_at: new Date('2026-11-02T09:00:00Z') as Date | null,
    failing_since: new Date('2026-11-02T08:00:00Z') as Date | null,
    problem: 'The receiver answered 500; expected 2xx.' as string | null,
    stopped_at: null as Date | null,
    created_by: 'desk',
  };
}

function deadLetterRow() {
  made += 1;
  return {
    id: uuid(),
    webhook_id: '',
    position: `1-${made}`,
    kind: 'QUOTE_ADDED',
    item_id: uuid(),
    attempts: 9,
    problem: 'The receiver answered 422; expected 2xx.',
  };
}

async function newPlace(db: Queryable) {
  const { id, revisionId, published_at } = await buildArticle(db);
  return { article_id: id, revision_id: revisionId, published_at };
}

async function placeOf(db: Queryable, articleId: string) {
  const { rows } = await db.query<{ article_id: string; revision_id: string; published_at: Date }>(
    `select a.id as article_id, r.id as revision_id, a.published_at
       from article a join revision r on r.article_id = a.id and r.number = a.revision_number where a.id = $1`,
    [articleId],
  );
  if (!rows[0]) throw new Error(`There is no article ${articleId}.`);
  return rows[0];
}

async function insert<T extends object>(db: Queryable, table: string, row: T): Promise<T> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const places = columns.map((_, i) => `$${i + 1}`);
  await db.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
  return row;
}
