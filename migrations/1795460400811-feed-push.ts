import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subscriptions at the hubs of feeds (WebSub). */
export class FeedPush1795460400811 implements MigrationInterface {
  name = 'FeedPush1795460400811';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table feed_push (
        feed_id uuid primary key references feed on delete cascade,
        token text not null unique,
        secret text not null,
        hub text not null,
        topic text not null,
        state text not null default 'REQUESTED',
        renew_at timestamptz not null default now(),
        lease_until timestamptz,
        pushed_at timestamptz,
        missed_at timestamptz,
        problem text
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
