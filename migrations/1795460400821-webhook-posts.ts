import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quiet hours and grouping of what webhooks post, posts that are being tried, and secrets that follow each other. */
export class WebhookPosts1795460400821 implements MigrationInterface {
  name = 'WebhookPosts1795460400821';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table monitor
        add column quiet jsonb,
        add column grouping jsonb;

      alter table webhook
        add column gathered_at timestamptz,
        add column old_secret text,
        add column old_secret_until timestamptz;

      create table webhook_post (
        id uuid primary key,
        webhook_id uuid not null references webhook on delete cascade,
        story_id uuid,
        until text not null,
        count integer not null,
        items jsonb not null
      );
      create index webhook_post_webhook on webhook_post (webhook_id, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
