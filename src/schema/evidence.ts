import { Field, Int, ObjectType } from 'type-graphql';
import { Article } from './article.js';
import { Owned } from './owner.js';
import { PassageKind, Revision } from './revision.js';

/** A span of a revision as the database keeps it. */
export interface StoredSpan {
  /** UTF-16 code units, half-open. */
  start: number;
  end: number;
  /** The words themselves, so that showing them needs no slice of the text. */
  text: string;
  /** Place of the sentence that holds `start` in `revision.sentences`, from 1. */
  sentence: number;
}

@Owned('all')
@ObjectType({
  simpleResolvers: true,
  description: 'The place in the news that shows something: article, revision and span.',
})
export class Evidence {
  @Field(() => Int, { description: 'First UTF-16 code unit of the span in the text of the revision.' })
  start!: number;

  @Field(() => Int, { description: 'First UTF-16 code unit after the span.' })
  end!: number;

  @Field(() => String, { description: 'The words of the span, as printed.' })
  text!: string;

  @Field(() => String, { description: 'The sentence in which the span starts.' })
  sentence!: string;

  @Field(() => PassageKind, { description: 'The kind of passage the span starts in.' })
  passage!: PassageKind;

  @Field(() => Article, { description: 'The article that shows it.' })
  article!: Article;

  @Field(() => Revision, { description: 'The revision whose text the span counts in.' })
  revision!: Revision;
}
