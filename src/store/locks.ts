/**
 * Numbers of the advisory locks that Rejoinder takes in a database. Any will do, as long as every process takes the same and no
 * two are one: whoever holds one would keep others from what is not its own.
 */
export const LOCKS = {
  /** Of whoever migrates. */
  migration: 7_301_001,
  /** Of the node that passes the outbox on over NATS. */
  relay: 7_301_002,
  /** Of the collector that looks for lost jobs. */
  lostJobs: 7_301_003,
  /** Of the process that delivers to webhooks. */
  webhooks: 7_301_004,
  /** Of the process that raises alerts. */
  alarms: 7_301_005,
} as const;
