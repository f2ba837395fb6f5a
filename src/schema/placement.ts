import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Article } from './article.js';
import { Story } from './story.js';

/**
 * Where an article stands among the others: its story, and the article that it is a copy of. Apart from the article, so that
 * whoever places one need not wait for whoever revises another.
 */
@Entity()
@Index('placement_story', ['storyId', 'publishedAt', 'articleId'])
@Index('placement_original', ['originalId'])
@Index('placement_bands', { synchronize: false })
export class Placement {
  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn()
  article!: Relation<Article>;

  @PrimaryColumn('uuid')
  articleId!: string;

  @ManyToOne(() => Story, { nullable: false })
  @JoinColumn()
  story!: Relation<Story>;

  @Column('uuid')
  storyId!: string;

  /** Null: it is no copy, or the first of its copies. */
  @ManyToOne(() => Article, { onDelete: 'SET NULL' })
  @JoinColumn()
  original!: Relation<Article> | null;

  @Column('uuid', { nullable: true })
  originalId!: string | null;

  /** What the current text has in common with its copies, see `sketchOf`; null: too short for one. */
  @Column({ type: 'bit', length: 512, nullable: true })
  sketch!: string | null;

  /** What copies are found by: see `bandKeys`. */
  @Column('integer', { array: true, nullable: true })
  bands!: number[] | null;

  /** The article's, kept here for the window in which copies are looked for. */
  @Column('timestamp with time zone')
  publishedAt!: Date;
}
