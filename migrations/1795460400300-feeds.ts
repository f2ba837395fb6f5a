import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feeds, what is remembered of their items, and what collectors share. */
export class Feeds1795460400300 implements MigrationInterface {
  name = 'Feeds1795460400300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table feed (
        id uuid primary key,
        url text not null unique,
        kind text,
        title text,
        state text not null default 'NEW',
        created_at timestamptz not null default now(),
        last_attempt_at timestamptz,
        last_success_at timestamptz,
        last_new_at timestamptz,
        next_poll_at timestamptz not null default now(),
        interval_seconds integer not null default 3600,
        failures integer not null default 0,
        problem text,
        problem_code text,
        items integer not null default 0,
        new_items integer not null default 0,
        silent_from timestamptz,
        outlet_id uuid references outlet,
        etag text,
        last_modified text,
        fetched_whole_at timestamptz
      );
      create index feed_outlet on feed (outlet_id);

      create table feed_item_memory (
        feed_id uuid not null references feed on delete cascade,
        key bytea not null,
        link text,
        title text,
        stamp text not null,
        published_at timestamptz,
        seen_at timestamptz not null default now(),
        item jsonb,
        tries integer not null default 0,
        retry_at timestamptz,
        stored_at timestamptz,
        article_id uuid references article on delete set null,
        problem text,
        problem_code text,
        primary key (feed_id, key)
      );
      create index feed_item_stored on feed_item_memory (feed_id, stored_at);
      create index feed_item_key on feed_item_memory (key);
      create index feed_item_article on feed_item_memory (article_id);
      create index feed_item_waiting on feed_item_memory (retry_at) where retry_at is not null;

      create table host_state (
        host text primary key,
        next_page_at timestamptz not null default now(),
        next_feed_at timestamptz not null default now(),
        closed_until timestamptz,
        response_ms integer,
        robots text,
        robots_at timestamptz
      );

      create table collector (
        id text primary key,
        beat_at timestamptz not null default now()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
