import type { Subscriptions } from '../push/subscriptions.js';
import type {
  AddArticleInput,
  AddArticleOutcome,
  InputProblem,
  ReadingChanges,
} from '../schema/add-article.js';
import type { KeyRole } from '../schema/api-key.js';
import type { Database } from '../store/database.js';
import type { Graph } from '../store/graph/graph.js';

/** Who asks: the name that reviews are signed with, and what it may do. */
export interface Viewer {
  name: string;
  role: KeyRole;
}

/** Takes one article from outside to the store: checked, read and stored, or refused with every problem. */
export type AddArticle = (
  input: AddArticleInput,
) => Promise<
  { articleId: string; outcome: AddArticleOutcome; changes: ReadingChanges } | { problems: InputProblem[] }
>;

/** Finds the feed that an address stands for: its own, or that of the site whose page it is. */
export type FindFeed = (
  url: string,
) => Promise<{ url: string; others: string[] } | { problems: InputProblem[] }>;

/** What every resolver is handed. One an operation. */
export interface Context {
  viewer: Viewer;
  graph: Graph;
  database: Database;
  subscriptions: Pick<Subscriptions, 'open' | 'openAll' | 'page' | 'pageAll'>;
  /** How far the outbox had been followed when the operation began. */
  position: string;
  addArticle: AddArticle;
  /** Undefined: every address is taken for a feed's. */
  findFeed?: FindFeed | undefined;
  /** Why nothing may be posted to an address, in a sentence; undefined: it may. */
  addressProblem: (address: string) => string | undefined;
}
