import { createReadStream } from 'node:fs';

/** An input that cannot be read. The message is one line for a person. */
export class CannotRead extends Error {
  override readonly name = 'CannotRead';
}

/** The bytes of a file, or of stdin where none is named. Throws a CannotRead. */
export async function* bytesOf(file: string | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* file === undefined ? process.stdin : createReadStream(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CannotRead(`${file ?? 'stdin'} cannot be read (${code ?? message}).`);
  }
}

/** All of an input, as far as it has no more than `most` bytes. Throws a CannotRead with the message `tooLong`. */
export async function allOf(
  input: AsyncIterable<Uint8Array>,
  most: number,
  tooLong: string,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > most) throw new CannotRead(tooLong);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Writes to stdout, and waits until there is room: the reader of our output may be slower than we are. */
export async function write(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      // The reader has left, as `head` does: main ends the process.
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}
