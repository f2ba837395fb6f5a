import 'reflect-metadata';
import {
  type ConstDirectiveNode,
  DirectiveLocation,
  type DocumentNode,
  GraphQLDirective,
  type GraphQLSchema,
  isObjectType,
  parse,
  printSchema,
  visit,
} from 'graphql';
import {
  Arg,
  buildSchemaSync,
  Directive,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { executableSubgraph } from '../../../src/subgraphs/subgraph.js';

/*
 * The subgraph that Apollo's federation compatibility suite asks for, written as our own graph is: classes with
 * decorators. Names, keys and data are those of the suite's guide; a field is there because the suite asks for it.
 */

/** The suite knows federation up to v2.3; our own graph links a later one. */
const LINKS = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@composeDirective", "@external", "@inaccessible",
    "@interfaceObject", "@key", "@override", "@provides", "@requires", "@shareable", "@tag"])
  @link(url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"])
  @composeDirective(name: "@custom")`;

@ObjectType()
class ProductVariation {
  @Field(() => ID)
  id!: string;
}

@Directive('@shareable')
@ObjectType()
class ProductDimension {
  @Field(() => String, { nullable: true })
  size?: string;

  @Field(() => Float, { nullable: true })
  weight?: number;

  @Directive('@inaccessible')
  @Field(() => String, { nullable: true })
  unit?: string;
}

@ObjectType()
class CaseStudy {
  @Field(() => ID)
  caseNumber!: string;

  @Field(() => String, { nullable: true })
  description?: string;
}

@Directive('@key(fields: "study { caseNumber }")')
@ObjectType()
class ProductResearch {
  @Field(() => CaseStudy)
  study!: CaseStudy;

  @Field(() => String, { nullable: true })
  outcome?: string;
}

@Directive('@key(fields: "email")')
@ObjectType()
class User {
  @Field(() => ID)
  email!: string;

  @Directive('@override(from: "users")')
  @Field(() => String, { nullable: true })
  name?: string;

  @Directive('@external')
  @Field(() => Int, { nullable: true })
  totalProductsCreated?: number | null;

  @Directive('@external')
  @Field(() => Int)
  yearsOfEmployment!: number;
}

@Directive('@custom')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "sku package")')
@Directive('@key(fields: "sku variation { id }")')
@ObjectType()
class Product {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  sku?: string;

  @Field(() => String, { nullable: true })
  package?: string;

  @Field(() => ProductVariation, { nullable: true })
  variation?: ProductVariation;

  @Field(() => ProductDimension, { nullable: true })
  dimensions?: ProductDimension;

  @Directive('@provides(fields: "totalProductsCreated")')
  @Field(() => User, { nullable: true })
  createdBy?: User;

  @Directive('@tag(name: "internal")')
  @Field(() => String, { nullable: true })
  notes?: string;

  @Field(() => [ProductResearch])
  research!: ProductResearch[];
}

@Directive('@key(fields: "sku package")')
@ObjectType()
class DeprecatedProduct {
  @Field(() => String)
  sku!: string;

  @Field(() => String)
  package!: string;

  @Field(() => String, { nullable: true })
  reason?: string;

  @Field(() => User, { nullable: true })
  createdBy?: User;
}

@Directive('@interfaceObject')
@Directive('@key(fields: "id")')
@ObjectType()
class Inventory {
  @Field(() => ID)
  id!: string;

  @Field(() => [DeprecatedProduct])
  deprecatedProducts!: DeprecatedProduct[];
}

const USER: User = {
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};
const DIMENSIONS: ProductDimension = { size: 'small', weight: 1, unit: 'kg' };
const FEDERATION_STUDY: ProductResearch = { study: { caseNumber: '1234', description: 'Federation Study' } };
const STUDIO_STUDY: ProductResearch = { study: { caseNumber: '1235', description: 'Studio Study' } };
const PRODUCTS: Product[] = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions: DIMENSIONS,
    createdBy: USER,
    research: [FEDERATION_STUDY],
  },
  {
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions: DIMENSIONS,
    createdBy: USER,
    research: [STUDIO_STUDY],
  },
];
const DEPRECATED_PRODUCTS: DeprecatedProduct[] = [
  {
    sku: 'apollo-federation-v1',
    package: '@apollo/federation-v1',
    reason: 'Migrate to Federation V2',
    createdBy: USER,
  },
];
const INVENTORIES: Inventory[] = [{ id: 'apollo-oss', deprecatedProducts: DEPRECATED_PRODUCTS }];

@Resolver(() => Product)
class ProductResolver {
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string): Product | undefined {
    return PRODUCTS.find((product) => product.id === id);
  }

  @Query(() => DeprecatedProduct, { nullable: true, deprecationReason: 'Use product query instead' })
  deprecatedProduct(
    @Arg('sku', () => String) sku: string,
    @Arg('package', () => String) packageName: string,
  ): DeprecatedProduct | undefined {
    return DEPRECATED_PRODUCTS.find((product) => product.sku === sku && product.package === packageName);
  }
}

@Resolver(() => User)
class UserResolver {
  @Directive('@requires(fields: "totalProductsCreated yearsOfEmployment")')
  @FieldResolver(() => Int, { nullable: true })
  averageProductsCreatedPerYear(@Root() { totalProductsCreated, yearsOfEmployment }: User): number | null {
    return totalProductsCreated == null ? null : Math.round(totalProductsCreated / yearsOfEmployment);
  }
}

/** Things that another subgraph may refer to; it gives the fields of any one of their keys. */
const ENTITIES: Record<string, readonly object[]> = {
  Product: PRODUCTS,
  DeprecatedProduct: DEPRECATED_PRODUCTS,
  ProductResearch: [FEDERATION_STUDY, STUDIO_STUDY],
  Inventory: INVENTORIES,
};

interface Representation extends Record<string, unknown> {
  __typename: string;
}

/** What `@requires` asks for comes with a user's reference, and takes the place of what is known here. */
function entity({ __typename, ...fields }: Representation): object | null {
  const found =
    __typename === 'User'
      ? fields['email'] === USER.email && { ...USER, ...fields }
      : ENTITIES[__typename]?.find((candidate) => has(candidate, fields));
  return found ? { __typename, ...found } : null;
}

function has(thing: object, fields: object): boolean {
  return Object.entries(fields).every(([name, wanted]) => {
    const value = (thing as Record<string, unknown>)[name];
    return typeof wanted === 'object' && wanted !== null && typeof value === 'object' && value !== null
      ? has(value, wanted)
      : value === wanted;
  });
}

/** The products subgraph, executable, made by the builder that our own subgraphs are made by. */
export function buildProducts(): GraphQLSchema {
  const original = buildSchemaSync({
    resolvers: [ProductResolver, UserResolver],
    orphanedTypes: [Inventory, ProductResearch],
    directives: [new GraphQLDirective({ name: 'custom', locations: [DirectiveLocation.OBJECT] })],
    validate: false,
  });
  return executableSubgraph(
    federationSchema(original),
    original,
    (_parent, { representations }: { representations: Representation[] }) => representations.map(entity),
  );
}

/** graphql-js prints no directives; type-graphql keeps a class's in `astNode`. */
function federationSchema(schema: GraphQLSchema): DocumentNode {
  const document = parse(`${LINKS}\n${printSchema(schema)}`);
  return visit(document, {
    ObjectTypeDefinition: (node) => {
      const type = schema.getType(node.name.value);
      if (!isObjectType(type)) return;
      const fields = node.fields?.map((field) => {
        const written = type.getFields()[field.name.value]?.astNode?.directives;
        return { ...field, directives: both(field.directives, written) };
      });
      return { ...node, fields, directives: both(node.directives, type.astNode?.directives) };
    },
  });
}

function both(
  printed: readonly ConstDirectiveNode[] = [],
  written: readonly ConstDirectiveNode[] = [],
): ConstDirectiveNode[] {
  return [...printed, ...written];
}
