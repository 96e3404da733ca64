import { randomInt } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';
import { redact } from './redact.ts';

export type Log = Logger;

export interface LogOptions {
  readonly level: string;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

/** JSON lines. Every finished line passes through `redact`: child fields, errors and messages alike. */
export function createLog({ level, destination }: LogOptions): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: (line: string) => `${JSON.stringify(redact(JSON.parse(line)))}\n` },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

// Without 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: people read these aloud and type them again.
const letters = '34679ACDEFGHJKMNPQRTWXY';

/** A short id that stands in a log line and in the message a person sees, as `ref 7F3K9Q`. */
export function newRef(): string {
  return Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
}
