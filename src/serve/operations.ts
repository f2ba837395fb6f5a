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
import { type Asker, contextOf, type OperationContext } from './context.js';
import { Documents } from './documents.js';
import { checkComplexity } from './limits.js';
import type { Parts } from './parts.js';

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
  /** Where the item of a subscription stands. */
  position?: string | undefined;
}

/** Runs operations for everything but plain HTTP, which is Apollo Server's, under the same rules as there. */
export class Operations {
  readonly #documents: Documents;

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
      const events = await createSourceEventStream(operation);
      if (!(Symbol.asyncIterator in events)) {
        yield { result: this.shown(operation, events) };
        return;
      }
      for await (const event of untilAborted(events, signal)) {
        const executed = await execute({ ...operation, rootValue: event });
        yield { result: this.shown(operation, executed), position: positionOf(event) };
      }
    } catch (error) {
      yield { result: this.shown(operation, { errors: [asGraphQLError(error)] }) };
    }
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

/** A generator that waits cannot be ended from outside: its source can. */
async function* untilAborted(events: AsyncIterable<unknown>, signal: AbortSignal): AsyncGenerator<unknown> {
  const iterator = events[Symbol.asyncIterator]();
  const end = () => void iterator.return?.();
  signal.addEventListener('abort', end, { once: true });
  try {
    while (!signal.aborted) {
      const { done, value } = await iterator.next();
      if (done || signal.aborted) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', end);
    await iterator.return?.();
  }
}

function positionOf(event: unknown): string | undefined {
  const { position } = event as { position?: unknown };
  return typeof position === 'string' ? position : undefined;
}
