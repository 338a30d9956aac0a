import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { areaPath, areas as areasShown, givenAreas } from '../../../../contract/areas.ts';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/files.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { thenNothing } from '../then-nothing.ts';
import { allocationPage } from './allocation-page.ts';
import { areas, giveAreas } from './areas.ts';
import { confirmAllocation } from './confirm-allocation.ts';
import { makeAllocation } from './make-allocation.ts';

const one = z.object({ id });
const shown = { response: { 200: wire.allocation } };

/** 分配负责人: proposed by the rules with reasons, confirmed or overridden by the sales manager. */
export const allocationRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);
    const verb = { verb: 'customer.assign' };

    app.post(
      '/api/allocations',
      { config: verb, schema: { body: wire.newAllocation, ...shown } },
      ({ caller, body }) =>
        run(caller, async (tx) => allocationPage(tx, await makeAllocation(tx, body, memberDoer(caller)))),
    );

    app.get(
      '/api/allocations/:id',
      { config: verb, schema: { params: one, ...shown } },
      ({ caller, params }) => run(caller, (tx) => allocationPage(tx, params.id)),
    );

    app.post(
      '/api/allocations/:id/confirmation',
      {
        config: verb,
        schema: { params: one, body: wire.allocationAnswer, response: { 200: wire.allocated } },
      },
      ({ caller, params, body }) =>
        run(caller, (tx) => confirmAllocation(tx, params.id, body.overrides, memberDoer(caller))),
    );

    app.get('/api/areas', { config: verb, schema: { response: { 200: areasShown } } }, ({ caller }) =>
      run(caller, areas),
    );

    app.put(
      '/api/areas/:member',
      { config: verb, schema: { params: areaPath, body: givenAreas, response: { 204: z.null() } } },
      ({ caller, params, body }, reply) =>
        thenNothing(
          reply,
          run(caller, (tx) => giveAreas(tx, params.member, body.areas, memberDoer(caller))),
        ),
    );
  };
