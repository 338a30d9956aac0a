import { z } from 'zod';
import { id, person, text } from './customers.ts';

/** Tables, chairs and who sits where. A plan is proposed as a whole and changed chair by chair. */

const count = z.int().min(0);
export const block = z.enum(['left', 'centre', 'right']);
export const seatKind = z.enum(['guest', 'staff', 'wheelchair']);

/** PUT /api/events/:id/seats/layout: so many tables across, in rows from the stage. */
export const seatLayout = z.object({
  tables: z.int().min(1).max(200),
  chairs: z.int().min(2).max(20),
  across: z.int().min(1).max(20),
});
export type SeatLayout = z.infer<typeof seatLayout>;

/** PUT /api/events/:id/seats/places/:guest: another chair; who sits there comes to the one that was left. */
export const seatMove = z.object({ table: z.int().min(1).max(500), seat: z.int().min(1).max(60) });
export type SeatMove = z.infer<typeof seatMove>;
/** PUT /api/events/:id/seats/:table/:seat/kind */
export const seatKindChange = z.object({ kind: seatKind });

const sitting = z.object({
  ref: z.string(),
  name: z.string(),
  last4: z.string(),
  inviter: person.nullable(),
  /** Bought before: somebody who knows us. Null for staff and for cards without a name. */
  returning: z.boolean().nullable(),
  care: z.array(z.string()),
  arrived: z.boolean(),
  staff: z.boolean(),
});
export type Sitting = z.infer<typeof sitting>;

export const seatTable = z.object({
  table: z.int(),
  row: z.int(),
  block,
  /** Whose guests sit here. */
  inviter: person.nullable(),
  chairs: z.array(z.object({ seat: z.int(), kind: seatKind, sits: sitting.nullable() })),
  /** What somebody should look at: nobody of the staff, only new guests, care at the back. */
  hints: z.array(z.enum(['no-staff', 'no-returning', 'care-at-back'])),
});
export type SeatTable = z.infer<typeof seatTable>;

/** GET /api/events/:id/seats */
export const seatPlan = z.object({
  event: z.object({ id, name: z.string(), hall: z.string(), capacity: count, fireLimit: count }),
  tables: z.array(seatTable),
  /** Asked, with a pass, and without a chair. */
  unseated: z.array(sitting),
  chairs: count,
  seated: count,
  may: z.boolean(),
});
export type SeatPlan = z.infer<typeof seatPlan>;

/** POST /api/events/:id/seats/settled: the plan stands; what the rules point out of it is answered. */
export const seatsSettled = z.object({ id });
export const settledAnswer = z.object({ says: z.array(text) });
export type SettledAnswer = z.infer<typeof settledAnswer>;
