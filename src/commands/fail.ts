import { WrongSetting } from '../config.js';
import { CannotServe } from '../serve/listen.js';
import { KeyRefused } from '../store/api-keys.js';
import { DatabaseUnavailable } from '../store/database.js';
import { EmbeddedUnavailable } from '../store/embedded/server.js';
import { FeedsRefused } from './feeds-refused.js';
import { CannotRead } from './stdio.js';
import { Stopped } from './stop-signal.js';

/** Failures that a person can do something about: their message is one line that says what. */
const EXPECTED = [
  CannotRead,
  CannotServe,
  DatabaseUnavailable,
  EmbeddedUnavailable,
  FeedsRefused,
  KeyRefused,
  WrongSetting,
];

/** What a command that failed says, and its exit code: 2 for a wrong setting, 130 after a signal, else 1. */
export function failureOf(error: unknown): { message: string; exitCode: number } {
  if (error instanceof Stopped) return { message: 'rejoinder: stopped', exitCode: 130 };
  if (error instanceof Error && EXPECTED.some((expected) => error instanceof expected)) {
    return { message: `rejoinder: ${error.message}`, exitCode: error instanceof WrongSetting ? 2 : 1 };
  }
  return { message: String(error instanceof Error ? error.stack : error), exitCode: 1 };
}
