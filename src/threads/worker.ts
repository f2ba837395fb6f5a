import { getPriority, platform, setPriority } from 'node:os';
import { RefusedError } from '../collect/article.js';
import type { Document } from '../collect/document.js';
import { type Work, workHere } from './work.js';

/** A piece of work as it is sent to a thread. */
export interface Task {
  name: keyof Work;
  args: unknown[];
}

/** What comes back: a refusal is no error of the thread, and would lose its fields as one. */
export type Done = { result: unknown } | { refused: Pick<RefusedError, 'field' | 'code' | 'message'> };

/** By so much a thread gives way to the one that serves, and to the database: see setpriority(2). */
const YIELDS = 10;
const LOWEST = 19;

// Elsewhere it would be the priority of the whole process.
if (platform() === 'linux') setPriority(Math.min(getPriority() + YIELDS, LOWEST));

/** The entry of a thread: does one piece of work. */
export default async function work({ name, args }: Task): Promise<Done> {
  try {
    const here = workHere[name] as (...args: unknown[]) => Promise<unknown>;
    return { result: await here(...args.map(received)) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { field, code, message } = error;
    return { refused: { field, code, message } };
  }
}

/** A Buffer arrives as a plain array of bytes. */
function received(arg: unknown): unknown {
  const { bytes } = (arg ?? {}) as Partial<Document>;
  if (!(bytes instanceof Uint8Array)) return arg;
  return { ...(arg as Document), bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
