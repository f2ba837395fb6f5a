/**
 * The embedded server cannot run on this machine or this folder. The message is one line that says why and names
 * `DATABASE_URL` as the way out.
 */
export class EmbeddedUnavailable extends Error {
  override readonly name = 'EmbeddedUnavailable';

  /** @param reason a clause without a full stop: "node_modules lacks the package x" */
  constructor(reason: string, options?: ErrorOptions) {
    super(
      `The embedded PostgreSQL cannot run: ${oneLine(reason)}. Set DATABASE_URL to use a PostgreSQL server of your own.`,
      options,
    );
  }
}

/** The code of a system error ("EACCES"), or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Turns a refused file operation into {@link EmbeddedUnavailable}; passes every other error on. */
export function refused(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  const reasons: Record<string, string> = {
    EACCES: 'no permission to write in',
    EPERM: 'no permission to write in',
    EROFS: 'a read-only file system holds',
    ENOSPC: 'no space is left for',
    EDQUOT: 'no space is left for',
    ENOTDIR: 'a file stands in the way of the folder',
    EEXIST: 'a file stands in the way of the folder',
  };
  const reason = code === undefined ? undefined : reasons[code];
  return reason === undefined ? error : new EmbeddedUnavailable(`${reason} ${folder}`, { cause: error });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
