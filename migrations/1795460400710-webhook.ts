import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where what a monitor watches is posted to, how far that has come, and what could not be posted. */
export class Webhook1795460400710 implements MigrationInterface {
  name = 'Webhook1795460400710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook (
        id uuid primary key,
        monitor_id uuid not null references monitor on delete cascade,
        url text not null,
        secret text not null,
        position text not null,
        attempts integer not null default 0,
        next_attempt_at timestamptz,
        failing_since timestamptz,
        problem text,
        stopped_at timestamptz,
        resumed_at timestamptz,
        created_by text not null,
        created_at timestamptz not null default now(),
        unique (monitor_id, url)
      );

      create table dead_letter (
        id uuid primary key,
        webhook_id uuid not null references webhook on delete cascade,
        position text not null,
        kind text not null,
        item_id uuid not null,
        attempts integer not null,
        problem text not null,
        failed_at timestamptz not null default now(),
        replay_asked_at timestamptz,
        unique (webhook_id, position)
      );
      create index dead_letter_replay on dead_letter (replay_asked_at) where replay_asked_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
