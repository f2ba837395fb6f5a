import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What monitors tell of beside what they watch: spikes, speakers who are new, and actors who change sides. */
export class Alerts1795460400822 implements MigrationInterface {
  name = 'Alerts1795460400822';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table monitor
        add column alerts jsonb,
        add column alerts_position text;

      create table spike (
        id uuid primary key,
        monitor_id uuid not null references monitor on delete cascade,
        counted text not null,
        "from" timestamptz not null,
        until timestamptz not null,
        count integer not null,
        usual real not null,
        expected integer not null,
        raised_at timestamptz not null
      );
      create index spike_monitor on spike (monitor_id, raised_at, id);

      create table new_speaker (
        id uuid primary key,
        monitor_id uuid not null references monitor on delete cascade,
        speaker_id uuid not null references actor on delete cascade,
        quote_id uuid not null references quote on delete cascade,
        raised_at timestamptz not null
      );
      create index new_speaker_monitor on new_speaker (monitor_id, raised_at, id);

      create table changed_position (
        id uuid primary key,
        monitor_id uuid not null references monitor on delete cascade,
        actor_id uuid not null references actor on delete cascade,
        subject_id uuid references subject on delete cascade,
        counterpart_id uuid references actor on delete cascade,
        before_id uuid not null references reaction on delete cascade,
        now_id uuid not null references reaction on delete cascade,
        side text not null,
        earlier integer not null,
        raised_at timestamptz not null
      );
      create index changed_position_monitor on changed_position (monitor_id, raised_at, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
