import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lifeOf } from './process.js';

/**
 * Notes this process as a user of the server. Every call counts by itself, also in one process. Call it and what it
 * returns under the lock.
 *
 * @returns takes the note away, and gives true if no living user is left
 */
export async function joinUsers(folder: string): Promise<() => Promise<boolean>> {
  await mkdir(folder, { recursive: true });
  const note = join(folder, `${process.pid}.${randomUUID()}`);
  await writeFile(note, String(await lifeOf(process.pid)));
  return async () => {
    await rm(note, { force: true });
    return (await removeDead(folder)) === 0;
  };
}

/** Drops the notes of processes that were killed before they could; returns how many users live. */
async function removeDead(folder: string): Promise<number> {
  let living = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const note = join(folder, name);
    const life = await readFile(note, 'utf8').catch(() => '');
    if (life !== '' && (await lifeOf(Number.parseInt(name, 10))) === life) living++;
    else await rm(note, { force: true });
  }
  return living;
}
