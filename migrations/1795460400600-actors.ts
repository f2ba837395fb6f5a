import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nameBlock } from '../src/names/block.js';

/** Names that are given their block with one statement. */
const BATCH = 5_000;

/** Actors across articles: doubts, merges and splits by people, reviews, what belongs to what. */
export class Actors1795460400600 implements MigrationInterface {
  name = 'Actors1795460400600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table actor
        add column part_of_id uuid references actor on delete set null,
        add column into_id uuid references actor,
        add column review_state text not null default 'UNREVIEWED',
        add column review_by text,
        add column review_at timestamptz,
        add column review_note text;
      create index actor_into on actor (into_id) where into_id is not null;
      create index actor_part_of on actor (part_of_id) where part_of_id is not null;

      alter table actor_name add column block text;
      create index actor_name_block on actor_name (block, id);
      create index role_at on role (at_id);

      create table actor_change (
        id uuid primary key,
        kind text not null,
        actor_id uuid not null references actor on delete cascade,
        other_name text not null,
        other_id uuid not null references actor on delete cascade,
        by text not null,
        at timestamptz not null default now(),
        note text,
        undone_by text,
        undone_at timestamptz
      );
      create index actor_change_actor on actor_change (actor_id, id);
      create index actor_change_other on actor_change (other_id, id);

      create table actor_move (
        change_id uuid not null references actor_change on delete cascade,
        place text not null,
        row_id uuid not null,
        primary key (change_id, place, row_id)
      );

      create table actor_standing (
        article_id uuid not null references article on delete cascade,
        read_as_id uuid not null references actor on delete cascade,
        is_id uuid not null references actor on delete cascade,
        change_id uuid not null references actor_change on delete cascade,
        primary key (article_id, read_as_id)
      );
      create index actor_standing_change on actor_standing (change_id);

      create table actor_doubt (
        id uuid primary key,
        actor_id uuid not null references actor on delete cascade,
        candidate_id uuid not null references actor on delete cascade,
        article_id uuid not null references article on delete cascade,
        likeness real not null,
        grounds text[] not null default '{}',
        state text not null default 'OPEN',
        at timestamptz not null default now(),
        by text,
        unique (actor_id, candidate_id)
      );
      create index actor_doubt_candidate on actor_doubt (candidate_id);
      create index actor_doubt_newest on actor_doubt (at, id);
    `);
    await giveBlocks(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function giveBlocks(runner: QueryRunner): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const names: { id: string; text: string; actor: string }[] = await runner.query(
      `select n.id, n.text, a.kind as actor from actor_name n join actor a on a.id = n.actor_id
        where n.id > $1 and n.kind in ('FULL', 'ACRONYM') order by n.id limit ${BATCH}`,
      [after],
    );
    const last = names.at(-1);
    if (!last) return;
    after = last.id;
    const blocks = names.map(({ text, actor }) => nameBlock(text, actor === 'PERSON' ? 'PERSON' : 'BODY'));
    await runner.query(
      `update actor_name n set block = b.block from unnest($1::uuid[], $2::text[]) as b(id, block) where n.id = b.id`,
      [names.map(({ id }) => id), blocks],
    );
  }
}
