import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the addresses of one page have in common: http and https, "www.", "m." and "amp." hosts, the marks of AMP, a slash at the end. */
export class ArticleTwin1795460400812 implements MigrationInterface {
  name = 'ArticleTwin1795460400812';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function twin_of(url text) returns text language sql immutable strict parallel safe as $$
        select regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
          url,
          '^https?://((www|m|mobile|amp)\\.)*', '', 'i'),
          '(?<=[?&])(_?amp(=(1|true|yes)?)?|output(type)?=amp)(&|$)', '', 'gi'),
          '[?&]$', ''),
          '^([^/]+)/amp/', '\\1/', 'i'),
          '/amp(?=/?(\\?|$))|\\.amp(?=(\\.html?)?(\\?|$))', '', 'i'),
          '/(?=\\?|$)', '')
      $$;
      create index article_twin on article (twin_of(url)) where url is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
