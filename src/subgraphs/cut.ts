import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { KEY_ROLES, type KeyRole } from '../schema/api-key.js';
import type { Cut } from '../schema/owner.js';
import { Owners } from './ownership.js';

/** v2.5 brings @requiresScopes; the MIT composer reads up to v2.9. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])`;

/** OAuth scopes stand for roles under this prefix. */
export const SCOPE_PREFIX = 'rejoinder:';

/**
 * The part of the graph that a subgraph serves, as a federation schema: its own types and fields, and of every other type
 * that they lead to the key. Types that no field of the subgraph leads to are left out.
 * @throws where a type or field has no owner, with a sentence that says what to do
 */
export function cutSchema(schema: GraphQLSchema, cut: Cut): DocumentNode {
  const owners = new Owners(schema);
  const definitions = parse(printSchema(schema)).definitions.flatMap((definition): DefinitionNode[] =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ? cutType(schema, owners, cut, definition) : [definition],
  );
  const reached = reachable(definitions, startingPoints(schema, owners, cut, definitions));
  return parse(
    `${LINK}\n${definitions
      .filter((node) => reached.has(nameOf(node)))
      .map(print)
      .join('\n\n')}`,
  );
}

function cutType(
  schema: GraphQLSchema,
  owners: Owners,
  cut: Cut,
  node: ObjectTypeDefinitionNode,
): ObjectTypeDefinitionNode[] {
  const type = schema.getType(node.name.value) as GraphQLObjectType;
  if (owners.isRoot(type.name)) {
    const fields = ownFields(owners, cut, type, node).map((field) => withRole(owners, type, field));
    return fields.length > 0 ? [{ ...node, fields }] : [];
  }
  const { owner, keys = [] } = owners.ofType(type);
  const own = ownFields(owners, cut, type, node);
  if (owner === 'all') return [{ ...node, directives: [directive('@shareable')] }];
  const isOwner = cut === 'whole' || owner === cut;
  if (keys.length === 0) return isOwner ? [{ ...node, fields: own }] : [];
  const [identity] = keys;
  const fields = node.fields!.filter((field) => own.includes(field) || field.name.value === identity);
  // A stub that adds nothing can be named, and is asked for elsewhere.
  const stub = own.length === 0 ? ', resolvable: false' : '';
  const directives = (isOwner ? keys : [identity]).map((key) => directive(`@key(fields: "${key}"${stub})`));
  return [{ ...node, fields, directives }];
}

function ownFields(
  owners: Owners,
  cut: Cut,
  type: GraphQLObjectType,
  node: ObjectTypeDefinitionNode,
): FieldDefinitionNode[] {
  return node.fields!.filter((field) => {
    const owner = owners.ofField(type, type.getFields()[field.name.value]!);
    return cut === 'whole' || owner === cut;
  });
}

/** Roles are a ladder: any scope from the needed one up will do. */
function withRole(owners: Owners, type: GraphQLObjectType, node: FieldDefinitionNode): FieldDefinitionNode {
  const role = owners.roleOf(type.getFields()[node.name.value]!);
  return role ? { ...node, directives: [directive('@authenticated'), directive(scopesFrom(role))] } : node;
}

function scopesFrom(role: KeyRole): string {
  const enough = KEY_ROLES.slice(KEY_ROLES.indexOf(role)).map((name) => `["${SCOPE_PREFIX}${name}"]`);
  return `@requiresScopes(scopes: [${enough.join(', ')}])`;
}

function directive(source: string): ConstDirectiveNode {
  const { definitions } = parse(`type X ${source} { x: Int }`);
  return (definitions[0] as ObjectTypeDefinitionNode).directives![0]!;
}

/** Root types, what a gateway can ask for by key, and all entities where `node` is served. */
function startingPoints(
  schema: GraphQLSchema,
  owners: Owners,
  cut: Cut,
  definitions: readonly DefinitionNode[],
): string[] {
  const objects = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const query = objects.find(({ name }) => name.value === schema.getQueryType()?.name);
  const servesNode = query?.fields?.some(({ name }) => name.value === 'node');
  return objects
    .filter((node) => {
      const type = schema.getType(node.name.value);
      if (!isObjectType(type) || owners.isRoot(type.name)) return true;
      if (!owners.ofType(type).keys) return false;
      return servesNode || ownFields(owners, cut, type, node).length > 0;
    })
    .map(nameOf);
}

function reachable(definitions: readonly DefinitionNode[], from: readonly string[]): Set<string> {
  const byName = new Map(definitions.map((node) => [nameOf(node), node]));
  const reached = new Set<string>();
  const reach = (name: string) => {
    const node = byName.get(name);
    if (!node || reached.has(name)) return;
    reached.add(name);
    visit(node, { NamedType: ({ name: { value } }) => reach(value) });
  };
  for (const name of from) reach(name);
  return reached;
}

function nameOf(node: DefinitionNode): string {
  return 'name' in node ? (node.name?.value ?? '') : '';
}
