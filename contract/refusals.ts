import { z } from 'zod';

/** How every refusal looks on the wire: what happened, in both languages, and where there is one, the mend. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });

export const refusal = z
  .object({
    error: z.object({
      code: z.string(),
      message: bilingual,
      mend: bilingual.optional(),
      details: z.unknown().optional(),
    }),
  })
  .meta({ id: 'Refusal' });
export type RefusalAnswer = z.infer<typeof refusal>;

/** One field of a request that does not fit: `where` says body, query, params or headers. */
export const misfit = z.object({ where: z.string(), field: z.string(), says: bilingual });
export type Misfit = z.infer<typeof misfit>;

/** Refusals that any request may meet. Those of a module are listed beside its schemas. */
export const requestRefusals = {
  'request.unreadable': 400,
  'request.invalid': 400,
  'session.missing': 401,
  'session.ended': 401,
  'session.member-left': 401,
  forbidden: 403,
  'request.foreign-page': 403,
  'not-found': 404,
  'request.method': 405,
  'idempotency.in-progress': 409,
  'request.too-large': 413,
  'request.media-type': 415,
  'idempotency.key-reused': 422,
  'request.too-many': 429,
  'server.fault': 500,
  'database.away': 503,
  'database.busy': 503,
} as const;
