import { comparePositions, parsePosition } from '../push/position.js';
import type { Asked, Subscriptions } from '../push/subscriptions.js';
import type { AddArticle, Context, FindFeed, Viewer } from '../resolvers/context.js';
import type { Database } from '../store/database.js';
import { Graph } from '../store/graph/graph.js';
import type { HubCallbacks } from './websub.js';

/** What is there for every operation. */
export interface Services {
  database: Database;
  subscriptions: Subscriptions;
  addArticle: AddArticle;
  findFeed?: FindFeed | undefined;
  /** The collector that runs in this process; undefined: none does. */
  collector?: CollectorStats | undefined;
  /** Undefined: no hub is asked to push. */
  hubCallbacks?: HubCallbacks | undefined;
  /** What delivers for monitors in this process; undefined: nothing does. */
  delivering?: DeliveringStats;
  threads?: { readonly waiting: number };
  /** Why nothing may be posted to an address, in a sentence; undefined: it may. */
  addressProblem: Context['addressProblem'];
  /** The longest text that addArticle takes, in UTF-16 code units; for messages. */
  textCharacters: number;
}

/** What /metrics tells of what this process delivers for monitors. */
export interface DeliveringStats {
  readonly webhooks: { readonly tally: Readonly<Record<string, number>> };
  readonly alarms: { readonly raised: number };
}

/** What /metrics tells of a collector. */
export interface CollectorStats {
  readonly busy: number;
  readonly tally: Readonly<Record<'polls' | 'items' | 'visits', Readonly<Record<string, number>>>>;
}

/** Who asks for an operation, and what came beside it. */
export interface Asker {
  viewer: Viewer;
  /** Stands in the log lines about it. */
  requestId: string;
  /** The position up to which the client has the items of the subscription, where it comes back. */
  lastPosition?: string;
}

/** The context of one operation. */
export interface OperationContext extends Context {
  requestId: string;
}

export function contextOf(services: Services, { viewer, requestId, lastPosition }: Asker): OperationContext {
  const { database, subscriptions, addArticle, findFeed, addressProblem } = services;
  return {
    viewer,
    requestId,
    database,
    subscriptions: lastPosition === undefined ? subscriptions : resumed(subscriptions, lastPosition),
    addArticle,
    findFeed,
    addressProblem,
    position: subscriptions.position,
    graph: new Graph(database.reads),
  };
}

/** A client that comes back still sends its first operation: `after`, where it is there, is where it once began. */
function resumed(subscriptions: Subscriptions, lastPosition: string): Context['subscriptions'] {
  const further = (after: Asked['after']) =>
    after != null && comparePositions(parsePosition(after), parsePosition(lastPosition)) > 0
      ? after
      : lastPosition;
  return {
    open: (kind, asked) => subscriptions.open(kind, { ...asked, after: further(asked.after) }),
    openAll: (watches, after) => subscriptions.openAll(watches, further(after)),
    page: (kind, asked, most) => subscriptions.page(kind, asked, most),
    pageAll: (watches, after, most) => subscriptions.pageAll(watches, after, most),
  };
}
