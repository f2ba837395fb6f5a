import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Brief, BriefDeed, BriefSaying } from '../schema/brief.js';
import {
  type BriefMaterial,
  type DeedMaterial,
  deedLine,
  markdownOf,
  type SayingMaterial,
  sayingLine,
} from '../store/brief.js';

@Resolver(() => Brief)
export class BriefResolver {
  @FieldResolver()
  markdown(@Root() { markdown }: { markdown: BriefMaterial }): string {
    return markdownOf(markdown);
  }
}

@Resolver(() => BriefSaying)
export class BriefSayingResolver {
  @FieldResolver()
  line(@Root() { line }: { line: SayingMaterial }): string {
    return sayingLine(line);
  }
}

@Resolver(() => BriefDeed)
export class BriefDeedResolver {
  @FieldResolver()
  line(@Root() { line }: { line: DeedMaterial }): string {
    return deedLine(line);
  }
}
