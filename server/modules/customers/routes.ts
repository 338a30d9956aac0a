import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Database } from '../../platform/database.ts';
import { allocationRoutes } from './allocation/routes.ts';
import { consentRoutes } from './consent/routes.ts';
import { fileRoutes } from './custody/routes.ts';
import type { EraseWords } from './erasure/erase-customer.ts';
import { importRoutes } from './import/routes.ts';
import { openingRoutes } from './opening/routes.ts';
import { ownPageRoutes } from './own-page/routes.ts';
import { staffRoutes } from './own-page/staff-routes.ts';
import { leadRoutes } from './ownership/routes.ts';
import { personRoutes } from './person/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { surveyRoutes } from './survey/routes.ts';

/** `others`: what other modules must erase of a customer together with us. */
export const customersRoutes =
  (db: Database, others: readonly EraseWords[] = []): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(ownPageRoutes(db, others));
    await app.register(staffRoutes(db, others));
    for (const routes of [
      searchRoutes,
      personRoutes,
      leadRoutes,
      consentRoutes,
      fileRoutes,
      surveyRoutes,
      openingRoutes,
      allocationRoutes,
      importRoutes,
    ])
      await app.register(routes(db));
  };
