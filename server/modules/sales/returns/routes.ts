import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/sales.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { ownCustomer, ownPageOf } from '../../customers/index.ts';
import { actor } from '../caller.ts';
import { ownOrders, returnOwn } from './own-returns.ts';
import { payRefund } from './pay-refund.ts';
import { returnAtOnce } from './return-at-once.ts';

const one = z.object({ id: z.string().max(80) });
const COOKIE = 'guiju_own';
const open = { public: true as const };

/** 退货, by a member or by the customer on their own page behind a code. */
export const returnRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/orders/:id/returns',
      { schema: { params: one, body: wire.newReturn }, config: { verb: 'return.accept' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          returnAtOnce(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/returns/:id/refunds',
      { schema: { params: one, body: wire.newRefund }, config: { verb: 'refund.pay' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          payRefund(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    const own = <R>(
      request: { cookies: Record<string, string | undefined> },
      work: (tx: Transaction, customer: string) => Promise<R>,
    ) => {
      const token = request.cookies[COOKIE];
      return db.inOrganisation(ownPageOf(token), async (tx) =>
        work(tx, await ownCustomer(tx, token as string)),
      );
    };

    app.get('/api/own/orders', { config: open, schema: { response: { 200: wire.ownOrders } } }, (request) =>
      own(request, ownOrders),
    );

    app.post(
      '/api/own/orders/:id/returns',
      { config: open, schema: { params: one, body: wire.ownReturn, response: { 200: wire.ownOrders } } },
      (request) =>
        own(request, async (tx, customer) => {
          await returnOwn(tx, customer, request.params.id, request.body);
          return ownOrders(tx, customer);
        }),
    );
  };
