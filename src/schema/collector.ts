import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What all collectors know of a host together, so that they are polite to it together. */
@Entity()
export class HostState {
  /** Host and port, as in an address. */
  @PrimaryColumn('text')
  host!: string;

  /** When the next page of it may be fetched. */
  @Column('timestamp with time zone', { default: () => 'now()' })
  nextPageAt!: Date;

  /** When the next feed of it may be fetched. Feeds do not queue up behind pages. */
  @Column('timestamp with time zone', { default: () => 'now()' })
  nextFeedAt!: Date;

  /** It asked to be left alone until then. */
  @Column('timestamp with time zone', { nullable: true })
  closedUntil!: Date | null;

  /** How long it takes to answer, milliseconds: a moving average. */
  @Column('integer', { nullable: true })
  responseMs!: number | null;

  /** Its robots.txt; empty where it has none, null where it could not be had. */
  @Column('text', { nullable: true })
  robots!: string | null;

  /** When robots.txt was last asked for. */
  @Column('timestamp with time zone', { nullable: true })
  robotsAt!: Date | null;
}

/** A collector that runs, by the id that its jobs are locked under: one that no longer beats is dead, and its jobs are free. */
@Entity()
export class Collector {
  @PrimaryColumn('text')
  id!: string;

  @Column('timestamp with time zone', { default: () => 'now()' })
  beatAt!: Date;
}
