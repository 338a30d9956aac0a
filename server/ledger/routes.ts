import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { why as whyAnswer } from '../../contract/ledger.ts';
import type { Database } from '../platform/database.ts';
import { mayAny } from './access.ts';
import { why } from './why.ts';

const one = z.object({ id: z.string().max(120) });

export const ledgerRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/obligations/:id/why',
      {
        schema: { params: one, response: { 200: whyAnswer } },
        config: { verb: ['obligation.why', 'obligation.why-any'] },
      },
      ({ params, caller }) =>
        db.inOrganisation(caller.org, (tx) => why(tx, params.id, { ...caller, any: mayAny(caller.posts) })),
    );
  };
