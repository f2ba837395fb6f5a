import type { HostBook, Lane, Robots } from '../store/hosts.js';

/** What is known of one host, times as milliseconds since 1970. */
interface Host {
  next: Record<Lane, number>;
  closedUntil: number;
  responseMs: number | undefined;
  robots: Robots | undefined;
}

/** A book that only its owner knows: for a command that needs no database. It holds a few hosts, and is not kept. */
export function ownBook(): HostBook {
  const hosts = new Map<string, Host>();
  const known = (name: string): Host => {
    const host = hosts.get(name) ?? {
      next: { page: 0, feed: 0 },
      closedUntil: 0,
      responseMs: undefined,
      robots: undefined,
    };
    hosts.set(name, host);
    return host;
  };
  return {
    reserve: async (name, lane, { leastMs, concurrency }) => {
      const host = known(name);
      const at = Math.max(host.next[lane], host.closedUntil, Date.now());
      host.next[lane] = at + Math.max(leastMs, (host.responseMs ?? 0) / concurrency);
      return new Date(at);
    },
    closedUntil: async (name) => {
      const { closedUntil } = known(name);
      return closedUntil > Date.now() ? new Date(closedUntil) : null;
    },
    noteAnswer: async (name, tookMs, closedForMs) => {
      const host = known(name);
      host.responseMs = ((host.responseMs ?? tookMs) * 3 + tookMs) / 4;
      if (closedForMs !== null) host.closedUntil = Math.max(host.closedUntil, Date.now() + closedForMs);
    },
    knownRobots: async (name) => known(name).robots,
    noteRobots: async (name, text) => {
      known(name).robots = { text, at: new Date() };
    },
  };
}
