import { workHere as collectHere, type HeavyWork } from '../collect/heavy-work.js';
import { read } from '../read/read.js';
import type { Reading, TextToRead } from '../read/reading.js';

/** All that keeps the processor busy on an article's way in. */
export interface Work extends HeavyWork {
  read(text: TextToRead): Promise<Reading>;
}

/** All of it, in this thread. */
export const workHere: Work = { ...collectHere, read: async (text) => read(text) };
