import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Saved filters with a name: which articles, quotes and reactions somebody wants to hear of. */
export class Monitor1795460400700 implements MigrationInterface {
  name = 'Monitor1795460400700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table monitor (
        id uuid primary key,
        name text not null unique,
        articles jsonb,
        quotes jsonb,
        reactions jsonb,
        created_by text not null,
        created_at timestamptz not null default now()
      )
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
