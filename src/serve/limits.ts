import { createRequire } from 'node:module';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import type { Config, Limits } from '../config.js';
import { type ErrorCode, refusal } from '../errors.js';

// Its ESM build loads a second copy of graphql, whose classes are not ours.
const { fieldExtensionsEstimator, getComplexity, simpleEstimator } = createRequire(import.meta.url)(
  'graphql-query-complexity',
) as typeof import('graphql-query-complexity');

/** Fields that are weighed before the weighing itself is given up: fragments in fragments can multiply them. */
const MOST_NODES = 10_000;

/**
 * What an operation may cost, the same over every way in:
 * - tokens: by graphql-js while it parses, before anything else is done
 * - depth and aliases: rules of validation, so that their outcome is cached with the document. Fragments count as if
 *   they were written in place.
 * - complexity: once the variables are known. A field costs 1, a list its page size times what is selected of an item.
 */
export function limitRules({
  limits,
  introspection,
}: Pick<Config, 'limits' | 'introspection'>): ValidationRule[] {
  const common = { propagateOnRejection: false, exposeLimits: true } as const;
  return [
    maxDepthRule({ ...common, n: limits.depth, flattenFragments: true, onReject: [report('TOO_DEEP')] }),
    maxAliasesRule({ ...common, n: limits.aliases, onReject: [report('TOO_MANY_ALIASES')] }),
    ...(introspection ? [] : [noIntrospection]),
  ];
}

export interface OperationToWeigh {
  document: DocumentNode;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/**
 * @param operation one that is valid
 * @throws TOO_COMPLEX with the limit and what was asked; BAD_USER_INPUT for an argument that does not fit
 */
export function checkComplexity(
  schema: GraphQLSchema,
  { complexity: most }: Limits,
  operation: OperationToWeigh,
): void {
  const asked = complexityOf(schema, operation);
  if (asked <= most) return;
  const hint = 'ask for fewer items (first, last) or fewer fields of each.';
  throw refusal(
    'TOO_COMPLEX',
    `The operation has a complexity of ${asked}; the limit is ${most}: ${hint}`,
    400,
  );
}

function complexityOf(
  schema: GraphQLSchema,
  { document, operationName, variables }: OperationToWeigh,
): number {
  try {
    return getComplexity({
      schema,
      query: document,
      operationName: operationName ?? undefined,
      variables: variables ?? {},
      estimators: [entitiesCost, fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
      maxQueryNodes: MOST_NODES,
    });
  } catch (error) {
    const [node] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
    // Variables that do not fit: nothing will run, and execution words the refusal better.
    if (node?.kind === Kind.VARIABLE_DEFINITION) return 0;
    // An argument that does not fit: the field is refused, but its neighbours would run unweighed.
    if (node) throw refusal('BAD_USER_INPUT', (error as GraphQLError).message, 400);
    throw refusal(
      'TOO_COMPLEX',
      `The operation selects more than ${MOST_NODES} fields, fragments written in place.`,
      400,
    );
  }
}

/** What a gateway asks for by keys costs as much as a page of them. */
const entitiesCost: ComplexityEstimator = ({ field, args, childComplexity }) =>
  field.name === '_entities' ? 1 + args['representations'].length * childComplexity : undefined;

function report(code: ErrorCode) {
  return (context: ValidationContext | null, error: Error) =>
    context?.reportError(refusal(code, error.message.replace('Syntax Error: ', '')));
}

/** Federation's `_service` gives the whole SDL; `rejoinder compose` needs no server. */
const SHOWS_SCHEMA = new Set(['__schema', '__type', '_service']);

const noIntrospection: ValidationRule = (context) => ({
  Field: ({ name }) => {
    if (!SHOWS_SCHEMA.has(name.value)) return;
    context.reportError(refusal('INTROSPECTION_OFF', 'Introspection is switched off here.'));
  },
});
