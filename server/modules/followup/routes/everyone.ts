import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { found, mine as mineAnswer, notifications, readNotifications } from '../../../../contract/owing.ts';
import type { Database } from '../../../platform/database.ts';
import { notices, readNotices } from '../notices/notices.ts';
import { mine } from '../owing/mine.ts';
import { searchEverything } from '../search/search-everything.ts';

const typed = z.object({ q: z.string().trim().min(1).max(40) });

/** 我的, notices and the search box. */
export const everyoneRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/mine',
      { schema: { response: { 200: mineAnswer } }, config: { verb: 'mine.read' } },
      ({ caller }) => db.inOrganisation(caller.org, (tx) => mine(tx, caller)),
    );

    app.get(
      '/api/notifications',
      { schema: { response: { 200: notifications } }, config: { verb: 'notice.read' } },
      ({ caller }) => db.inOrganisation(caller.org, (tx) => notices(tx, caller)),
    );

    app.post(
      '/api/notifications/read',
      { schema: { body: readNotifications }, config: { verb: 'notice.read' } },
      async ({ caller, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => readNotices(tx, body.ids, caller));
        return reply.code(204).send();
      },
    );

    app.get(
      '/api/search',
      { schema: { querystring: typed, response: { 200: found } }, config: { verb: 'search.everything' } },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => searchEverything(tx, query.q, caller)),
    );
  };
