import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { InputProblem, OutletInput } from './add-article.js';
import { Feed } from './feed.js';
import { Owned } from './owner.js';
import { Url } from './scalars.js';

@InputType({ description: 'A feed to poll. One feed an address: adding it again changes nothing.' })
export class AddFeedInput {
  @Field(() => Url, { description: 'Its address, http or https, or that of a page of its site.' })
  url!: URL;

  @Field(() => OutletInput, {
    nullable: true,
    description: 'Whose feed it is; where it is left out, told by the feed when it is first read.',
  })
  outlet?: OutletInput | null;
}

@InputType({ description: 'What to change of a feed. A field that is left out stays.' })
export class UpdateFeedInput {
  @Field(() => ID, { description: 'The feed.' })
  id!: string;

  @Field(() => Url, { nullable: true, description: 'Its new address. What is known of its items stays.' })
  url?: URL | null;

  @Field(() => OutletInput, { nullable: true, description: 'Whose feed it is.' })
  outlet?: OutletInput | null;

  @Field(() => Boolean, { nullable: true, description: 'True: not polled any more; false: polled again.' })
  paused?: boolean | null;
}

/** The payload of a mutation that leaves a feed behind. */
abstract class FeedPayload {
  feedId!: string;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'The feed is polled from now on.' })
export class AddFeedPayload extends FeedPayload {
  @Field(() => Boolean, { description: 'False: it was there already, and nothing was changed.' })
  added!: boolean;

  @Field(() => [Url], {
    description: 'The other feeds of the site, where the address was that of its page; none otherwise.',
  })
  others!: string[];

  @Field(() => Feed, { description: 'The feed.' })
  feed!: Feed;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'The feed is changed.' })
export class UpdateFeedPayload extends FeedPayload {
  @Field(() => Feed, { description: 'The feed as it is now.' })
  feed!: Feed;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'The feed is to be polled now.' })
export class PollFeedPayload extends FeedPayload {
  @Field(() => Feed, { description: 'The feed; the poll itself is still to come.' })
  feed!: Feed;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'The feed is gone; its articles stay.' })
export class RemoveFeedPayload {
  @Field(() => ID, { description: 'The id that it had.' })
  removedId!: string;
}

@Owned('articles')
@ObjectType({
  simpleResolvers: true,
  description: 'Nothing was changed: the input cannot be taken as it is.',
})
export class FeedRefused {
  @Field(() => [InputProblem], { description: 'Everything that is wrong, not just the first.' })
  problems!: InputProblem[];
}

export const AddFeedResult = createUnionType({
  name: 'AddFeedResult',
  description: 'The feed, or why it was refused.',
  types: () => [AddFeedPayload, FeedRefused] as const,
  resolveType: (value) => ('problems' in value ? FeedRefused : AddFeedPayload),
});

export const UpdateFeedResult = createUnionType({
  name: 'UpdateFeedResult',
  description: 'The feed as it is now, or why the change was refused.',
  types: () => [UpdateFeedPayload, FeedRefused] as const,
  resolveType: (value) => ('problems' in value ? FeedRefused : UpdateFeedPayload),
});

export const PollFeedResult = createUnionType({
  name: 'PollFeedResult',
  description: 'The feed that is to be polled, or why it is not.',
  types: () => [PollFeedPayload, FeedRefused] as const,
  resolveType: (value) => ('problems' in value ? FeedRefused : PollFeedPayload),
});

export const RemoveFeedResult = createUnionType({
  name: 'RemoveFeedResult',
  description: 'What was removed, or why nothing was.',
  types: () => [RemoveFeedPayload, FeedRefused] as const,
  resolveType: (value) => ('problems' in value ? FeedRefused : RemoveFeedPayload),
});
