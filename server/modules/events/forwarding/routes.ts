import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/forwarding.ts';
import type { Database } from '../../../platform/database.ts';
import { loadEvent } from '../planning/event-row.ts';
import { screenWords } from './screen-words.ts';
import { textsToForward } from './texts-to-forward.ts';

const params = z.object({ id });
const config = { verb: ['invitation.make', 'invitation.arrange'] };

/** Reminders by hand: the words, whom they are for, and whether they may be sent like this. */
export const forwardingRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/events/:id/messages',
      { schema: { params, response: { 200: wire.textsToForward } }, config },
      ({ caller, params: { id } }) => db.inOrganisation(caller.org, (tx) => textsToForward(tx, id, caller)),
    );

    app.post(
      '/api/events/:id/messages/screening',
      { schema: { params, body: wire.wordsToScreen, response: { 200: wire.screened } }, config },
      ({ caller, params: { id }, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await loadEvent(tx, id);
          return screenWords(tx, id, body, `member:${caller.member}`);
        }),
    );
  };
