import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What few rows meet is looked up, not waited for: stories by words of a headline, quotes and reactions by country. */
export class RareFilters1795549000001 implements MigrationInterface {
  name = 'RareFilters1795549000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index article_words on article using gin (words_of(coalesce(title, '')));
      alter index article_words alter column 1 set statistics 500;
      analyze article;
      create index actor_country on actor (country);

      -- "Immutable", so that the planner has the ids before it chooses how to look for them, and knows how many rows each
      -- has. It holds for one statement: each is planned with its own values, and a plan that is kept asks anew.
      create function actors_now(ids uuid[]) returns uuid[] language sql immutable strict parallel safe
        return array(select coalesce(a.into_id, a.id) from actor a where a.id = any(ids));
      create function stories_now(ids uuid[]) returns uuid[] language sql immutable strict parallel safe
        return array(select coalesce(f.story_id, i.id) from unnest(ids) i(id) left join story_redirect f on f.id = i.id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
