import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the first version. Forward only: what is stored is never dropped by a migration. */
export class Initial1795456800000 implements MigrationInterface {
  name = 'Initial1795456800000';

  async up(runner: QueryRunner): Promise<void> {
    // The parser of text search takes a curly mark for a letter; a search box that gets one means a straight one.
    await runner.query(`
      create function straight_marks(words text) returns text language sql immutable strict parallel safe
        return translate(words, '“”„‟«»‹›‘’‚‛—–…', '""""""""''   ');
      create function words_of(words text) returns tsvector language sql immutable strict parallel safe
        return to_tsvector('english', straight_marks(words));
      create function words_asked(words text) returns tsquery language sql immutable strict parallel safe
        return websearch_to_tsquery('english', straight_marks(words));
    `);
    await runner.query(`
      create table outlet (
        id uuid primary key,
        name text not null,
        domain text not null unique,
        kind text not null default 'OTHER',
        country text,
        languages text[] not null default '{}',
        created_at timestamptz not null default now()
      );

      create table article (
        id uuid primary key,
        url text unique,
        title text,
        bylines text[] not null default '{}',
        language text,
        published_at timestamptz not null,
        collected_at timestamptz not null default now(),
        withdrawn_at timestamptz,
        modified_at timestamptz,
        revision_number integer not null,
        outlet_id uuid references outlet,
        content_hash bytea not null
      );
      create index article_newest on article (published_at, id);
      create index article_outlet_newest on article (outlet_id, published_at, id);
      create unique index article_content_without_url on article (content_hash) where url is null;

      create table revision (
        id uuid primary key,
        number integer not null,
        seen_at timestamptz not null default now(),
        title text,
        text text not null,
        passages jsonb not null,
        sentences text[] not null,
        article_id uuid not null references article on delete cascade,
        unique (article_id, number)
      );
      create index revision_words on revision
        using gin (words_of(coalesce(title, '') || ' ' || text));

      create table actor (
        id uuid primary key,
        name text not null,
        kind text not null,
        country text,
        wikidata_id text unique,
        created_at timestamptz not null default now(),
        identity text not null unique
      );
      create index actor_name_order on actor (name, id);

      create table actor_name (
        id uuid primary key,
        text text not null,
        kind text not null,
        language text,
        key text not null,
        actor_id uuid not null references actor on delete cascade,
        article_id uuid not null references article on delete cascade,
        revision_id uuid not null references revision on delete cascade,
        span jsonb not null,
        passage text not null,
        unique (actor_id, text)
      );
      create index actor_name_key on actor_name (key text_pattern_ops);

      create table role (
        id uuid primary key,
        title text not null,
        holder_id uuid not null references actor on delete cascade,
        at_id uuid references actor on delete cascade,
        "from" date,
        until date
      );
      create index role_holder on role (holder_id);
      create unique index role_identity on role (holder_id, lower(title), at_id) nulls not distinct;

      create table role_evidence (
        role_id uuid not null references role on delete cascade,
        article_id uuid not null references article on delete cascade,
        revision_id uuid not null references revision on delete cascade,
        span jsonb not null,
        passage text not null,
        primary key (role_id, article_id)
      );

      create table utterance (
        id uuid primary key,
        text text not null,
        speaker_id uuid references actor on delete set null,
        first_carried_at timestamptz not null
      );
      create index utterance_newest on utterance (first_carried_at, id);
      create index utterance_speaker on utterance (speaker_id, first_carried_at);

      create table quote (
        id uuid primary key,
        kind text not null,
        text text not null,
        speaker_id uuid references actor on delete set null,
        speaker_as_printed text,
        cue text,
        addressee_id uuid references actor on delete set null,
        said_on date,
        passage text not null,
        article_id uuid not null references article on delete cascade,
        utterance_id uuid not null references utterance,
        confidence real not null,
        review_state text not null default 'UNREVIEWED',
        review_by text,
        review_at timestamptz,
        review_note text,
        withdrawn_at timestamptz,
        revision_id uuid not null references revision on delete cascade,
        content jsonb not null,
        ordinal integer not null,
        published_at timestamptz not null,
        identity text not null
      );
      create index quote_newest on quote (published_at, id) where withdrawn_at is null;
      create index quote_article on quote (article_id, ordinal);
      create index quote_speaker_newest on quote (speaker_id, published_at, id);
      create index quote_utterance on quote (utterance_id);
      create index quote_words on quote using gin (words_of(text));

      create table subject (
        id uuid primary key,
        name text not null,
        created_at timestamptz not null default now(),
        key text not null unique
      );
      create index subject_name_order on subject (name, id);

      create table reaction (
        id uuid primary key,
        type text not null,
        mode text,
        stance text,
        subject_id uuid references subject on delete set null,
        factuality text not null,
        negated boolean not null,
        happened_on date,
        quote_id uuid references quote on delete set null,
        passage text not null,
        article_id uuid not null references article on delete cascade,
        confidence real not null,
        review_state text not null default 'UNREVIEWED',
        review_by text,
        review_at timestamptz,
        review_note text,
        withdrawn_at timestamptz,
        revision_id uuid not null references revision on delete cascade,
        span jsonb not null,
        ordinal integer not null,
        published_at timestamptz not null,
        identity text not null
      );
      create index reaction_newest on reaction (published_at, id) where withdrawn_at is null;
      create index reaction_article on reaction (article_id, ordinal);
      create index reaction_quote on reaction (quote_id);
      create index reaction_subject_newest on reaction (subject_id, published_at, id);
      create index reaction_type_newest on reaction (type, published_at, id);
      create index reaction_words on reaction using gin (words_of(span->>'text'));

      create table reaction_party (
        reaction_id uuid not null references reaction on delete cascade,
        part text not null,
        ordinal smallint not null,
        actor_id uuid not null references actor on delete cascade,
        published_at timestamptz not null,
        primary key (reaction_id, part, ordinal)
      );
      create index reaction_party_actor on reaction_party (actor_id, part, published_at, reaction_id);

      create table mention (
        id uuid primary key,
        actor_id uuid not null references actor on delete cascade,
        text text not null,
        quote_id uuid references quote on delete set null,
        article_id uuid not null references article on delete cascade,
        revision_id uuid not null references revision on delete cascade,
        span jsonb not null,
        passage text not null,
        ordinal integer not null
      );
      create index mention_article on mention (article_id, ordinal);
      create index mention_actor on mention (actor_id, id);
      create index mention_quote on mention (quote_id);

      create table review_entry (
        id uuid primary key,
        item_type text not null,
        item_id uuid not null,
        state text not null,
        by text not null,
        at timestamptz not null default now(),
        note text,
        before jsonb not null,
        after jsonb not null
      );
      create index review_entry_item on review_entry (item_id, id);

      create table api_key (
        id uuid primary key,
        name text not null,
        hash bytea not null unique,
        role text not null,
        created_at timestamptz not null default now(),
        last_used_at timestamptz,
        revoked_at timestamptz
      );

      create table outbox (
        seq bigint generated always as identity primary key,
        xid xid8 not null default pg_current_xact_id(),
        kind text not null,
        item_id uuid not null,
        at timestamptz not null default clock_timestamp()
      );
      create index outbox_position on outbox (xid, seq);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
