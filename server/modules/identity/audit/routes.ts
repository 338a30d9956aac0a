import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as wire from '../../../../contract/identity.ts';
import type { Database } from '../../../platform/database.ts';
import { readAudit } from './audit.ts';

export const auditRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/audit',
      {
        config: { verb: 'audit.read' },
        schema: { querystring: wire.auditFilter, response: { 200: wire.audit } },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => readAudit(tx, query)),
    );
  };
