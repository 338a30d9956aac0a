import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/customers.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { thenNothing } from '../then-nothing.ts';
import { decideLead, openLeads, registerLead } from './leads.ts';

const one = z.object({ id: wire.id });
const done = { response: { 204: z.null() } };

/** 线索: registered by the bringer, decided by the manager. */
export const leadRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);

    app.get(
      '/api/leads',
      {
        config: { verb: 'customer.assign' },
        schema: { response: { 200: z.object({ rows: z.array(wire.lead) }) } },
      },
      ({ caller }) => run(caller, async (tx) => ({ rows: await openLeads(tx) })),
    );

    app.post(
      '/api/leads',
      { config: { verb: 'lead.register' }, schema: { body: wire.newLead, ...done } },
      ({ caller, body }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            await registerLead(tx, body, memberDoer(caller));
          }),
        ),
    );

    app.post(
      '/api/leads/:id/decision',
      { config: { verb: 'customer.assign' }, schema: { params: one, body: wire.leadDecision, ...done } },
      ({ caller, params, body }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            await decideLead(tx, params.id, body, memberDoer(caller));
          }),
        ),
    );
  };
