import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/seats.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { doorAccess } from '../door/access.ts';
import { eventOf } from '../door/desks/open-desk.ts';
import { layOut } from './lay-out.ts';
import { changeKind, leaveSeat, moveSeat } from './move-seat.ts';
import { planSeats } from './plan-seats.ts';
import { seatPlan } from './seat-plan.ts';
import { settleSeats } from './settle-seats.ts';

const one = z.object({ id });
const who = z.object({ id, who: z.string().regex(/^(invitation|walk-in|member):[\w.-]{1,90}$/) });
const chair = z.object({ id, table: z.coerce.number().int(), seat: z.coerce.number().int() });
const answer = { 200: wire.seatPlan };
const mayPlan = ({ posts }: Caller): boolean =>
  posts.some((post) => (doorAccess['seat.plan'] as readonly string[]).includes(post));

/** Seats: each change answers with the whole hall, so that two who plan together see the same. */
export const seatsRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const then = (caller: Caller, event: string, work: (tx: Transaction) => Promise<unknown>) =>
      db.inOrganisation(caller.org, async (tx) => {
        await work(tx);
        return seatPlan(tx, event, mayPlan(caller));
      });
    const plans = { verb: 'seat.plan' };

    app.get(
      '/api/events/:id/seats',
      { config: { verb: 'seat.read' }, schema: { params: one, response: answer } },
      ({ caller, params }) => then(caller, params.id, async () => {}),
    );

    app.put(
      '/api/events/:id/seats/layout',
      { config: plans, schema: { params: one, body: wire.seatLayout, response: answer } },
      ({ caller, params, body }) =>
        then(caller, params.id, async (tx) => layOut(tx, await eventOf(tx, params.id), body)),
    );

    app.post(
      '/api/events/:id/seats/proposal',
      { config: plans, schema: { params: one, response: answer } },
      ({ caller, params }) =>
        then(caller, params.id, async (tx) => {
          await eventOf(tx, params.id);
          await planSeats(tx, params.id);
        }),
    );

    app.post(
      '/api/events/:id/seats/settled',
      {
        config: plans,
        schema: { params: one, body: wire.seatsSettled, response: { 200: wire.settledAnswer } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => ({
          says: await settleSeats(tx, params.id, body, `member:${caller.member}`),
        })),
    );

    app.put(
      '/api/events/:id/seats/places/:who',
      { config: plans, schema: { params: who, body: wire.seatMove, response: answer } },
      ({ caller, params, body }) =>
        then(caller, params.id, (tx) => moveSeat(tx, params.id, params.who, body)),
    );

    app.delete(
      '/api/events/:id/seats/places/:who',
      { config: plans, schema: { params: who, response: answer } },
      ({ caller, params }) => then(caller, params.id, (tx) => leaveSeat(tx, params.id, params.who)),
    );

    app.put(
      '/api/events/:id/seats/:table/:seat/kind',
      { config: plans, schema: { params: chair, body: wire.seatKindChange, response: answer } },
      ({ caller, params, body }) =>
        then(caller, params.id, (tx) => changeKind(tx, params.id, params, body.kind)),
    );
  };
