import { Column, Entity, Index, JoinColumn, OneToOne, type Relation } from 'typeorm';
import { Article } from './article.js';

/** The page of a stored article, and when it is asked for again: texts are changed and taken back after they were published. */
@Entity()
@Index('page_visit_due', ['nextAt'], { where: 'next_at is not null' })
export class PageVisit {
  @OneToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  article!: Relation<Article>;

  @Column('uuid', { primary: true })
  articleId!: string;

  /** Where it was fetched, which need not be the address that the article goes by. */
  @Column('text')
  address!: string;

  /** What its server gave to ask "has it changed?" with. */
  @Column('text', { nullable: true })
  etag!: string | null;

  @Column('text', { nullable: true })
  lastModified!: string | null;

  /** When it was last fetched whole, without that question. */
  @Column('timestamp with time zone', { default: () => 'now()' })
  fetchedWholeAt!: Date;

  /** What the times of the visits count from: when it was stored, or was found gone. */
  @Column('timestamp with time zone', { default: () => 'now()' })
  since!: Date;

  /** Visits since then. */
  @Column('integer', { default: 0 })
  visits!: number;

  /** The next one; null: none. */
  @Column('timestamp with time zone', { nullable: true })
  nextAt!: Date | null;

  /** When it was first answered that there is no such page; null: it was there at the last visit. */
  @Column('timestamp with time zone', { nullable: true })
  goneSince!: Date | null;
}
