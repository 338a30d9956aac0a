import { z } from 'zod';
import { id } from './customers.ts';

/** 接送: who gets on at which stop on the morning of the event, ticked off by whoever rides along. */

const count = z.int().min(0);

const rider = z.object({
  invitation: id,
  name: z.string(),
  last4: z.string(),
  /** Comes with so many more. */
  companions: count,
  boardedAt: z.iso.datetime({ offset: true }).nullable(),
  arrived: z.boolean(),
});

/** GET /api/events/:id/bus */
export const bus = z.object({
  stops: z.array(z.object({ stop: z.string(), expected: count, aboard: count, riders: z.array(rider) })),
  /** On board and not yet at the doors: the host knows whom to wait for. */
  onTheWay: count,
});
export type Bus = z.infer<typeof bus>;

/** POST /api/events/:id/bus: these are on board. */
export const boarded = z.object({ invitations: z.array(id).min(1).max(100) });

export const busRefusals = { 'bus.not-a-rider': 404 } as const;
