import { createHash, randomBytes } from 'node:crypto';
import { type DataSource, IsNull } from 'typeorm';
import { validate as isUuid, v7 as uuid } from 'uuid';
import { ApiKey, type KeyRole } from '../schema/api-key.js';

/** `rj_` and 32 random bytes in base64url. */
const KEY = /^rj_[A-Za-z0-9_-]{43}$/;
const MAX_NAME = 100;

/** A key as it is made: the only time that it is known. */
export interface NewKey {
  id: string;
  key: string;
}

/** Who holds a key. */
export interface KeyHolder {
  id: string;
  name: string;
  role: KeyRole;
}

/** A key that cannot be made or revoked. The message is one line for a person. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

/** The API keys of a database. What is stored of a key is its SHA-256. */
export class ApiKeys {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws KeyRefused where the name cannot be taken, or a valid key has it */
  async add(name: string, role: KeyRole): Promise<NewKey> {
    if (name.trim() !== name || !/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u.test(name) || name.length > MAX_NAME) {
      throw new KeyRefused(`The name of a key has 1 to ${MAX_NAME} characters and no control characters.`);
    }
    return this.dataSource.transaction(async (manager) => {
      // Two that add one name at a time would both find it free.
      await manager.query('lock table api_key in share row exclusive mode');
      if (await manager.existsBy(ApiKey, { name, revokedAt: IsNull() })) {
        throw new KeyRefused(`A key with the name "${name}" exists; revoke it first or take another name.`);
      }
      const key = `rj_${randomBytes(32).toString('base64url')}`;
      const id = uuid();
      await manager.insert(ApiKey, { id, name, role, hash: hashOf(key) });
      return { id, key };
    });
  }

  /** All keys, revoked ones included, first made first. */
  list(): Promise<ApiKey[]> {
    return this.dataSource.getRepository(ApiKey).find({ order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /**
   * Revokes the valid key of that name or id.
   * @throws KeyRefused where there is none
   */
  async revoke(nameOrId: string): Promise<KeyHolder> {
    const keys = this.dataSource.getRepository(ApiKey);
    const valid = { revokedAt: IsNull() };
    const where = [{ name: nameOrId, ...valid }, ...(isUuid(nameOrId) ? [{ id: nameOrId, ...valid }] : [])];
    const found = await keys.findOneBy(where);
    if (!found) throw new KeyRefused(`No valid key has the name or id "${nameOrId}".`);
    await keys.update({ id: found.id }, { revokedAt: () => 'now()' });
    return { id: found.id, name: found.name, role: found.role };
  }

  /** Whether any key is valid. */
  exist(): Promise<boolean> {
    return this.dataSource.getRepository(ApiKey).existsBy({ revokedAt: IsNull() });
  }

  /** Whether a key was ever made, revoked or not. */
  wereMade(): Promise<boolean> {
    return this.dataSource.getRepository(ApiKey).exists();
  }

  /** Who holds a key; null: nobody does, or it was revoked. Notes the use, at most once a minute. */
  async holderOf(key: string): Promise<KeyHolder | null> {
    if (!KEY.test(key)) return null;
    const hash = hashOf(key);
    const found = await this.dataSource.getRepository(ApiKey).findOneBy({ hash, revokedAt: IsNull() });
    if (!found) return null;
    if (!found.lastUsedAt || Date.now() - found.lastUsedAt.getTime() > 60_000) {
      const noted = this.dataSource.query(
        `update api_key set last_used_at = now()
         where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
        [found.id],
      );
      // A server whose database user may only read lets people in all the same.
      await noted.catch(() => {});
    }
    return { id: found.id, name: found.name, role: found.role };
  }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
