import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/mailing.ts';
import type { Database } from '../../../platform/database.ts';
import type { PostOffice } from '../../../platform/mail/post-office.ts';
import { doneIn } from '../done-in.ts';
import { mailingPage } from './mailing-page.ts';
import { orderReminders } from './order-reminders.ts';
import { bounceMail, stopMail } from './stop-mail.ts';

const params = z.object({ id });
const oneMail = z.object({ id: z.string().max(200) });
const config = { verb: ['invitation.make', 'invitation.arrange'] };

/** Reminders by e-mail: to whom, in which words, when, and what became of them. */
export const mailingRoutes =
  (db: Database, post: PostOffice): FastifyPluginAsyncZod =>
  async (app) => {
    const done = doneIn(db);

    app.get(
      '/api/events/:id/mailing',
      { schema: { params, response: { 200: wire.mailingPage } }, config },
      ({ caller, params: { id } }) =>
        db.inOrganisation(caller.org, (tx) => mailingPage(tx, id, caller, post)),
    );

    app.post(
      '/api/events/:id/mailing',
      { schema: { params, body: wire.newMailing, response: { 200: wire.mailingOrdered } }, config },
      ({ caller, params: { id }, body }) =>
        db.inOrganisation(caller.org, async (tx) => ({
          guests: await orderReminders(tx, id, body, caller, post),
        })),
    );

    app.post('/api/events/:id/mailing/stop', { schema: { params }, config }, (request, reply) =>
      done(request, reply, (tx) => stopMail(tx, request.params.id, request.caller)),
    );

    app.post('/api/mail/:id/bounce', { schema: { params: oneMail }, config }, (request, reply) =>
      done(request, reply, (tx) => bounceMail(tx, request.params.id, request.caller)),
    );
  };
