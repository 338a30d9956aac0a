import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/identity.ts';
import { SESSION_COOKIE } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import type { Permissions } from '../permissions.ts';
import { changePassword } from './choose-password.ts';
import { deviceName } from './device-name.ts';
import { whoAmI } from './me.ts';
import { signInPageOf } from './organisations-here.ts';
import { type Device, endSession, type OpenedSession, sessionsOf } from './sessions.ts';
import { checkSetUpCode, setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { readLink, useLink } from './sign-in-link.ts';

/** Guessing is slowed by account and address; this stops one address from making the machine hash all day. */
const dear = { max: 60, timeWindow: 60_000 };
const open = { public: true as const, rateLimit: dear };
const own = { verb: 'session.own' };
const one = z.object({ id: z.string().max(80) });
const nothing = { 204: z.null() };

/** Coming in and going out. */
export const signInRoutes =
  (
    db: Database,
    permissions: Permissions,
    afterSetUp: (tx: Transaction) => Promise<void>,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/sign-in',
      { config: { public: true }, schema: { response: { 200: wire.signInPage } } },
      () => signInPageOf(db),
    );

    app.post(
      '/api/session',
      { config: open, schema: { body: wire.signIn, response: nothing } },
      async (request, reply) =>
        letIn(request, reply, await signIn(db, request.body, deviceOf(request, request.body.keep))),
    );

    app.delete('/api/session', { config: own, schema: { response: nothing } }, async ({ caller }, reply) => {
      await db.inOrganisation(caller.org, (tx) =>
        endSession(tx, caller.member, caller.session, 'signed-out'),
      );
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send(null);
    });

    app.post(
      '/api/set-up/code',
      { config: open, schema: { body: wire.setUpCodeCheck, response: nothing } },
      async (request, reply) => {
        await checkSetUpCode(db, request.body.code);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/api/set-up',
      { config: open, schema: { body: wire.firstSetUp, response: nothing } },
      async (request, reply) =>
        letIn(request, reply, await setUp(db, request.body, deviceOf(request, true), afterSetUp)),
    );

    app.post(
      '/api/sign-in-link/read',
      { config: open, schema: { body: wire.linkCode, response: { 200: wire.linkHolder } } },
      (request) => readLink(db, request.body.code),
    );

    app.post(
      '/api/sign-in-link/use',
      { config: open, schema: { body: wire.linkUse, response: nothing } },
      async (request, reply) => {
        const { code, password } = request.body;
        return letIn(request, reply, await useLink(db, code, password, deviceOf(request, true)));
      },
    );

    app.get('/api/me', { config: { verb: 'me.see' }, schema: { response: { 200: wire.me } } }, ({ caller }) =>
      db.inOrganisation(caller.org, (tx) => whoAmI(tx, caller, permissions)),
    );

    app.get('/api/me/sessions', { config: own, schema: { response: { 200: wire.sessions } } }, ({ caller }) =>
      db.inOrganisation(caller.org, async (tx) => ({ sessions: await sessionsOf(tx, caller) })),
    );

    app.delete(
      '/api/me/sessions/:id',
      { config: own, schema: { params: one, response: nothing } },
      async ({ caller, params }, reply) => {
        await db.inOrganisation(caller.org, (tx) => endSession(tx, caller.member, params.id, 'revoked'));
        return reply.code(204).send(null);
      },
    );

    app.put(
      '/api/me/password',
      {
        config: { ...own, rateLimit: { max: 10, timeWindow: 60_000 } },
        schema: { body: wire.passwordChange, response: nothing },
      },
      async ({ caller, body }, reply) => {
        await changePassword(db, caller, body.current, body.next);
        return reply.code(204).send(null);
      },
    );
  };

const deviceOf = (request: FastifyRequest, keep: boolean): Device => ({
  name: deviceName(request.headers['user-agent']),
  address: request.ip,
  keep,
});

/** The page's scripts never see the token; other sites' pages do not send it with a change. */
function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, maxAgeSeconds }: OpenedSession,
): FastifyReply {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    ...(maxAgeSeconds !== null && { maxAge: maxAgeSeconds }),
  });
  return reply.code(204).send(null);
}
