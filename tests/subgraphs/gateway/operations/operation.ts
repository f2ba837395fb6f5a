import type { Sample } from '../sample.js';

/** Something that a user asks for. */
export interface Operation {
  title: string;
  query: string;
  variables?: (sample: Sample) => Record<string, unknown>;
  /** Paths that the samples may have nothing for; everything else that is selected must show something. */
  mayBeEmpty?: string[];
  /** The code of the error that it is refused with. */
  refused?: string;
  /** Where a gateway leads to another. */
  refusedBehindGateway?: string;
}

/** An id that nothing has. */
export const NOBODY = '00000000-0000-7000-8000-000000000000';
