import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies, stories and what changed between revisions. Articles that are there already are placed by `reread`. */
export class Stories1795460400500 implements MigrationInterface {
  name = 'Stories1795460400500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table story (
        id uuid primary key,
        title text not null,
        language text not null,
        started_at timestamptz not null,
        last_at timestamptz not null,
        size integer not null,
        square double precision not null,
        next_look integer not null,
        touched_at timestamptz not null default now(),
        closed boolean not null default false
      );
      create index story_newest on story (last_at, id);
      create index story_oldest on story (started_at, id);
      create index story_largest on story (size, id);
      create index story_open on story (touched_at) where not closed;

      create table story_word (
        word text not null,
        story_id uuid not null references story on delete cascade,
        weight double precision not null,
        primary key (word, story_id)
      );
      create index story_word_story on story_word (story_id);

      create table story_vocabulary (
        language text not null,
        word text not null,
        articles integer not null,
        primary key (language, word)
      );

      create table story_redirect (
        id uuid primary key,
        story_id uuid not null references story on delete cascade
      );
      create index story_redirect_story on story_redirect (story_id);

      create table placement (
        article_id uuid primary key references article on delete cascade,
        story_id uuid not null references story,
        original_id uuid references article on delete set null,
        fingerprint bigint,
        published_at timestamptz not null
      );
      create index placement_story on placement (story_id, published_at, article_id);
      create index placement_original on placement (original_id);
      create index placement_published on placement (published_at);

      create table revision_change (
        revision_id uuid not null references revision on delete cascade,
        item_type text not null,
        ordinal integer not null,
        kind text not null,
        item_id uuid not null,
        replaced_id uuid,
        before text,
        after text,
        primary key (revision_id, item_type, ordinal)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
