import { Extensions } from 'type-graphql';

/** The subgraphs that the graph can be cut into; see docs/federation.md. */
export const SUBGRAPHS = ['articles', 'actors', 'quotes', 'reactions'] as const;
export type Subgraph = (typeof SUBGRAPHS)[number];

/** What a server serves: one of the four, or the whole graph as one subgraph. */
export const CUTS = ['whole', ...SUBGRAPHS] as const;
export type Cut = (typeof CUTS)[number];

/** A subgraph, or `all` for a value that every subgraph gives in the same way. */
export type Owner = Subgraph | 'all';

/** What the graph is cut by; stands in `extensions` of a type or field. */
export interface Ownership {
  owner: Owner;
  /** Fields by which another subgraph refers to an entity; each one alone is enough. */
  keys?: readonly string[];
}

/** Says which subgraph a type belongs to, or a field that the subgraph adds to somebody else's type. */
export function Owned(owner: Owner, keys?: readonly string[]): ReturnType<typeof Extensions> {
  const ownership: Ownership = { owner, ...(keys && { keys }) };
  return Extensions({ ...ownership });
}
