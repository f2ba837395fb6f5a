import { request } from 'undici';
import { RefusedError } from './article.js';
import { Deadline } from './deadline.js';
import { agentFor, type FetchOptions, webUrl } from './fetch.js';

/** Why an address may not be posted to, in a sentence; undefined: it may, as far as its spelling tells. */
export function addressProblem(
  address: string,
  allowed: FetchOptions['allowPrivateAddresses'],
): string | undefined {
  try {
    agentFor(webUrl(address), allowed);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Posts a body to the public internet. No redirect is followed: it could lead to where nobody allowed it to go.
 * @returns the HTTP status of the answer
 * @throws with a sentence that says why there was none, and nothing of the address
 */
export async function postBody(
  address: string,
  headers: Record<string, string>,
  body: string,
  { deadlineMs, signal, allowPrivateAddresses }: FetchOptions,
): Promise<number> {
  const deadline = new Deadline(deadlineMs, signal);
  try {
    signal?.throwIfAborted();
    const url = webUrl(address);
    const response = await request(url, {
      method: 'POST',
      dispatcher: agentFor(url, allowPrivateAddresses),
      headers,
      body,
      signal: deadline.signal,
    });
    // What it says is nobody's business; a status is enough.
    response.body.on('error', () => {}).destroy();
    return response.statusCode;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof RefusedError) throw error;
    if (deadline.signal.aborted)
      throw new Error(`The receiver did not answer in ${deadlineMs / 1000} seconds.`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    throw new Error(`The receiver could not be reached (${code}).`, { cause: error });
  } finally {
    deadline.close();
  }
}
