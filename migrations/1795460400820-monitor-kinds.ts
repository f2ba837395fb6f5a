import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monitors may also watch articles that change, stories that grow and actors that people change. */
export class MonitorKinds1795460400820 implements MigrationInterface {
  name = 'MonitorKinds1795460400820';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table monitor
        add column revisions jsonb,
        add column stories jsonb,
        add column actors jsonb
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
