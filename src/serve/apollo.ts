import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.js';
import { refusal } from '../errors.js';
import type { OperationContext } from './context.js';
import type { Faults } from './faults.js';
import { checkComplexity, limitRules } from './limits.js';
import type { Parts } from './parts.js';
import { statusOfRefused } from './request.js';

/** How long requests that run may go on after a stop, milliseconds. */
const GRACE_MS = 10_000;

const NEEDS_STREAM =
  'A subscription has many results: connect to this address by WebSocket (graphql-transport-ws), or accept text/event-stream or multipart/mixed;subscriptionSpec=1.0.';

/** Apollo Server for the operations that come over HTTP. */
export function apolloFor({
  config,
  schema,
  faults,
  httpServer,
  log,
}: Parts): ApolloServer<OperationContext> {
  return new ApolloServer<OperationContext>({
    schema,
    logger: log,
    nodeEnv: 'production',
    // Switched off by a rule of ours, which sockets obey as well.
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: config.limits.tokens },
    validationRules: limitRules(config),
    formatError: faults.format,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // We give no cache hints, and it would wrap every field.
      ApolloServerPluginCacheControlDisabled(),
      // What a router asks for with `apollo-federation-include-trace`; it would switch itself on, and say so at every start.
      ApolloServerPluginInlineTrace(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: GRACE_MS }),
      watch(config, schema, faults),
    ],
  });
}

function watch(
  { limits }: Config,
  schema: GraphQLSchema,
  faults: Faults,
): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request: { operationName, variables } }) => {
        if (operation?.operation === 'subscription') throw refusal('BAD_REQUEST', NEEDS_STREAM, 400);
        checkComplexity(schema, limits, { document, operationName, variables });
      },
      didEncounterErrors: async ({ errors, contextValue: { requestId, viewer }, operationName }) =>
        faults.report(errors, { requestId, operationName, viewer: viewer.name }),
      willSendResponse: async ({ request, response: { http } }) => {
        if (http.status === 400) http.status = statusOfRefused(request.http?.headers.get('accept'));
      },
    }),
  };
}
