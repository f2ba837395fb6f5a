import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  type GraphQLError,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { asGraphQLError, refusal } from '../errors.js';
import type { Stream } from '../push/stream.js';
import { isOutage, isTimeout, untilItPasses } from '../push/trouble.js';
import type { Added } from '../schema/added.js';
import { type Asker, contextOf, type OperationContext } from './context.js';
import { Documents } from './documents.js';
import { endable } from './endable.js';
import { checkComplexity } from './limits.js';
import type { Parts } from './parts.js';
import { groupOf, Sharing } from './sharing.js';

/** What a client asks to be run. */
export interface OperationRequest {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** An operation that is within the limits and may run. */
export interface Operation extends ExecutionArgs {
  contextValue: OperationContext;
  kind: OperationTypeNode;
}

export interface OperationResult {
  result: FormattedExecutionResult;
  /** The result as JSON, where it is one of an item: written once for all who get the same. */
  json?: string;
  /** Where the item of a subscription stands. */
  position?: string | undefined;
}

/** Runs operations for everything but plain HTTP, which is Apollo Server's, under the same rules as there. */
export class Operations {
  readonly #documents: Documents;
  readonly #sharing = new Sharing();

  constructor(private readonly parts: Pick<Parts, 'config' | 'schema' | 'services' | 'faults'>) {
    this.#documents = new Documents(parts.schema, parts.config);
  }

  /** @returns everything that speaks against the operation, or what runs it */
  prepare(request: OperationRequest, asker: Asker): Operation | GraphQLError[] {
    const { config, schema, services } = this.parts;
    const document = this.#documents.read(request.query);
    if (Array.isArray(document)) return document;
    const { operationName, variables } = request;
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      const reason = 'The document has not exactly one operation: operationName has to name one of it.';
      return [refusal('OPERATION_RESOLUTION_FAILURE', reason, 400)];
    }
    try {
      checkComplexity(schema, config.limits, { document, operationName, variables });
    } catch (error) {
      return [asGraphQLError(error)];
    }
    return {
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: contextOf(services, asker),
      kind: operation.operation,
    };
  }

  /**
   * Runs an operation: one result of a query or mutation, one an item of a subscription. The next item is read when the
   * next result is asked for. An operation that fails as a whole has a last result without data.
   * @param signal ends a subscription, also while it waits
   */
  async *results(operation: Operation, signal: AbortSignal): AsyncGenerator<OperationResult, void> {
    try {
      if (operation.kind !== OperationTypeNode.SUBSCRIPTION) {
        yield { result: this.shown(operation, await execute(operation)) };
        return;
      }
      const results = await this.subscribe(operation);
      if (!(Symbol.asyncIterator in results)) {
        yield { result: this.shown(operation, results) };
        return;
      }
      yield* untilAborted(results, signal);
    } catch (error) {
      yield { result: this.shown(operation, { errors: [asGraphQLError(error)] }) };
    }
  }

  /**
   * Begins a subscription. Its iterator gives a result an item, made once for all who asked for the same; its `return`
   * also ends a `next` that waits.
   * @returns the refusal, where it does not begin
   */
  async subscribe(operation: Operation): Promise<AsyncGenerator<OperationResult, void> | ExecutionResult> {
    const events = await createSourceEventStream(operation);
    if (!(Symbol.asyncIterator in events)) return events;
    const { document, operationName, variableValues, contextValue } = operation;
    const group = groupOf(document, operationName, variableValues, contextValue.viewer.role);
    let after = (events as Stream).given;
    return mapped(events, async (event) => {
      const { position } = event as Added;
      try {
        const shared = await this.#sharing.result(group, position, async () => {
          const result = this.shown(operation, await executeItem(operation, event));
          return { result, json: JSON.stringify(result) };
        });
        after = position;
        return { ...shared, position };
      } catch (error) {
        throw error instanceof TimedOut ? letGo(after) : error;
      }
    });
  }

  /** What the client is told of a result; errors that are ours go to the log. */
  shown(operation: ExecutionArgs, { errors, ...result }: ExecutionResult): FormattedExecutionResult {
    if (!errors) return result;
    const { requestId, viewer } = operation.contextValue as OperationContext;
    const { operationName } = operation;
    this.parts.faults.report(errors, { requestId, operationName, viewer: viewer.name });
    return { ...result, errors: this.parts.faults.formatAll(errors) };
  }
}

/** An item could not be read in the time that a statement has, however often it was tried. */
class TimedOut extends Error {}

/** How often an item is executed that takes too long. */
const MOST_TRIES = 3;

/**
 * An item is not lost to an outage of the database: it is executed again until it is over. One that takes too long is tried
 * again too, since that may be of the moment, but not for ever: it may be what the document asks.
 * @throws TimedOut
 */
async function executeItem(operation: Operation, rootValue: unknown): Promise<ExecutionResult> {
  const failed = ({ errors }: ExecutionResult, is: (error: unknown) => boolean) =>
    errors?.some(({ originalError }) => is(originalError)) ?? false;
  for (let tries = 1; ; tries += 1) {
    const result = await untilItPasses(
      async () => execute({ ...operation, rootValue }),
      (outcome) => failed(outcome, isOutage),
    );
    if (!failed(result, isTimeout)) return result;
    if (tries === MOST_TRIES) throw new TimedOut();
  }
}

/** Ends a subscription whose next item cannot be read in time: nothing behind `after` was given. */
function letGo(after: string): GraphQLError {
  const error = refusal('TIMEOUT', 'The next item took too long.');
  error.extensions['after'] = after;
  return error;
}

/** As graphql-js maps the events of a subscription. */
function mapped<T>(
  events: AsyncIterable<unknown>,
  map: (event: unknown) => Promise<T>,
): AsyncGenerator<T, void> {
  const iterator = events[Symbol.asyncIterator]();
  const end = async () => iterator.return?.();
  return endable<T>(async () => {
    const { done, value } = await iterator.next();
    if (!done) return { done: false, value: await map(value) };
    await end();
    return { done: true, value: undefined };
  }, end);
}

/** Gives what comes until the signal is aborted. */
async function* untilAborted<T>(
  results: AsyncGenerator<T, void>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const end = () => void results.return();
  signal.addEventListener('abort', end, { once: true });
  try {
    while (!signal.aborted) {
      const { done, value } = await results.next();
      if (done || signal.aborted) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', end);
    await results.return();
  }
}
