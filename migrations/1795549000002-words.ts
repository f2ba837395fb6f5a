import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is searched, and SQL of its text in a row `new`. */
const SEARCHED = {
  quote: { columns: 'text', text: 'new.text' },
  reaction: { columns: 'span', text: "new.span->>'text'" },
  revision: { columns: 'title, text', text: "coalesce(new.title, '') || ' ' || new.text" },
};

/**
 * The words that are searched stand in the row: an index alone does not know a phrase, so the text of each candidate was cut into
 * words at every search. A trigger keeps them, for TypeORM cannot tell a generated column from a changed one.
 */
export class Words1795549000002 implements MigrationInterface {
  name = 'Words1795549000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, { columns, text }] of Object.entries(SEARCHED)) {
      // Generated first: the table is written once, not once and then updated.
      await runner.query(`
        drop index ${table}_words;
        alter table ${table} add column words tsvector not null generated always as (words_of(${text.replaceAll('new.', '')})) stored;
        alter table ${table} alter column words drop expression;
        -- Of the usual thousand words that it counts, a rare one is taken for one in two hundred, and waited for.
        alter table ${table} alter column words set statistics 500;
        create index ${table}_words on ${table} using gin (words);

        create function keep_${table}_words() returns trigger language plpgsql as $$
          begin
            new.words := words_of(${text});
            return new;
          end
        $$;
        create trigger ${table}_words before insert or update of ${columns} on ${table}
          for each row execute function keep_${table}_words();
        alter table ${table} enable always trigger ${table}_words;
        -- A table that is written anew counts as unchanged: nothing else would tell the planner of its words for long.
        analyze ${table};
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
