import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/customers.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { personOf } from '../people.ts';
import { expectSeen } from '../person/expect-seen.ts';
import { owedShown } from '../person/timeline.ts';
import { thenNothing } from '../then-nothing.ts';
import { resumeSelling } from './freeze-selling.ts';
import { giveConsent } from './give-consent.ts';
import { expectProof } from './proof.ts';
import { type Ended, refuseContact, withdrawConsent } from './refuse-contact.ts';

const one = z.object({ id: wire.id });

/** 授权与免打扰: given, withdrawn, refused. A withdrawal answers with what it ended at once. */
export const consentRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);

    app.post(
      '/api/customers/:id/consents',
      {
        config: { verb: 'consent.change' },
        schema: { params: one, body: wire.consentEntry, response: { 204: z.null() } },
      },
      ({ caller, params, body }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            await expectSeen(tx, params.id, memberDoer(caller));
            await expectProof(tx, body.proof, memberDoer(caller));
            await giveConsent(tx, params.id, [body], memberDoer(caller));
          }),
        ),
    );

    app.post(
      '/api/customers/:id/consent-withdrawals',
      {
        config: { verb: 'consent.change' },
        schema: { params: one, body: wire.consentWithdrawal, response: { 200: wire.withdrawn } },
      },
      ({ caller, params, body }) =>
        run(caller, async (tx) => {
          await expectSeen(tx, params.id, memberDoer(caller));
          return endedShown(tx, await withdrawConsent(tx, params.id, body, memberDoer(caller)));
        }),
    );

    app.post(
      '/api/customers/:id/selling',
      { config: { verb: 'selling.resume' }, schema: { params: one, response: { 204: z.null() } } },
      ({ caller, params }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            await expectSeen(tx, params.id, memberDoer(caller));
            await resumeSelling(tx, params.id, memberDoer(caller));
          }),
        ),
    );

    app.post(
      '/api/customers/:id/refusals',
      {
        config: { verb: 'consent.change' },
        schema: { params: one, body: wire.refusal, response: { 200: wire.withdrawn } },
      },
      ({ caller, params, body }) =>
        run(caller, async (tx) => {
          await expectSeen(tx, params.id, memberDoer(caller));
          return endedShown(tx, await refuseContact(tx, params.id, body, memberDoer(caller)));
        }),
    );
  };

async function endedShown(
  tx: Transaction,
  { cancelled, goesOn }: Ended,
): Promise<z.infer<typeof wire.withdrawn>> {
  const person = await personOf(
    tx,
    [...cancelled, ...goesOn].map(({ holder }) => holder),
  );
  const shown = (owed: Ended['cancelled'][number]) => owedShown(owed, person(owed.holder));
  return {
    cancelled: cancelled.map(shown).map(({ id, title, dueAt, holder }) => ({ id, title, dueAt, holder })),
    goesOn: goesOn.map(shown).map(({ id, title, purpose }) => ({ id, title, purpose })),
  };
}
