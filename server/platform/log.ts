import { destination, type Logger, pino } from 'pino';

export type Log = Logger;

const settings = {
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['req.headers.cookie', 'req.headers.authorization'],
};

/** Structured lines in a file; never a name, a phone or a text of a customer. LOG=stdout prints them instead. */
export function openLog(file: string): Log {
  return pino(
    settings,
    process.env.LOG === 'stdout' ? destination(1) : destination({ dest: file, mkdir: true }),
  );
}

/** For tests: what happens is asserted, not read. */
export const silentLog: Log = pino({ ...settings, level: 'silent' });
