import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../contract/sales.ts';
import type { Attachments } from '../../platform/attachments.ts';
import type { Database } from '../../platform/database.ts';
import { keepingRefusals } from '../customers/index.ts';
import { actor } from './caller.ts';
import { cashRoutes } from './cash/routes.ts';
import { contractRoutes } from './contract/routes.ts';
import { deskRoutes } from './hall/routes.ts';
import { agreeVisit, type MakePromise } from './ordering/agree-visit.ts';
import { deliverGoods } from './ordering/deliver-goods.ts';
import { issueReceipt } from './ordering/issue-receipt.ts';
import { placeOrder } from './ordering/place-order.ts';
import { confirmOrder, readBack } from './ordering/second-look.ts';
import { expectReference, takePayment } from './ordering/take-payment.ts';
import { productRoutes } from './products/routes.ts';
import { readingRoutes } from './reading/routes.ts';
import { seenOrder } from './reading/seen-order.ts';
import { returnRoutes } from './returns/routes.ts';

const one = z.object({ id: z.string().max(80) });

/** `makePromise` is follow-up's verb for 约定, handed in by the composition root. */
export const salesRoutes =
  (db: Database, attachments: Attachments, makePromise: MakePromise): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(productRoutes(db));
    await app.register(deskRoutes(db, makePromise));
    await app.register(readingRoutes(db));
    await app.register(contractRoutes(db, attachments));
    await app.register(returnRoutes(db));
    await app.register(cashRoutes(db));
    await app.register(orderRoutes(db, makePromise));
  };

const orderRoutes =
  (db: Database, makePromise: MakePromise): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/orders',
      { schema: { body: wire.newOrder }, config: { verb: 'order.place' } },
      async (request, reply) => {
        await keepingRefusals(db, request.caller.org, (tx) => placeOrder(tx, request.body, actor(request)));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/payments',
      { schema: { params: one, body: wire.newPayment }, config: { verb: 'payment.take' } },
      async (request, reply) => {
        expectReference(request.body);
        await keepingRefusals(db, request.caller.org, (tx) =>
          takePayment(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/deliveries',
      { schema: { params: one, body: wire.newDelivery }, config: { verb: 'goods.deliver' } },
      async (request, reply) => {
        await keepingRefusals(db, request.caller.org, (tx) =>
          deliverGoods(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/receipt',
      { schema: { params: one }, config: { verb: 'receipt.issue' } },
      async (request, reply) => {
        const { caller, params } = request;
        await keepingRefusals(db, caller.org, async (tx) => {
          await seenOrder(tx, params.id, caller);
          await issueReceipt(tx, params.id, actor(request));
        });
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/visit',
      { schema: { params: one, body: wire.newVisit }, config: { verb: 'order.place' } },
      async (request, reply) => {
        const { caller, params, body } = request;
        await db.inOrganisation(caller.org, (tx) => agreeVisit(tx, params.id, body, caller, makePromise));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/read-back',
      { schema: { params: one, body: wire.orderSaid }, config: { verb: 'order.read-back' } },
      async (request, reply) => {
        await keepingRefusals(db, request.caller.org, (tx) =>
          readBack(tx, request.params.id, request.body.id, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/confirmation',
      { schema: { params: one, body: wire.orderSaid }, config: { verb: 'order.confirm' } },
      async (request, reply) => {
        await keepingRefusals(db, request.caller.org, (tx) =>
          confirmOrder(tx, request.params.id, request.body.id, actor(request)),
        );
        return reply.code(204).send();
      },
    );
  };
