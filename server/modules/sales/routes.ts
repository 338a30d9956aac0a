import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { newDelivery, newOrder, newPayment, newRefund, newReturn, orders } from '../../../contract/sales.ts';
import type { Database } from '../../platform/database.ts';
import { acceptReturn } from './accept-return.ts';
import { deliverGoods } from './deliver-goods.ts';
import { ordersOf } from './orders.ts';
import { payRefund } from './pay-refund.ts';
import { placeOrder } from './place-order.ts';
import { takePayment } from './take-payment.ts';

const one = z.object({ id: z.string().max(80) });
const actor = (request: FastifyRequest): string => `member:${request.caller.member}`;

export const salesRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/customers/:id/orders',
      { schema: { params: one, response: { 200: orders } }, config: { verb: 'order.read' } },
      async ({ caller, params }) =>
        db.inOrganisation(caller.org, async (tx) => ({ orders: await ordersOf(tx, params.id) })),
    );

    app.post(
      '/api/orders',
      { schema: { body: newOrder }, config: { verb: 'order.place' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) => placeOrder(tx, request.body, actor(request)));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/payments',
      { schema: { params: one, body: newPayment }, config: { verb: 'payment.take' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          takePayment(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/deliveries',
      { schema: { params: one, body: newDelivery }, config: { verb: 'goods.deliver' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          deliverGoods(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/returns',
      { schema: { params: one, body: newReturn }, config: { verb: 'return.accept' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          acceptReturn(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/returns/:id/refunds',
      { schema: { params: one, body: newRefund }, config: { verb: 'refund.pay' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          payRefund(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );
  };
