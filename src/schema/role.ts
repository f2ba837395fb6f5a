import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { Article } from './article.js';
import { Evidence, type StoredSpan } from './evidence.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { PassageKind, Revision } from './revision.js';
import { LocalDate } from './scalars.js';

@Owned('actors', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A dated office: who held what, where, and from when until when.',
})
@Entity()
@Index('role_holder', ['holderId'])
@Index('role_at', ['atId'])
@Index('role_identity', { synchronize: false })
export class Role extends Node {
  @Field(() => String, { description: 'The office as printed: "chief of staff".' })
  @Column('text')
  title!: string;

  @Field(() => Actor, { description: 'Who holds or held it.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  holder!: Relation<Actor>;

  @Column('uuid')
  holderId!: string;

  @Field(() => Actor, { nullable: true, description: 'Whose office it is; null: the text names none.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE' })
  @JoinColumn()
  at!: Relation<Actor> | null;

  @Column('uuid', { nullable: true })
  atId!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day, as far as told; null: not told.' })
  @Column('date', { nullable: true })
  from!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day, as far as told; null: not told or not over.',
  })
  @Column('date', { nullable: true })
  until!: string | null;

  @Field(() => [Evidence], { description: 'Where it is told, first seen first, at most 20.' })
  evidence!: Evidence[];
}

/** A place that tells of a role. An article tells it once, by its newest revision. */
@Entity()
export class RoleEvidence {
  @ManyToOne(() => Role, { onDelete: 'CASCADE' })
  @JoinColumn()
  role!: Relation<Role>;

  @PrimaryColumn('uuid')
  roleId!: string;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn()
  article!: Relation<Article>;

  @PrimaryColumn('uuid')
  articleId!: string;

  @ManyToOne(() => Revision, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  revision!: Relation<Revision>;

  @Column('uuid')
  revisionId!: string;

  @Column('jsonb')
  span!: StoredSpan;

  @Column('text')
  passage!: PassageKind;
}
