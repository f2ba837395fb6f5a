import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Overlap, type StoryIndex, type StoryState, WINDOW_MS } from '../stories/clusterer.js';
import type { Vector } from '../stories/terms.js';

/** What a story takes over from the article that is placed. */
export interface PlacedArticle {
  /** What its story is called where it is the first. */
  title: string;
  /** Keeps languages apart: see `bucketOf`. */
  language: string;
  /** ISO 8601 date-time, UTC. */
  publishedAt: string;
}

/** How many closed stories are cleared at once, when one is opened. */
const MOST_CLOSED = 20;

interface StateRow {
  id: string;
  size: number;
  last_at: Date;
  square: number;
  next_look: number;
}

/** The clusterer's stories and words in the database. One article, one instance, inside its transaction and the stories' lock. */
export class DatabaseIndex implements StoryIndex {
  /** A story that is written with its first article. */
  #opened: string | undefined;

  constructor(
    private readonly manager: EntityManager,
    private readonly article: PlacedArticle,
  ) {}

  async learn(words: string[]): Promise<{ articles: number; having: Map<string, number> }> {
    const rows: { word: string; articles: number }[] = await this.manager.query(
      `insert into story_vocabulary as v (language, word, articles)
       select $1, word, 1 from unnest($2::text[]) as word
       on conflict (language, word) do update set articles = v.articles + 1 returning word, articles`,
      [this.article.language, ['', ...words]],
    );
    const having = new Map(rows.map(({ word, articles }) => [word, articles]));
    return { articles: having.get('')!, having };
  }

  async overlaps(vector: Vector, at: number, but?: string): Promise<Overlap[]> {
    const rows: (StateRow & { products: number[] })[] = await this.manager.query(
      // Word by word ("offset 0"): a planner left to itself goes through the words of every story.
      `with shared as materialized (
         select w.story_id, array_agg(v.weight * w.weight order by v.word) as products
         from unnest($1::text[], $2::float8[]) as v (word, weight),
           lateral (select o.story_id, o.weight from story_word o where o.word = v.word offset 0) w group by 1)
       select s.id, s.size, s.last_at, s.square, s.next_look, shared.products
       from shared join story s on s.id = shared.story_id
       where s.language = $3 and s.last_at between $4 and $5 and s.id is distinct from $6`,
      [
        [...vector.keys()],
        [...vector.values()],
        this.article.language,
        new Date(at - WINDOW_MS),
        new Date(at + WINDOW_MS),
        but ?? null,
      ],
    );
    return rows.map(({ products, ...row }) => ({ story: stateOf(row), products }));
  }

  async open(): Promise<string> {
    this.#opened = uuidv7();
    return this.#opened;
  }

  async add(story: StoryState, vector: Vector): Promise<void> {
    const isNew = story.id === this.#opened;
    this.#opened = undefined;
    await (isNew ? this.#insert(story, vector) : this.#update(story, vector));
  }

  async #insert(story: StoryState, vector: Vector): Promise<void> {
    // A story that got nothing for the whole window can get nothing any more: its words only cost.
    await this.manager.query(
      `with gone as (
         update story set closed = true where id in (select id from story
           where not closed and touched_at < now() - $5 * interval '1 ms' order by touched_at limit $6)
         returning id),
       cleared as (delete from story_word w using gone where w.story_id = gone.id),
       opened as (insert into story (id, title, language, started_at, last_at, size, square, next_look)
         values ($1, $2, $3, $4, $7, $8, $9, $10))
       insert into story_word (word, story_id, weight)
       select word, $1, weight from unnest($11::text[], $12::float8[]) as v (word, weight)`,
      [
        story.id,
        this.article.title,
        this.article.language,
        this.article.publishedAt,
        WINDOW_MS,
        MOST_CLOSED,
        new Date(story.lastAt),
        story.articles,
        story.square,
        story.nextLook,
        [...vector.keys()],
        [...vector.values()],
      ],
    );
  }

  async #update(story: StoryState, vector: Vector): Promise<void> {
    await this.manager.query(
      `with added as (
         insert into story_word as w (word, story_id, weight)
         select word, $1, weight from unnest($8::text[], $9::float8[]) as v (word, weight)
         on conflict (word, story_id) do update set weight = w.weight + excluded.weight)
       update story set size = $2, last_at = $3, square = $4, next_look = $5, touched_at = now(),
         title = case when $6 < started_at then $7 else title end, started_at = least(started_at, $6) where id = $1`,
      [
        story.id,
        story.articles,
        new Date(story.lastAt),
        story.square,
        story.nextLook,
        this.article.publishedAt,
        this.article.title,
        [...vector.keys()],
        [...vector.values()],
      ],
    );
  }

  /** Counts an article whose words add nothing: a copy. */
  async count(storyId: string): Promise<void> {
    await this.manager.query(
      `update story set size = size + 1, last_at = greatest(last_at, $2), touched_at = now(),
         title = case when $2 < started_at then $3 else title end, started_at = least(started_at, $2) where id = $1`,
      [storyId, this.article.publishedAt, this.article.title],
    );
  }

  async vectorOf(id: string): Promise<Vector> {
    const rows: { word: string; weight: number }[] = await this.manager.query(
      'select word, weight from story_word where story_id = $1',
      [id],
    );
    return new Map(rows.map(({ word, weight }) => [word, weight]));
  }

  async merge({ id: into }: StoryState, { id: from }: StoryState): Promise<number> {
    const both = [into, from];
    await this.manager.query(
      `insert into story_word as w (word, story_id, weight) select word, $1, weight from story_word where story_id = $2
       on conflict (word, story_id) do update set weight = w.weight + excluded.weight`,
      both,
    );
    await this.manager.query('update placement set story_id = $1 where story_id = $2', both);
    await this.manager.query('update story_redirect set story_id = $1 where story_id = $2', both);
    await this.manager.query('insert into story_redirect (story_id, id) values ($1, $2)', both);
    await this.manager.query(
      `with gone as (delete from story where id = $2 returning title, started_at)
       update story s set title = case when gone.started_at < s.started_at then gone.title else s.title end,
         started_at = least(s.started_at, gone.started_at) from gone where s.id = $1`,
      both,
    );
    const rows: { square: number }[] = await this.manager.query(
      'select coalesce(sum(weight * weight), 0) as square from story_word where story_id = $1',
      [into],
    );
    return rows[0]!.square;
  }
}

function stateOf(row: StateRow): StoryState {
  return {
    id: row.id,
    articles: row.size,
    lastAt: row.last_at.getTime(),
    square: row.square,
    nextLook: row.next_look,
  };
}
