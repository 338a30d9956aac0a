import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../../contract/customers.ts';
import * as wire from '../../../../../contract/door.ts';
import type { Database, Transaction } from '../../../../platform/database.ts';
import { doorCounts } from '../counts.ts';
import { finishWalkIn } from '../finish-walk-in.ts';
import { openItems } from '../open-items.ts';
import { rosterSum } from '../roster.ts';
import { doActs } from '../scanning/do-acts.ts';
import { deskState, keepSelfTest } from './desk-state.ts';
import { type Desk, deskOf, deskOrganisation } from './open-desk.ts';
import { searchDoor } from './search-door.ts';

const one = z.object({ id });
/** A whole hall of desks may share one address. */
const open = { public: true as const, rateLimit: { max: 30_000, timeWindow: 60_000 } };
const lookedUp = { public: true as const, rateLimit: { max: 300, timeWindow: 60_000 } };
const tokenOf = (request: FastifyRequest) => deskOrganisation(request.headers.authorization);

/** What a sign-in desk asks: no member's session, but a token of its own that is good for one event. */
export const deskRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const at = <R>(request: FastifyRequest, work: (tx: Transaction, desk: Desk) => Promise<R>) => {
      const { org, secret } = tokenOf(request);
      return db.inOrganisation(org, async (tx) => work(tx, await deskOf(tx, secret)));
    };

    app.post(
      '/api/door/acts',
      { config: open, schema: { body: wire.doorActs, response: { 200: wire.doorAnswers } } },
      async (request) => ({ answers: await doActs(db, tokenOf(request), request.body) }),
    );

    app.post(
      '/api/door/presence',
      { config: open, schema: { body: wire.presence, response: { 200: wire.doorState } } },
      (request) => at(request, (tx, desk) => deskState(tx, desk, request.body.waiting)),
    );

    app.get('/api/door/counts', { config: open, schema: { response: { 200: wire.doorCounts } } }, (request) =>
      at(request, (tx, desk) => doorCounts(tx, desk.event.id)),
    );

    app.get(
      '/api/door/search',
      { config: lookedUp, schema: { querystring: wire.doorSearch, response: { 200: wire.doorFound } } },
      (request) => at(request, (tx, desk) => searchDoor(tx, desk, request.query.q)),
    );

    app.get('/api/door/open', { config: open, schema: { response: { 200: wire.doorOpen } } }, (request) =>
      at(request, (tx, desk) => openItems(tx, desk.event.id)),
    );

    app.post(
      '/api/door/walk-ins/:id/completion',
      {
        config: open,
        schema: { params: one, body: wire.walkInCompletion, response: { 200: wire.doorOpen } },
      },
      (request) =>
        at(request, async (tx, desk) => {
          const { by = desk.openedBy } = request.body;
          await finishWalkIn(tx, desk.event.id, request.params.id, request.body, by);
          return openItems(tx, desk.event.id);
        }),
    );

    app.get('/api/door/roster', { config: open, schema: { response: { 200: wire.roster } } }, (request) =>
      at(request, (tx, desk) => rosterSum(tx, desk.event.id)),
    );

    app.post(
      '/api/door/self-test',
      { config: open, schema: { body: wire.selfTest, response: { 204: z.null() } } },
      async (request, reply) => {
        await at(request, (tx, desk) => keepSelfTest(tx, desk, request.body));
        return reply.code(204).send(null);
      },
    );
  };
