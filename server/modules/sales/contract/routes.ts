import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { newContract } from '../../../../contract/sales.ts';
import type { Attachments } from '../../../platform/attachments.ts';
import type { Database } from '../../../platform/database.ts';
import { readSignature } from './read-signature.ts';
import { signContract } from './sign-contract.ts';

const one = z.object({ id: z.string().max(80) });

/** Contracts signed on the glass. */
export const contractRoutes =
  (db: Database, attachments: Attachments): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/orders/:id/contract',
      { schema: { params: one, body: newContract }, config: { verb: 'contract.sign' } },
      async ({ caller, params, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => signContract(tx, attachments, params.id, body, caller));
        return reply.code(204).send();
      },
    );

    app.get(
      '/api/orders/:id/signature',
      { schema: { params: one }, config: { verb: 'order.read' } },
      async ({ caller, params }, reply) => {
        const picture = await db.inOrganisation(caller.org, (tx) =>
          readSignature(tx, attachments, params.id, caller),
        );
        return reply
          .type(picture.mediaType)
          .header('content-length', picture.bytes)
          .header('content-disposition', 'inline')
          .send(picture.stream);
      },
    );
  };
