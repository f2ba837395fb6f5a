import { type Config, WrongSetting } from '../config.js';
import { KEY_ROLES, type KeyRole } from '../schema/api-key.js';
import { ApiKeys } from '../store/api-keys.js';
import { withDatabase } from './database.js';
import { table } from './table.js';

/** The command `keys add`: the key is on stdout, alone, so that a script can take it. */
export async function addKeyCommand(config: Config, name: string, role: string): Promise<number> {
  if (!isRole(role))
    throw new WrongSetting(`--role: expected one of ${KEY_ROLES.join(', ')}, got "${role}".`);
  const { key } = await withDatabase(config, ({ dataSource }) => new ApiKeys(dataSource).add(name, role));
  console.error(
    `The key of ${name}, with the role ${role}. It is shown this once; send it as "Authorization: Bearer ...":`,
  );
  console.log(key);
  return 0;
}

/** The command `keys list`. */
export async function listKeysCommand(config: Config): Promise<number> {
  const keys = await withDatabase(config, ({ dataSource }) => new ApiKeys(dataSource).list());
  if (keys.length === 0) {
    console.log('There are no keys. On a loopback address Rejoinder asks for none.');
    return 0;
  }
  const rows = keys.map(({ id, name, role, createdAt, lastUsedAt, revokedAt }) => [
    id,
    name,
    role,
    day(createdAt),
    lastUsedAt ? lastUsedAt.toISOString().slice(0, 16).replace('T', ' ') : 'never',
    revokedAt ? `revoked ${day(revokedAt)}` : 'valid',
  ]);
  console.log(table([['ID', 'NAME', 'ROLE', 'MADE', 'LAST USED', 'STATE'], ...rows]));
  return 0;
}

/** The command `keys revoke`. */
export async function revokeKeyCommand(config: Config, nameOrId: string): Promise<number> {
  const { name, role, left } = await withDatabase(config, async ({ dataSource }) => {
    const keys = new ApiKeys(dataSource);
    return { ...(await keys.revoke(nameOrId)), left: await keys.exist() };
  });
  console.log(
    `The key of ${name}, with the role ${role}, is revoked; running servers let it go within 10 seconds.`,
  );
  if (!left)
    console.log(
      'No valid key is left: nobody gets in with a key until you make one with "rejoinder keys add".',
    );
  return 0;
}

function isRole(text: string): text is KeyRole {
  return (KEY_ROLES as readonly string[]).includes(text);
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}
