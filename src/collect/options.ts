import type { Access } from './document.js';
import type { Manners } from './fetch.js';
import { type HeavyWork, workHere } from './heavy-work.js';

export interface Progress {
  /** The feed or folder that is worked on. */
  source: string;
  done: number;
  total: number;
}

export interface CollectOptions {
  now?: () => Date;
  /** Ends the collecting: the generator throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * Lets through loopback and private addresses and every port: true for all, a list for these origins only
   * ("http://10.0.0.5:3000"). For tests and a newsroom's own network.
   */
  allowPrivateAddresses?: boolean | readonly string[];
  /** A page or mail address where the operator can be reached; goes into the User-Agent. */
  contact?: string | undefined;
  /** How hosts are treated; each is asked at once where it is left out. */
  manners?: Manners;
  onProgress?: (progress: Progress) => void;
  /** Who does what keeps the processor busy; this thread where it is left out. */
  work?: HeavyWork;
}

/** The options with their defaults, as the collector's parts take them. */
export interface Settings {
  now: () => Date;
  signal: AbortSignal | undefined;
  access: Access;
  work: HeavyWork;
  onProgress: (progress: Progress) => void;
}

export function settingsOf(options: CollectOptions): Settings {
  const { now = () => new Date(), signal, allowPrivateAddresses, contact, manners } = options;
  const { work = workHere, onProgress = () => {} } = options;
  return { now, signal, access: { signal, allowPrivateAddresses, contact, manners }, work, onProgress };
}
