import { GraphQLError } from 'graphql';

/**
 * Every code that an error can carry in `extensions.code`, and what it tells a client. Codes are stable: clients act on
 * them. docs/errors.md says what to do about each; a test keeps the two together.
 */
export const ERROR_CODES = {
  BAD_REQUEST: 'The request is not one that GraphQL over HTTP or WebSocket knows.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The document does not tell which operation to run.',
  PERSISTED_QUERY_NOT_FOUND: 'No document is known under this hash.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Persisted documents are switched off.',
  INTROSPECTION_OFF: 'The schema is not told here.',
  BAD_USER_INPUT: 'An argument cannot be taken; the message names it and says what was expected.',
  NOT_FOUND: 'What was asked for does not exist.',
  UNAUTHENTICATED: 'No API key or token was given, or one that is not valid.',
  FORBIDDEN: 'It is not allowed; the message says what is missing.',
  TOO_MANY_TOKENS: 'The document is too long.',
  TOO_DEEP: 'The document is nested too deeply.',
  TOO_MANY_ALIASES: 'The document has too many aliases.',
  TOO_COMPLEX: 'The operation could read too much at once.',
  TOO_LARGE: 'The request has too many bytes.',
  TOO_MANY_OPERATIONS: 'One socket has too many operations running.',
  TOO_MANY_CONNECTIONS: 'One key, or one address without a key, holds too many connections open.',
  POSITION_TOO_OLD:
    'What came behind this position is not kept any more; extensions.oldest is the oldest kept.',
  GOING_AWAY: 'The server is stopping; subscribe again after the last position.',
  TIMEOUT: 'It took too long and was cancelled.',
  UNAVAILABLE: 'The database cannot be reached just now; try again a little later.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side; the log has the details under the id.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/**
 * An expected refusal.
 * @param message what was wrong and what was expected, for the client to read
 * @param status HTTP status of the whole response; leave it out where other fields may still have their data
 */
export function refusal(code: ErrorCode, message: string, status?: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...(status && { http: { status } }) } });
}

/** An argument that cannot be taken: names it and says what was expected. */
export function badInput(field: string, expected: string): GraphQLError {
  return new GraphQLError(`${field}: ${expected}`, { extensions: { code: 'BAD_USER_INPUT', field } });
}

/** What was thrown, as an error of a GraphQL response. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
