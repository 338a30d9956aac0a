import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured lines on standard output; never a name, a phone or a text of a customer. */
export function openLog(level = process.env.LOG_LEVEL ?? 'info'): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
  });
}
