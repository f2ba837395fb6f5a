import { readFile, stat } from 'node:fs/promises';
import { run } from './process.js';
import { EmbeddedUnavailable } from './unavailable.js';

/** The user that the server runs as, where that is not the user of this process. */
export interface Account {
  uid: number;
  gid: number;
}

/** True where PostgreSQL would refuse to run as we are. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The unprivileged account that root starts the server as: the owner of the data folder if it has one already, else
 * `nobody`. Undefined when this process is not root's, since the server then runs as we do.
 *
 * @param data the cluster's data folder, which may be absent
 */
export async function serverAccount(data: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return nobody();
}

/** The account `nobody`; PostgreSQL wants one that has a line in the password file. */
export async function nobody(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const fields = lines.find((line) => line.startsWith('nobody:'))?.split(':');
  // macOS writes -2, which chown wants unsigned.
  const [uid, gid] = [Number(fields?.[2]) >>> 0, Number(fields?.[3]) >>> 0];
  if (!fields || uid === 0) {
    throw new EmbeddedUnavailable(
      'PostgreSQL refuses to run as root, and this machine has no user "nobody" to run it as',
    );
  }
  return { uid, gid };
}

/** True if `account` can enter the folder, links and access lists included: the account itself tries it. */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  const { code } = await run('/bin/sh', ['-c', 'cd -P -- "$0"', folder], account);
  return code === 0;
}
