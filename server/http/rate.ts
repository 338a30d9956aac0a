import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../platform/refusal.ts';

/** A whole shop shares one address; this is far above what it asks, and a loop gone wild is stopped all the same. */
const A_MINUTE = { max: 6000, timeWindow: 60_000 };

/** Counted by address: a session cookie can be made up. A route that is dear names a lower limit of its own. */
export async function limitRate(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    ...A_MINUTE,
    errorResponseBuilder: (_, { ttl }) => tooMany(Math.max(1, Math.ceil(ttl / 1000))),
  });
}

const tooMany = (seconds: number) =>
  new Refusal(
    'request.too-many',
    429,
    { zh: '请求太快了', en: 'Too many requests at once' },
    {
      mend: { zh: `请 ${seconds} 秒后再试`, en: `Try again in ${seconds} seconds` },
      details: { retryAfter: seconds },
    },
  );
