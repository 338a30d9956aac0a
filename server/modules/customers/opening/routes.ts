import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/files.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { thenNothing } from '../then-nothing.ts';
import { askOpening } from './ask-opening.ts';
import { decideOpening } from './decide-opening.ts';
import { oneOpening, openingsShown } from './openings.ts';
import { accountFor, readOpened } from './read-opened.ts';

const one = z.object({ id });
const shown = { response: { 200: wire.opening } };

/** 启封: asked for, decided by the general manager, read while it is open, explained after an emergency. */
export const openingRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);

    app.get(
      '/api/openings',
      { config: { verb: 'opening.ask' }, schema: { response: { 200: wire.openings } } },
      ({ caller }) => run(caller, async (tx) => ({ rows: await openingsShown(tx, memberDoer(caller)) })),
    );

    app.post(
      '/api/surveys/:id/openings',
      { config: { verb: 'opening.ask' }, schema: { params: one, body: wire.newOpening, ...shown } },
      ({ caller, params, body }) =>
        run(caller, async (tx) =>
          oneOpening(tx, await askOpening(tx, { ...body, survey: params.id }, memberDoer(caller))),
        ),
    );

    app.post(
      '/api/openings/:id/decision',
      { config: { verb: 'opening.decide' }, schema: { params: one, body: wire.openingDecision, ...shown } },
      ({ caller, params, body }) =>
        run(caller, async (tx) =>
          oneOpening(tx, await decideOpening(tx, params.id, body.yes, body.reason, memberDoer(caller))),
        ),
    );

    app.get(
      '/api/openings/:id/form',
      { config: { verb: 'opening.ask' }, schema: { params: one, response: { 200: wire.openedForm } } },
      ({ caller, params }) => run(caller, (tx) => readOpened(tx, params.id, memberDoer(caller))),
    );

    app.post(
      '/api/openings/:id/account',
      { config: { verb: 'opening.ask' }, schema: { params: one, response: { 204: z.null() } } },
      ({ caller, params }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            await accountFor(tx, params.id, memberDoer(caller));
          }),
        ),
    );
  };
