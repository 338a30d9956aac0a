import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database, Transaction } from '../../platform/database.ts';
import { keepingRefusals } from '../customers/index.ts';

/** Most writes answer 204 once they are kept; an act that clauses refuse is kept as an attempt. */
export const doneIn =
  (db: Database) =>
  async (
    { caller }: FastifyRequest,
    reply: FastifyReply,
    work: (tx: Transaction) => Promise<unknown>,
  ): Promise<null> => {
    await keepingRefusals(db, caller.org, work);
    reply.code(204);
    return null;
  };
