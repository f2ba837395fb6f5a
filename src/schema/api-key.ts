import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** What a key may do; each role may do what the ones before it may. */
export const KEY_ROLES = ['reader', 'reviewer', 'editor', 'admin'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

@Entity()
@Unique(['hash'])
export class ApiKey {
  @PrimaryColumn('uuid')
  id!: string;

  /** What people call it; reviews are signed with it. */
  @Column('text')
  name!: string;

  /** SHA-256 of the key. A key is 256 random bits, so a slow hash would add nothing. */
  @Column('bytea')
  hash!: Buffer;

  @Column('text')
  role!: KeyRole;

  @Column('timestamp with time zone', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamp with time zone', { nullable: true })
  lastUsedAt!: Date | null;

  @Column('timestamp with time zone', { nullable: true })
  revokedAt!: Date | null;
}
