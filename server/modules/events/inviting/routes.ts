import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  invitationBoard as boardShape,
  candidates,
  candidatesQuery,
  confirmation,
  eve as eveShape,
  forward,
  invite as inviteShape,
  missed,
  prospects,
  prospectsAnswer,
  reply as replyShape,
  withdrawal,
} from '../../../../contract/inviting.ts';
import type { Database } from '../../../platform/database.ts';
import { doneIn } from '../done-in.ts';
import { answered } from './answered.ts';
import { invitationBoard } from './board.ts';
import { confirm } from './confirm.ts';
import { eveOf } from './eve.ts';
import { forwardInvitation } from './forward.ts';
import { expectYours, loadInvitation } from './invitation-row.ts';
import { invite, missInvitation } from './invite.ts';
import { candidatesFor, listProspects } from './list-prospects.ts';
import { promoteWaiting } from './waiting.ts';
import { withdraw } from './withdraw.ts';

const one = z.object({ id: z.string().max(80) });

export const invitingRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const done = doneIn(db);

    app.get(
      '/api/events/:id/invitations',
      { schema: { params: one, response: { 200: boardShape } }, config: { verb: 'invitation.read' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => invitationBoard(tx, params.id, caller)),
    );
    app.get(
      '/api/events/:id/eve',
      { schema: { params: one, response: { 200: eveShape } }, config: { verb: 'event.read' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => eveOf(tx, params.id)),
    );
    app.get(
      '/api/events/:id/prospects',
      {
        schema: { params: one, querystring: candidatesQuery, response: { 200: candidates } },
        config: { verb: 'invitation.make' },
      },
      ({ caller, params, query }) =>
        db.inOrganisation(caller.org, (tx) => candidatesFor(tx, params.id, caller, query.q)),
    );
    app.post(
      '/api/events/:id/prospects',
      {
        schema: { params: one, body: prospects, response: { 200: prospectsAnswer } },
        config: { verb: ['invitation.make', 'invitation.arrange'] },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, (tx) => listProspects(tx, params.id, body, caller)),
    );
    const asking = { verb: ['invitation.make', 'invitation.arrange'] };
    app.post(
      '/api/invitations/:id/asking',
      { schema: { params: one, body: inviteShape }, config: asking },
      (request, reply) =>
        done(request, reply, (tx) => invite(tx, request.params.id, request.body, request.caller)),
    );
    app.post(
      '/api/invitations/:id/missed',
      { schema: { params: one, body: missed }, config: asking },
      (request, reply) =>
        done(request, reply, (tx) => missInvitation(tx, request.params.id, request.body, request.caller)),
    );
    app.post(
      '/api/invitations/:id/reply',
      { schema: { params: one, body: replyShape }, config: asking },
      (request, reply) =>
        done(request, reply, async (tx) => {
          expectYours(await loadInvitation(tx, request.params.id), request.caller);
          await answered(tx, request.params.id, request.body, request.caller.member);
        }),
    );
    app.post(
      '/api/invitations/:id/confirmation',
      { schema: { params: one, body: confirmation }, config: asking },
      (request, reply) =>
        done(request, reply, (tx) => confirm(tx, request.params.id, request.body, request.caller)),
    );
    app.post(
      '/api/invitations/:id/withdrawal',
      { schema: { params: one, body: withdrawal }, config: asking },
      (request, reply) =>
        done(request, reply, async (tx) => {
          const row = await loadInvitation(tx, request.params.id);
          expectYours(row, request.caller);
          await withdraw(tx, row.id, request.body.reason, `member:${request.caller.member}`);
          await promoteWaiting(tx, row.event_id);
        }),
    );
    app.post(
      '/api/invitations/:id/forward',
      { schema: { params: one, response: { 200: forward } }, config: asking },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => forwardInvitation(tx, params.id, caller)),
    );
  };
