import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/cash.ts';
import type { Database } from '../../../platform/database.ts';
import { actor } from '../caller.ts';
import { askInvoice } from '../invoices/ask-invoice.ts';
import { invoices } from '../invoices/invoices.ts';
import { numberInvoice } from '../invoices/number-invoice.ts';
import { bankCash } from './bank-cash.ts';
import { confirmCount, dropCount } from './confirm-count.ts';
import { countCash } from './count-cash.ts';
import { tillState } from './till-state.ts';

const one = z.object({ id: z.string().max(80) });
const issued = z.object({ issued: z.enum(['yes', 'no']).default('no') });

/** The till and its closing by two, the bank, and invoices. */
export const cashRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/till',
      {
        schema: { querystring: wire.tillQuery, response: { 200: wire.till } },
        config: { verb: ['cash.close', 'cash.bank'] },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => tillState(tx, query)),
    );

    app.post(
      '/api/cash-closes',
      { schema: { body: wire.newClose }, config: { verb: 'cash.close' } },
      async ({ caller, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => countCash(tx, body, caller.member));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/cash-closes/:id/confirmation',
      { schema: { params: one }, config: { verb: 'cash.close' } },
      async ({ caller, params }, reply) => {
        await db.inOrganisation(caller.org, (tx) => confirmCount(tx, params.id, caller.member));
        return reply.code(204).send();
      },
    );

    app.delete(
      '/api/cash-closes/:id',
      { schema: { params: one }, config: { verb: 'cash.close' } },
      async ({ caller, params }, reply) => {
        await db.inOrganisation(caller.org, (tx) => dropCount(tx, params.id));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/cash-closes/:id/banking',
      { schema: { params: one, body: wire.newBanking }, config: { verb: 'cash.bank' } },
      async ({ caller, params, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => bankCash(tx, params.id, body, caller.member));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/orders/:id/invoices',
      { schema: { params: one, body: wire.newInvoice }, config: { verb: 'invoice.ask' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          askInvoice(tx, request.params.id, request.body, actor(request)),
        );
        return reply.code(204).send();
      },
    );

    app.get(
      '/api/invoices',
      {
        schema: { querystring: issued, response: { 200: wire.invoices } },
        config: { verb: 'invoice.issue' },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => invoices(tx, query.issued === 'yes')),
    );

    app.post(
      '/api/invoices/:id/number',
      { schema: { params: one, body: wire.invoiceNumber }, config: { verb: 'invoice.issue' } },
      async (request, reply) => {
        await db.inOrganisation(request.caller.org, (tx) =>
          numberInvoice(tx, request.params.id, request.body.number, actor(request)),
        );
        return reply.code(204).send();
      },
    );
  };
