import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/door.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { deskRoutes } from './desks/desk-routes.ts';
import { closeDesk, eventOf, openDesk } from './desks/open-desk.ts';
import { doorBoard } from './door-board.ts';
import { finishWalkIn } from './finish-walk-in.ts';
import { openDoors } from './open-doors.ts';
import { unfinished } from './open-items.ts';
import { printPasses } from './print-passes.ts';
import { replaceLostPass } from './replace-lost-pass.ts';
import { rosterPage } from './roster.ts';

const one = z.object({ id });
const board = { 200: wire.doorBoard };

/** Who prints every pass; a representative prints and replaces only those of the guests they asked. */
const WHOLE = [
  'conference-manager',
  'sales-manager',
  'marketing-director',
  'general-manager',
  'crew',
  'host',
  'office',
  'sales-supervisor',
  'desk',
];
const ownOnly = ({ posts, member }: Caller): string | null =>
  posts.some((post) => WHOLE.includes(post)) ? null : member;

/** The doors as members see them; what a desk itself asks is in desk-routes.ts. */
export const doorRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(deskRoutes(db));

    app.get(
      '/api/events/:id/door',
      { config: { verb: 'door.see' }, schema: { params: one, response: board } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => doorBoard(tx, params.id)),
    );

    app.post(
      '/api/events/:id/doors',
      { config: { verb: 'doors.open' }, schema: { params: one, response: board } },
      ({ caller, params }) =>
        keepingRefusals(db, caller.org, async (tx) => {
          await openDoors(tx, await eventOf(tx, params.id), caller);
          return doorBoard(tx, params.id);
        }),
    );

    app.post(
      '/api/events/:id/desks',
      {
        config: { verb: 'desk.open' },
        schema: { params: one, body: wire.newDesk, response: { 200: wire.deskOpened } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => ({
          ...body,
          token: await openDesk(tx, await eventOf(tx, params.id), body, caller.member),
        })),
    );

    app.delete(
      '/api/events/:id/desks/:desk',
      { config: { verb: 'desk.open' }, schema: { params: z.object({ id, desk: id }), response: board } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await closeDesk(tx, params.id, params.desk);
          return doorBoard(tx, params.id);
        }),
    );

    app.post(
      '/api/events/:id/passes/print',
      {
        config: { verb: 'pass.print' },
        schema: { params: one, body: wire.printRequest, response: { 200: wire.printedPasses } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, (tx) =>
          printPasses(tx, params.id, { ...body, inviter: ownOnly(caller) }, caller.member),
        ),
    );

    app.post(
      '/api/invitations/:id/pass',
      {
        config: { verb: 'pass.reissue' },
        schema: { params: one, body: wire.passLost, response: { 200: wire.reissued } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, (tx) =>
          replaceLostPass(tx, params.id, body.number, { member: caller.member, own: ownOnly(caller) }),
        ),
    );

    app.get(
      '/api/events/:id/roster',
      { config: { verb: 'pass.print' }, schema: { params: one, response: { 200: wire.rosterPage } } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, (tx) => rosterPage(tx, params.id, ownOnly(caller), caller.member)),
    );

    app.get(
      '/api/events/:id/walk-ins',
      { config: { verb: 'walk-in.finish' }, schema: { params: one, response: { 200: wire.walkIns } } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, async (tx) => ({ walkIns: await unfinished(tx, params.id) })),
    );

    app.post(
      '/api/events/:id/walk-ins/:card/completion',
      {
        config: { verb: 'walk-in.finish' },
        schema: {
          params: z.object({ id, card: id }),
          body: wire.walkInCompletion,
          response: { 200: wire.walkIns },
        },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await finishWalkIn(tx, params.id, params.card, body, caller.member);
          return { walkIns: await unfinished(tx, params.id) };
        }),
    );
  };
