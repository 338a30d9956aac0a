import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { why as whySchema } from '../../contract/ledger.ts';
import { why } from './why.ts';

export const ledgerRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/obligations/:id/why',
    { schema: { params: z.object({ id: z.string().max(120) }), response: { 200: whySchema } }, config: { verb: 'obligation.why' } },
    async (request) => request.inOrganisation((tx) => why(tx, request.params.id)),
  );
};
