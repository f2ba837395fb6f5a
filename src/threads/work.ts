import { workHere as collectHere, type HeavyWork } from '../collect/heavy-work.js';
import type { Reading, TextToRead } from '../read/reading.js';

/** All that keeps the processor busy on an article's way in. */
export interface Work extends HeavyWork {
  read(text: TextToRead): Promise<Reading>;
}

/** All of it, in this thread. The reader is loaded with the first text: a thread that only hands texts on does without it. */
export const workHere: Work = {
  ...collectHere,
  read: async (text) => (await import('../read/read.js')).read(text),
};
