import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DEFAULT_PAGE, MAX_PAGE } from './connection.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { DateTimeRange } from './ranges.js';
import { Reaction } from './reaction.js';
import { DateTime } from './scalars.js';
import { StanceCount } from './stance-count.js';
import { Utterance } from './utterance.js';

@ArgsType()
export class BriefArgs {
  @Field(() => DateTimeRange, {
    nullable: true,
    description: 'Out of articles published within this time; of all times where it is left out.',
  })
  published?: DateTimeRange;

  @Field(() => Int, {
    nullable: true,
    description: `How many lines \`said\` and \`done\` each have at most, 0 to ${MAX_PAGE}; ${DEFAULT_PAGE} where it is left out.`,
  })
  first?: number;
}

@ObjectType({ simpleResolvers: true })
abstract class BriefLine {
  @Field(() => Int, { description: 'How many outlets have it within the time.' })
  outlets!: number;

  @Field(() => Int, { description: 'How many articles have it, copies included.' })
  articles!: number;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'A saying in a brief, once for all that carry it.' })
export class BriefSaying extends BriefLine {
  @Field(() => String, {
    description: 'It in a line: who, in which office that day, and the words, in plain text.',
  })
  line!: string;

  @Field(() => Utterance, { description: 'The saying, with all the quotes of it.' })
  utterance!: Utterance;

  @Field(() => Quote, { description: 'The first quote of it within the time: the evidence.' })
  quote!: Quote;
}

@Owned('reactions')
@ObjectType({
  simpleResolvers: true,
  description:
    'What somebody did or said about or against something, once for all that report it: reactions of one type, by and to the same, over one subject.',
})
export class BriefDeed extends BriefLine {
  @Field(() => String, {
    description:
      'It in a line: who, the type, to whom, over what, and the clause that shows it, in plain text.',
  })
  line!: string;

  @Field(() => Reaction, { description: 'The first report of it within the time: the evidence.' })
  reaction!: Reaction;
}

@Owned('reactions')
@ObjectType({
  simpleResolvers: true,
  description:
    'What was said and done about something in a time, each line with its evidence. It draws on what stands: nothing withdrawn or rejected, and of each kind at most the 2,000 newest.',
})
export class Brief {
  @Field(() => DateTime, { nullable: true, description: 'As asked: at or after this instant; null: any.' })
  from!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'As asked: before this instant; null: any.' })
  until!: Date | null;

  @Field(() => Int, { description: 'How many articles it draws on, copies included.' })
  articles!: number;

  @Field(() => Int, { description: 'How many outlets these are of.' })
  outlets!: number;

  @Field(() => [BriefSaying], { description: 'Sayings, those that most outlets carry first.' })
  said!: BriefSaying[];

  @Field(() => [BriefDeed], {
    description: 'Reactions but plain statements, those that most outlets report first.',
  })
  done!: BriefDeed[];

  @Field(() => [StanceCount], { description: 'How many of the reactions take which stance, most first.' })
  stances!: StanceCount[];

  @Field(() => String, {
    description: 'The whole in Markdown, each line with a link to the article that shows it.',
  })
  markdown!: string;
}
