import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Database, Transaction } from '../../platform/database.ts';
import { auditRoutes } from './audit/routes.ts';
import type { HandoverParty } from './leaving/party.ts';
import { leavingRoutes } from './leaving/routes.ts';
import { officeHoursRoutes } from './organisation/office-hours-routes.ts';
import { organisationRoutes } from './organisation/routes.ts';
import type { Permissions } from './permissions.ts';
import { signInRoutes } from './sign-in/routes.ts';

interface Parts {
  db: Database;
  permissions: Permissions;
  /** What members hold in other modules, in the order in which it is handed over. */
  parties: readonly HandoverParty[];
  /** What else a new organisation begins with: the packs of law in force there. */
  afterSetUp: (tx: Transaction) => Promise<void>;
}

export const identityRoutes =
  ({ db, permissions, parties, afterSetUp }: Parts): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(signInRoutes(db, permissions, afterSetUp));
    await app.register(organisationRoutes(db));
    await app.register(officeHoursRoutes(db));
    await app.register(leavingRoutes(db, parties));
    await app.register(auditRoutes(db));
  };
