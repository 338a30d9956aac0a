import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/sales.ts';
import type { Database } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import type { MakePromise } from '../ordering/agree-visit.ts';
import { deskOf } from './desk.ts';
import { findCustomer } from './find-customer.ts';
import { ringUp } from './ring-up.ts';

const typed = z.object({ q: z.string().trim().max(40).default('') });

/** 开单: at the desk in the hall, or at a phone beside the table. */
export const deskRoutes =
  (db: Database, makePromise: MakePromise): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/desk',
      { schema: { response: { 200: wire.desk } }, config: { verb: 'order.place' } },
      ({ caller }) => db.inOrganisation(caller.org, (tx) => deskOf(tx, caller)),
    );

    app.get(
      '/api/desk/customers',
      {
        schema: { querystring: typed, response: { 200: wire.deskCustomers } },
        config: { verb: 'order.place' },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => findCustomer(tx, query.q, caller)),
    );

    app.post(
      '/api/desk/orders',
      { schema: { body: wire.deskOrder, response: { 200: wire.rungUp } }, config: { verb: 'order.place' } },
      ({ caller, body }) => keepingRefusals(db, caller.org, (tx) => ringUp(tx, body, caller, makePromise)),
    );
  };
