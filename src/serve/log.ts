import { type Logger, pino } from 'pino';
import type { Config } from '../config.js';

/** What a failed statement was about may be a text of somebody's. */
const REDACTED = ['err.parameters', 'err.driverError.parameters', 'err.query'];

/** The log, on stderr: lines for a person on a terminal, JSON lines elsewhere. */
export async function openLog({ logLevel }: Pick<Config, 'logLevel'>): Promise<Logger> {
  const options = { level: logLevel, redact: REDACTED };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }));
  const { default: pretty } = await import('pino-pretty');
  return pino(
    options,
    pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }),
  );
}
