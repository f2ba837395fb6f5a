import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the outbox has been pruned: one row, the position of the last entry that was removed, beside an id that tells
 * its positions from those of other databases.
 */
export class OutboxFloor1795460400200 implements MigrationInterface {
  name = 'OutboxFloor1795460400200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox_floor (
        single boolean primary key default true check (single),
        outbox_id uuid not null default gen_random_uuid(),
        xid xid8 not null,
        seq bigint not null
      );
      insert into outbox_floor (xid, seq) values ('0', 0);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
