import { z } from 'zod';
import { text } from './customers.ts';
import { named } from './ledger.ts';

/** 用后不适 on the wire: what was told, and who else has goods of the same batch. For the consultant alone. */

const instant = z.iso.datetime({ offset: true });

/** GET /api/effects */
export const effects = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      customer: named,
      at: instant,
      severity: z.enum(['mild', 'serious']),
      /** Null where nobody could say it. */
      batch: z.string().nullable(),
      followedUpAt: instant.nullable(),
      /** Others who have goods of that batch still, oldest sale first. */
      others: z.array(
        z.object({
          customer: named,
          product: text,
          quantity: z.int(),
          boughtAt: instant,
          order: z.string(),
          number: z.string(),
        }),
      ),
    }),
  ),
});
export type Effects = z.infer<typeof effects>;
