import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Database } from '../../platform/database.ts';
import { allocationRoutes } from './allocation/routes.ts';
import { consentRoutes } from './consent/routes.ts';
import { fileRoutes } from './custody/routes.ts';
import { importRoutes } from './import/routes.ts';
import { openingRoutes } from './opening/routes.ts';
import { personRoutes } from './person/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { surveyRoutes } from './survey/routes.ts';

export const customersRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    for (const routes of [
      searchRoutes,
      personRoutes,
      consentRoutes,
      fileRoutes,
      surveyRoutes,
      openingRoutes,
      allocationRoutes,
      importRoutes,
    ])
      await app.register(routes(db));
  };
