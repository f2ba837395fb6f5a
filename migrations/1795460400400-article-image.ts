import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The picture that an article is shown with. */
export class ArticleImage1795460400400 implements MigrationInterface {
  name = 'ArticleImage1795460400400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table article add column image text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
