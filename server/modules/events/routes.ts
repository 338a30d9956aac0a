import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Attachments } from '../../platform/attachments.ts';
import type { Database } from '../../platform/database.ts';
import type { PostOffice } from '../../platform/mail/post-office.ts';
import { busRoutes } from './bus/routes.ts';
import { checklistRoutes } from './checklists/routes.ts';
import { doorRoutes } from './door/routes.ts';
import { eveningRoutes } from './evening/routes.ts';
import { exitRoutes } from './exit/routes.ts';
import { forwardingRoutes } from './forwarding/routes.ts';
import { guestPageRoutes } from './guest-page/routes.ts';
import { drawRoutes } from './hall/draw-routes.ts';
import { hallRoutes } from './hall/routes.ts';
import { invitingRoutes } from './inviting/routes.ts';
import { mailingRoutes } from './mailing/routes.ts';
import { planningRoutes } from './planning/routes.ts';
import { seatsRoutes } from './seats/routes.ts';
import { textRoutes } from './texts/routes.ts';

/** Each stage of a gathering has routes of its own. */
export const eventsRoutes =
  (db: Database, attachments: Attachments, post: PostOffice): FastifyPluginAsyncZod =>
  async (app) => {
    for (const routes of [
      planningRoutes(db),
      checklistRoutes(db),
      invitingRoutes(db),
      forwardingRoutes(db),
      mailingRoutes(db, post),
      guestPageRoutes(db, post),
      doorRoutes(db),
      seatsRoutes(db),
      busRoutes(db),
      hallRoutes(db),
      exitRoutes(db),
      eveningRoutes(db),
      drawRoutes(db),
      textRoutes(db, attachments),
    ])
      await app.register(routes);
  };
