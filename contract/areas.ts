import { z } from 'zod';
import { id, person } from './customers.ts';

/** 片区分工: which areas a representative is near to, where the rules of S003.2 ask who lives close by. */

const area = z.string().trim().min(1).max(60);

/** GET /api/areas */
export const areas = z.object({
  /** Every area a customer lives in, with how many. */
  areas: z.array(z.object({ area: z.string(), customers: z.int() })),
  members: z.array(
    z.object({
      member: person,
      /** Given by the manager; empty: none, so the areas they serve already count. */
      given: z.array(z.string()),
      served: z.array(z.string()),
    }),
  ),
});
export type Areas = z.infer<typeof areas>;

/** PUT /api/areas/:member */
export const areaPath = z.object({ member: id });
export const givenAreas = z.object({ areas: z.array(area).max(60) });
