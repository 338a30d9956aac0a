import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { eventSold, receivables as receivablesWire } from '../../../../contract/cash.ts';
import { effects as effectsWire } from '../../../../contract/effects.ts';
import * as wire from '../../../../contract/sales.ts';
import type { Database } from '../../../platform/database.ts';
import { compareSold } from './compare-sold.ts';
import { effects } from './effects.ts';
import { listOrders } from './list-orders.ts';
import { orderPage } from './order-page.ts';
import { ordersOfCustomer } from './orders-of-customer.ts';
import { receivables } from './receivables.ts';

const one = z.object({ id: z.string().max(80) });

/** Orders to look at: lists, one order whole, what is still open, and after a gathering what it sold. */
export const readingRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/customers/:id/orders',
      { schema: { params: one, response: { 200: wire.orders } }, config: { verb: 'order.read' } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, async (tx) => ({
          orders: await ordersOfCustomer(tx, params.id, caller),
        })),
    );

    app.get(
      '/api/orders',
      {
        schema: { querystring: wire.orderQuery, response: { 200: wire.orderRows } },
        config: { verb: 'order.read' },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => listOrders(tx, query, caller)),
    );

    app.get(
      '/api/orders/:id',
      { schema: { params: one, response: { 200: wire.orderPage } }, config: { verb: 'order.read' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => orderPage(tx, params.id, caller)),
    );

    app.get(
      '/api/receivables',
      { schema: { response: { 200: receivablesWire } }, config: { verb: 'receivable.read' } },
      ({ caller }) => db.inOrganisation(caller.org, (tx) => receivables(tx, caller)),
    );

    app.get(
      '/api/effects',
      { schema: { response: { 200: effectsWire } }, config: { verb: 'effect.read' } },
      ({ caller }) => db.inOrganisation(caller.org, (tx) => effects(tx, caller)),
    );

    app.get(
      '/api/events/:id/sold',
      { schema: { params: one, response: { 200: eventSold } }, config: { verb: 'sales.compare' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => compareSold(tx, `event:${params.id}`)),
    );
  };
