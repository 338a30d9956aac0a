import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/customers.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { expectMembers } from '../../identity/index.ts';
import { mayDo } from '../access.ts';
import { expectAllowed, keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { settleHousehold } from '../household/settle-household.ts';
import { assigned, moveOwnership } from '../ownership/move-ownership.ts';
import { thenNothing } from '../then-nothing.ts';
import { addCustomer } from './add-customer.ts';
import { correctCustomer } from './correct-customer.ts';
import { customerPage } from './customer-page.ts';
import { expectSeen } from './expect-seen.ts';
import { mergeCustomers } from './merge-customers.ts';
import { unmask } from './unmask.ts';

const one = z.object({ id: wire.id });
const done = { response: { 204: z.null() } };

/** One customer: added, seen, corrected, given to somebody, merged, settled into a household. */
export const personRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);
    const page = (tx: Transaction, id: string, caller: Caller) =>
      customerPage(tx, id, memberDoer(caller), (verb) => mayDo(caller.posts, verb));

    app.post(
      '/api/customers',
      {
        config: { verb: 'customer.add' },
        schema: { body: wire.newCustomer, response: { 200: wire.addedCustomer } },
      },
      ({ caller, body }) => run(caller, (tx) => addCustomer(tx, body, memberDoer(caller))),
    );

    app.get(
      '/api/customers/:id',
      { config: { verb: 'customer.see' }, schema: { params: one, response: { 200: wire.customerPage } } },
      ({ caller, params }) => run(caller, (tx) => page(tx, params.id, caller)),
    );

    app.patch(
      '/api/customers/:id',
      {
        config: { verb: 'customer.change' },
        schema: { params: one, body: wire.changedCustomer, response: { 200: wire.customerPage } },
      },
      ({ caller, params, body }) =>
        run(caller, async (tx) => {
          await expectSeen(tx, params.id, memberDoer(caller));
          await correctCustomer(tx, params.id, body, memberDoer(caller));
          return page(tx, params.id, caller);
        }),
    );

    app.post(
      '/api/customers/:id/unmask',
      { config: { verb: 'customer.unmask' }, schema: { params: one, response: { 200: wire.unmasked } } },
      ({ caller, params }) => run(caller, (tx) => unmask(tx, params.id, memberDoer(caller))),
    );

    app.post(
      '/api/customers/:id/owner',
      { config: { verb: 'customer.assign' }, schema: { params: one, body: wire.assignment, ...done } },
      ({ caller, params, body }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            const by = memberDoer(caller);
            const { owner, reason } = body;
            await expectSeen(tx, params.id, by);
            await expectMembers(tx, [owner]);
            const move = {
              customer: params.id,
              owner,
              rule: 'discretion' as const,
              reason,
              reasonCode: body.id,
            };
            await expectAllowed(tx, assigned(move, by, 'web'));
            await moveOwnership(tx, [move], by);
          }),
        ),
    );

    app.post(
      '/api/customers/:id/merge',
      { config: { verb: 'customer.merge' }, schema: { params: one, body: wire.merge, ...done } },
      ({ caller, params, body }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            await mergeCustomers(tx, params.id, body.other, memberDoer(caller));
          }),
        ),
    );

    app.post(
      '/api/customers/:id/household',
      {
        config: { verb: 'customer.change' },
        schema: { params: one, body: wire.householdSettlement, ...done },
      },
      ({ caller, params, body }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            const by = memberDoer(caller);
            for (const id of [params.id, body.with]) await expectSeen(tx, id, by);
            await settleHousehold(tx, params.id, body, by);
          }),
        ),
    );
  };
