import { Refusal } from './refusal.ts';

/** SQLSTATE classes: connection lost, server stopping or starting, too many connections. */
const AWAY = /^(08...|57P0[1-5]|53300)$/;
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
/** Two transactions in each other's way; asking again settles it. */
const CROSSED = new Set(['40001', '40P01', '55P03']);

/** Turns "the database does not answer" into a refusal people and clients can act on; leaves other errors alone. */
export function refusalOf(error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (CROSSED.has(code)) return busy(error);
  return AWAY.test(code) || SYSTEM.has(code) || SAID.test(message) ? away(error) : error;
}

const away = (cause: unknown) =>
  new Refusal(
    'database.away',
    503,
    { zh: '数据库暂时没有回应,什么都没有丢', en: 'The database does not answer just now; nothing was lost' },
    { mend: { zh: '过几秒再试', en: 'Try again in a few seconds' }, details: { retryAfter: 5 }, cause },
  );

const busy = (cause: unknown) =>
  new Refusal(
    'database.busy',
    503,
    { zh: '有人正好在改同一处', en: 'Somebody was changing the same thing at this moment' },
    { mend: { zh: '再试一次', en: 'Try once more' }, details: { retryAfter: 1 }, cause },
  );
