import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Article } from './article.js';
import { enumOf } from './enum.js';
import { FeedPush } from './feed-push.js';
import { Node } from './node.js';
import { Outlet } from './outlet.js';
import { Owned } from './owner.js';
import { DateTime, Url } from './scalars.js';

export const FeedKind = enumOf('FeedKind', 'The format of a feed.', {
  RSS: 'RSS 0.9x or 2.0.',
  RDF: 'RSS 1.0, in RDF.',
  ATOM: 'Atom.',
  JSON_FEED: 'JSON Feed.',
  NEWS_SITEMAP: 'A sitemap with news tags.',
});
export type FeedKind = keyof typeof FeedKind;

export const FeedState = enumOf('FeedState', 'How a feed fares.', {
  NEW: 'It was not polled yet.',
  OK: 'The last poll went well.',
  DEGRADED: 'The last poll brought something, but the feed is broken or too long; the problem says how.',
  FAILING: 'The last poll failed; it is polled again, less often with each failure, and never given up.',
  BLOCKED: 'The server turns us away: it answered 401, 403, 429 or 451. It is polled again, less often.',
  PAUSED: 'A person paused it: it is not polled.',
});
export type FeedState = keyof typeof FeedState;

@Owned('articles', ['id', 'url'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'An address of an outlet that is polled for new articles, and how it fares.',
})
@Entity()
@Unique(['url'])
@Index('feed_outlet', ['outletId'])
export class Feed extends Node {
  @Field(() => Url, { description: 'Where it is polled. One feed an address.' })
  @Column('text')
  url!: string;

  @Field(() => FeedKind, { nullable: true, description: 'Its format; null: not seen yet.' })
  @Column('text', { nullable: true })
  kind!: FeedKind | null;

  @Field(() => String, { nullable: true, description: 'What it calls itself; null: not seen yet.' })
  @Column('text', { nullable: true })
  title!: string | null;

  @Field(() => FeedState, { description: 'How it fares.' })
  @Column('text', { default: FeedState.NEW })
  state!: FeedState;

  @Field(() => DateTime, { description: 'When it was added, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was last polled, UTC; null: never.' })
  @Column('timestamp with time zone', { nullable: true })
  lastAttemptAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a poll last went well, "nothing has changed" included, UTC; null: never.',
  })
  @Column('timestamp with time zone', { nullable: true })
  lastSuccessAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it last listed something new or changed, UTC; null: never.',
  })
  @Column('timestamp with time zone', { nullable: true })
  lastNewAt!: Date | null;

  @Field(() => DateTime, { description: 'When it is polled next, UTC; of a paused feed: when it would be.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  nextPollAt!: Date;

  @Field(() => Int, {
    description: 'Seconds between two polls, learned from how often it brings something: 300 to 86,400.',
  })
  @Column('integer', { default: 3_600 })
  intervalSeconds!: number;

  @Field(() => Int, { description: 'Polls that failed since the last that went well.' })
  @Column('integer', { default: 0 })
  failures!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong with it, in words; null: nothing, as far as the last poll tells.',
  })
  @Column('text', { nullable: true })
  problem!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same as a stable code, like "TIMEOUT" or "FORBIDDEN_ADDRESS".',
  })
  @Column('text', { nullable: true })
  problemCode!: string | null;

  @Field(() => Int, { description: 'Items that it listed when it was last read.' })
  @Column('integer', { default: 0 })
  items!: number;

  @Field(() => Int, { description: 'How many of those were new or changed then.' })
  @Column('integer', { default: 0 })
  newItems!: number;

  @Field(() => Boolean, {
    description:
      'It has brought nothing new for longer than usual: for more than three times its longest gap, a day at least.',
  })
  silent!: boolean;

  @Field(() => Int, { description: 'Items that were listed and are still to be fetched and read.' })
  waiting!: number;

  @Field(() => FeedPush, {
    nullable: true,
    description: 'The subscription at its hub; null: it offers none, or WEBSUB_URL is not set.',
  })
  push!: Relation<FeedPush> | null;

  /** From then on its silence is longer than usual; null: too little is known of it. */
  @Column('timestamp with time zone', { nullable: true })
  silentFrom!: Date | null;

  @ManyToOne(() => Outlet)
  @JoinColumn()
  outlet!: Relation<Outlet> | null;

  @Column('uuid', { nullable: true })
  outletId!: string | null;

  /** What its server gave to ask "has it changed?" with, kept only after a good parse. */
  @Column('text', { nullable: true })
  etag!: string | null;

  @Column('text', { nullable: true })
  lastModified!: string | null;

  /** When it was last fetched whole, without that question. */
  @Column('timestamp with time zone', { nullable: true })
  fetchedWholeAt!: Date | null;
}

/** What is remembered of an item of a feed, so that no article is fetched in vain, and none is forgotten. */
@Entity()
@Index('feed_item_stored', ['feedId', 'storedAt'])
@Index('feed_item_key', ['key'])
@Index('feed_item_article', ['articleId'])
@Index('feed_item_waiting', ['retryAt'], { where: 'retry_at is not null' })
export class FeedItemMemory {
  @ManyToOne(() => Feed, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  feed!: Relation<Feed>;

  @Column('uuid', { primary: true })
  feedId!: string;

  /** SHA-256 of its link, or of what it has in place of one. */
  @Column('bytea', { primary: true })
  key!: Buffer;

  @Column('text', { nullable: true })
  link!: string | null;

  @Column('text', { nullable: true })
  title!: string | null;

  /** Its dates and title, as the feed has them: another stamp is a changed item. */
  @Column('text')
  stamp!: string;

  @Column('timestamp with time zone', { nullable: true })
  publishedAt!: Date | null;

  /** When the feed last listed it, to the day. */
  @Column('timestamp with time zone', { default: () => 'now()' })
  seenAt!: Date;

  /** What the feed carries of it, until it is stored or given up. */
  @Column('jsonb', { nullable: true })
  item!: object | null;

  @Column('integer', { default: 0 })
  tries!: number;

  /** When it is tried next; null: it is stored, or given up until the feed changes it. */
  @Column('timestamp with time zone', { nullable: true })
  retryAt!: Date | null;

  @Column('timestamp with time zone', { nullable: true })
  storedAt!: Date | null;

  @ManyToOne(() => Article, { onDelete: 'SET NULL' })
  @JoinColumn()
  article!: Relation<Article> | null;

  @Column('uuid', { nullable: true })
  articleId!: string | null;

  /** Why the last try failed. */
  @Column('text', { nullable: true })
  problem!: string | null;

  @Column('text', { nullable: true })
  problemCode!: string | null;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'An item of a feed that could not be taken.' })
export class RefusedItem {
  @Field(() => String, { nullable: true, description: 'Its link, as the feed has it; null: it has none.' })
  link!: string | null;

  @Field(() => String, { nullable: true, description: 'Its title; null: it has none.' })
  title!: string | null;

  @Field(() => String, { description: 'Why it was refused, in words.' })
  problem!: string;

  @Field(() => String, { description: 'The same as a stable code, like "NOT_AN_ARTICLE".' })
  problemCode!: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  tries!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is tried again, UTC; null: not until the feed changes it, or somebody polls it.',
  })
  retryAt!: Date | null;
}
