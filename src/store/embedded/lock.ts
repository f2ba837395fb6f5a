import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lifeOf } from './process.js';
import { EmbeddedUnavailable, errorCode } from './unavailable.js';

const WAIT_MS = 180_000;
const POLL_MS = 40;
const DRAFT_MS = 3_600_000;

/**
 * Does `work` while no other process, nor another call in this one, does its own under the same lock folder. A holder
 * that was killed is recognised and passed over.
 *
 * The folder holds numbered files. The highest is the lock: it names its holder, or is empty once released. Whoever
 * creates the next number holds the lock, and no file is removed before a higher one exists. So, unlike with a lock
 * file that a waiter deletes when its holder is dead, two waiters can never both take over.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const mine = await acquire(folder);
  try {
    return await work();
  } finally {
    // The folder may have been deleted meanwhile, and the lock with it.
    await truncate(mine).catch(() => {});
  }
}

async function acquire(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `draft-${randomUUID()}`);
  await writeFile(draft, `${process.pid} ${await lifeOf(process.pid)}`);
  try {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const last = await highest(folder);
      const holder = last === 0 ? '' : await holderOf(join(folder, String(last)));
      if (holder === '') {
        const mine = await claim(folder, draft, last + 1);
        if (mine) return mine;
      } else if (Date.now() > deadline) {
        throw new EmbeddedUnavailable(`process ${holder} has been starting or stopping it for too long`);
      } else {
        await sleep(POLL_MS);
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** The id of the live process that holds the lock file; '' if it is released or its holder is dead. */
async function holderOf(file: string): Promise<string> {
  // A vanished file was overtaken by a higher one: the claim that follows fails, and the caller looks again.
  const content = await readFile(file, 'utf8').catch(() => '');
  const space = content.indexOf(' ');
  const pid = content.slice(0, Math.max(space, 0));
  if (pid === '') return '';
  return (await lifeOf(Number(pid))) === content.slice(space + 1) ? pid : '';
}

async function claim(folder: string, draft: string, number: number): Promise<string | undefined> {
  const mine = join(folder, String(number));
  try {
    // A link appears with its content in one step, and fails if the name is taken.
    await link(draft, mine);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    throw error;
  }
  if ((await highest(folder)) !== number) {
    await rm(mine, { force: true });
    return undefined;
  }
  await sweep(folder, number);
  return mine;
}

async function highest(folder: string): Promise<number> {
  return Math.max(0, ...(await readdir(folder)).map(Number).filter(Number.isSafeInteger));
}

/** Removes the numbers before ours, and drafts that killed waiters left. */
async function sweep(folder: string, number: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const overtaken = name.startsWith('draft-')
      ? Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0) > DRAFT_MS
      : Number(name) < number;
    if (overtaken) await rm(path, { force: true });
  }
}
