import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Copies are looked up in an index instead of among all of three days. Articles that are there already keep the copies that they
 * have; others are found to be copies of them once they are read again (`reread`).
 */
export class Copies1795460400800 implements MigrationInterface {
  name = 'Copies1795460400800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index placement_published;
      alter table placement drop column fingerprint, add column sketch bit(512), add column bands integer[];
      -- Written at once: each look would have to go through what is put off.
      create index placement_bands on placement using gin (bands) with (fastupdate = off);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
