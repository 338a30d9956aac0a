import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/identity.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database } from '../../../platform/database.ts';
import { giveNotice, withdrawNotice } from './give-notice.ts';
import { handOver, receiveNotebook } from './hand-over.ts';
import { departuresShown, handoverOf } from './handover.ts';
import { leave } from './leave.ts';
import { nameHeirs } from './name-heirs.ts';
import type { HandoverParty } from './party.ts';

const one = z.object({ id: z.string().max(80) });
const me = ({ member }: Caller) => `member:${member}`;
const handOf = (caller: Caller) => ({ by: me(caller), posts: caller.posts });
const notice = { verb: 'leaving.notice' };
const hand = { verb: 'leaving.hand-over' };
const either = { verb: ['leaving.notice', 'leaving.hand-over'] };
const shown = { response: { 200: wire.handover } };

/** Leaving: notice, heirs by name, the hour. */
export const leavingRoutes =
  (db: Database, parties: readonly HandoverParty[]): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/departures',
      { config: either, schema: { response: { 200: wire.departures } } },
      ({ caller }) =>
        db.inOrganisation(caller.org, async (tx) => ({ departures: await departuresShown(tx, parties) })),
    );

    app.post(
      '/api/departures',
      { config: notice, schema: { body: wire.notice, response: { 200: wire.noticeGiven } } },
      ({ caller, body }) => db.inOrganisation(caller.org, (tx) => giveNotice(tx, body, handOf(caller))),
    );

    app.get(
      '/api/departures/:id',
      { config: either, schema: { params: one, ...shown } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => handoverOf(tx, params.id, parties)),
    );

    app.delete(
      '/api/departures/:id',
      { config: notice, schema: { params: one, ...shown } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await withdrawNotice(tx, params.id, me(caller));
          return handoverOf(tx, params.id, parties);
        }),
    );

    app.put(
      '/api/departures/:id/heirs',
      { config: hand, schema: { params: one, body: wire.heirs, ...shown } },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await nameHeirs(tx, params.id, body.heirs, parties, me(caller));
          return handoverOf(tx, params.id, parties);
        }),
    );

    app.post(
      '/api/departures/:id/hand-over',
      { config: hand, schema: { params: one, body: wire.handOver, ...shown } },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await handOver(tx, params.id, body.refs, parties, me(caller));
          return handoverOf(tx, params.id, parties);
        }),
    );

    app.post(
      '/api/departures/:id/notebook',
      { config: hand, schema: { params: one, ...shown } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await receiveNotebook(tx, params.id, me(caller));
          return handoverOf(tx, params.id, parties);
        }),
    );

    app.post(
      '/api/departures/:id/leave',
      { config: notice, schema: { params: one, response: { 200: wire.handedOver } } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, (tx) => leave(tx, params.id, parties, handOf(caller))),
    );
  };
