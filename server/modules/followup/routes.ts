import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Database } from '../../platform/database.ts';
import { callRoutes } from './routes/calls.ts';
import { dutyRoutes } from './routes/duties.ts';
import { everyoneRoutes } from './routes/everyone.ts';
import { managingRoutes } from './routes/managing.ts';

export const followupRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    for (const routes of [dutyRoutes, callRoutes, managingRoutes, everyoneRoutes])
      await app.register(routes(db));
  };
