import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.js';
import { type ErrorCode, refusal } from '../errors.js';
import { limitRules } from './limits.js';

/** Bytes of text whose documents are kept, about as much as Apollo Server keeps for HTTP. */
const KEPT_CHARACTERS = 4 * 1024 * 1024;

/** Parses and validates documents, as Apollo Server does for plain HTTP: each text once. */
export class Documents {
  readonly #valid = new LRUCache<string, DocumentNode>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (_document, text) => text.length + 1,
  });
  readonly #rules;
  readonly #maxTokens;

  constructor(
    private readonly schema: GraphQLSchema,
    config: Pick<Config, 'limits' | 'introspection'>,
  ) {
    this.#rules = [...specifiedRules, ...limitRules(config)];
    this.#maxTokens = config.limits.tokens;
  }

  /** The document of a text, or everything that is wrong with it. */
  read(text: string): DocumentNode | GraphQLError[] {
    const known = this.#valid.get(text);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: this.#maxTokens });
    } catch (error) {
      return [coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
    }
    const errors = validate(this.schema, document, this.#rules);
    if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
    this.#valid.set(text, document);
    return document;
  }
}

/** Codes of our rules stay: they are found inside. */
function coded(error: GraphQLError, code: ErrorCode): GraphQLError {
  const { message, nodes, source, positions } = error;
  const { extensions } = refusal(code, message);
  return new GraphQLError(message, { nodes, source, positions, originalError: error, extensions });
}
