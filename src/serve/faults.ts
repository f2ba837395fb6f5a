import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { Logger } from 'pino';
import { ERROR_CODES, type ErrorCode } from '../errors.js';
import { isOutage, isTimeout } from '../push/trouble.js';

/** Messages echo what was sent; this much of it is enough to find it again. */
const MOST_CHARACTERS = 1_000;

/** How graphql-js says that it stopped parsing. */
const TOKENS = /^Syntax Error: Document contains more that (\d+) tokens.*$/;

/** Messages of our own in the place of the database's. */
const WORDED: Partial<Record<ErrorCode, string>> = {
  TIMEOUT: 'It took too long and was cancelled; ask for less at once.',
  UNAVAILABLE: ERROR_CODES.UNAVAILABLE,
};

/**
 * What clients are told of errors, in one place for every way in. Refusals go out as they are, with a code of the
 * catalogue. Everything else is ours: it is logged whole under an id, and the client is told the id and nothing more.
 */
export class Faults {
  constructor(
    private readonly log: Logger,
    /** Whether messages may name parts of the schema that were not asked for ("Did you mean..."). */
    private readonly suggestions: boolean,
  ) {}

  /** Logs the unexpected ones of the errors of a request, which then have ids. */
  report(errors: readonly GraphQLError[], about: Record<string, unknown> = {}): void {
    for (const error of errors) {
      if (error.extensions['errorId'] !== undefined || codeOf(error) !== 'INTERNAL_SERVER_ERROR') continue;
      error.extensions['errorId'] = this.#logged(rootOf(error), { ...about, path: error.path?.join('.') });
    }
  }

  /** What the client is told of an error. The two arguments are those of Apollo Server's `formatError`. */
  format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (!(error instanceof GraphQLError)) return { ...place, ...internal(this.#logged(error, {})) };
    const code = codeOf(error);
    if (code === 'INTERNAL_SERVER_ERROR') {
      this.report([error]);
      return { ...place, ...internal(String(error.extensions['errorId'])) };
    }
    const { http: _http, stacktrace: _stacktrace, ...extensions } = refusedAs(error, code).extensions;
    const message = WORDED[code] ?? this.#worded(formatted.message);
    return { message, ...place, extensions: { ...extensions, code } };
  };

  /** As `format`, for an error that is no part of a GraphQL response yet. */
  formatAll(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    return errors.map((error) => this.format(error.toJSON(), error));
  }

  #logged(error: unknown, about: Record<string, unknown>): string {
    const errorId = randomUUID();
    this.log.error({ ...about, errorId, err: error }, 'unexpected error');
    return errorId;
  }

  #worded(message: string): string {
    const plain = message.replace(TOKENS, 'The document has more than $1 tokens, which is the limit.');
    const worded = this.suggestions ? plain : plain.replace(/ ?Did you mean [^?]*\?$/, '');
    return worded.length > MOST_CHARACTERS ? `${worded.slice(0, MOST_CHARACTERS)}...` : worded;
  }
}

function internal(errorId: string): GraphQLFormattedError {
  const code: ErrorCode = 'INTERNAL_SERVER_ERROR';
  const message = `Something went wrong on our side; error id ${errorId}.`;
  return { message, extensions: { code, errorId } };
}

/** The code of an error: the innermost that is in the catalogue, else what its kind tells. */
function codeOf(error: GraphQLError): ErrorCode {
  if (TOKENS.test(error.message)) return 'TOO_MANY_TOKENS';
  const given = causesOf(error)
    .map((cause) => cause.extensions['code'])
    .filter(isErrorCode)
    .pop();
  if (given && given !== 'INTERNAL_SERVER_ERROR') return given;
  if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return 'BAD_USER_INPUT';
  const root = rootOf(error);
  if (root instanceof GraphQLError) return codeOfUncoded(root, error.path !== undefined);
  if (isOutage(root)) return 'UNAVAILABLE';
  return isTimeout(root) ? 'TIMEOUT' : 'INTERNAL_SERVER_ERROR';
}

/** Of an error that graphql-js or Apollo Server made, without a code. */
function codeOfUncoded({ nodes }: GraphQLError, whileExecuting: boolean): ErrorCode {
  if (!whileExecuting) return 'BAD_REQUEST';
  // graphql-js points at an argument that it cannot take; a value of ours that it cannot send has no place.
  return nodes?.length ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}

/** Apollo Server wraps the errors of rules: the one inside has what we said. */
function refusedAs(error: GraphQLError, code: ErrorCode): GraphQLError {
  return causesOf(error).findLast((cause) => cause.extensions['code'] === code) ?? error;
}

function causesOf(error: GraphQLError): GraphQLError[] {
  const causes = [error];
  for (let cause = error.originalError; cause instanceof GraphQLError; cause = cause.originalError) {
    causes.push(cause);
  }
  return causes;
}

function rootOf(error: GraphQLError): Error {
  let root: Error = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
