import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages of stored articles that are asked for again. */
export class PageVisits1795460400810 implements MigrationInterface {
  name = 'PageVisits1795460400810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table page_visit (
        article_id uuid primary key references article on delete cascade,
        address text not null,
        etag text,
        last_modified text,
        fetched_whole_at timestamptz not null default now(),
        since timestamptz not null default now(),
        visits integer not null default 0,
        next_at timestamptz,
        gone_since timestamptz
      );
      create index page_visit_due on page_visit (next_at) where next_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
