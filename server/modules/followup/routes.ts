import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Attachments } from '../../platform/attachments.ts';
import type { Database } from '../../platform/database.ts';
import { callRoutes } from './routes/calls.ts';
import { dutyRoutes } from './routes/duties.ts';
import { everyoneRoutes } from './routes/everyone.ts';
import { managingRoutes } from './routes/managing.ts';
import { photoRoutes } from './routes/photos.ts';

export const followupRoutes =
  (db: Database, attachments: Attachments): FastifyPluginAsyncZod =>
  async (app) => {
    for (const routes of [dutyRoutes, callRoutes, managingRoutes, everyoneRoutes])
      await app.register(routes(db));
    await app.register(photoRoutes(db, attachments));
  };
