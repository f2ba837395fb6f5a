import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Article } from './article.js';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';
import { DateTime, Locale, Url } from './scalars.js';

@InputType({ description: 'The publisher of an article.' })
export class OutletInput {
  @Field(() => String, { description: 'Host of its addresses, like "example.org".' })
  domain!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name it goes by; the domain where it is left out.',
  })
  name?: string;
}

@InputType({
  description:
    'An article to store. One article a URL; without a URL, one a text: adding it again changes nothing.',
})
export class AddArticleInput {
  @Field(() => String, {
    description: 'The whole text, paragraphs parted by an empty line; 1 to 200,000 characters.',
  })
  text!: string;

  @Field(() => Url, { nullable: true, description: 'Its address, http or https.' })
  url?: URL;

  @Field(() => String, { nullable: true, description: 'The headline.' })
  title?: string;

  @Field(() => [String], { nullable: true, description: 'Authors, in order.' })
  bylines?: string[];

  @Field(() => Url, { nullable: true, description: 'Address of the picture that goes with it.' })
  image?: URL;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was published; what "on Monday" counts from. Now where it is left out.',
  })
  publishedAt?: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its publisher last changed it: an older copy than the stored one changes nothing.',
  })
  modifiedAt?: Date;

  @Field(() => Locale, { nullable: true, description: 'Its language; found out where it is left out.' })
  language?: string;

  @Field(() => OutletInput, {
    nullable: true,
    description: 'Its publisher; from the URL where it is left out.',
  })
  outlet?: OutletInput;
}

export const AddArticleOutcome = enumOf('AddArticleOutcome', 'What adding an article came to.', {
  ADDED: 'It was not known and is stored.',
  REVISED: 'It was known with another text, which is a new revision now.',
  UNCHANGED: 'It was known with this text, or a newer one.',
});
export type AddArticleOutcome = keyof typeof AddArticleOutcome;

@Owned('articles')
@ObjectType({
  simpleResolvers: true,
  description: 'How many quotes and reactions a reading added, kept and withdrew.',
})
export class ReadingChanges {
  @Field(() => Int, { description: 'Quotes that are new.' })
  quotesAdded!: number;

  @Field(() => Int, { description: 'Quotes that stand as before, under their ids.' })
  quotesKept!: number;

  @Field(() => Int, { description: 'Quotes that the text no longer carries.' })
  quotesWithdrawn!: number;

  @Field(() => Int, { description: 'Reactions that are new.' })
  reactionsAdded!: number;

  @Field(() => Int, { description: 'Reactions that stand as before, under their ids.' })
  reactionsKept!: number;

  @Field(() => Int, { description: 'Reactions that the text no longer carries.' })
  reactionsWithdrawn!: number;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'The article was taken.' })
export class AddArticlePayload {
  @Field(() => AddArticleOutcome, { description: 'What it came to.' })
  outcome!: AddArticleOutcome;

  @Field(() => Article, { description: 'The article as it is stored now.' })
  article!: Article;

  @Field(() => ReadingChanges, { description: 'What the reading of this text changed.' })
  changes!: ReadingChanges;

  articleId!: string;
}

@Owned('all')
@ObjectType({ simpleResolvers: true, description: 'Something about an input that cannot be taken.' })
export class InputProblem {
  @Field(() => String, { description: 'The field, as a path in the input: "text".' })
  field!: string;

  @Field(() => String, { description: 'What is wrong, as a stable code: "EMPTY".' })
  code!: string;

  @Field(() => String, { description: 'What is wrong and what was expected, in words.' })
  message!: string;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'Nothing was stored: the input cannot be taken as it is.' })
export class ArticleRefused {
  @Field(() => [InputProblem], { description: 'Everything that is wrong, not just the first.' })
  problems!: InputProblem[];
}

export const AddArticleResult = createUnionType({
  name: 'AddArticleResult',
  description: 'The article as stored, or why it was refused.',
  types: () => [AddArticlePayload, ArticleRefused] as const,
  resolveType: (value) => ('problems' in value ? ArticleRefused : AddArticlePayload),
});

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'The article is marked, or its mark is taken away.' })
export class WithdrawArticlePayload {
  @Field(() => Article, { description: 'The article as it is now.' })
  article!: Article;

  articleId!: string;
}

export const WithdrawArticleResult = createUnionType({
  name: 'WithdrawArticleResult',
  description: 'The article as it is now, or why nothing was done.',
  types: () => [WithdrawArticlePayload, ArticleRefused] as const,
  resolveType: (value) => ('problems' in value ? ArticleRefused : WithdrawArticlePayload),
});
