import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  claim as claimBody,
  discharge as dischargeBody,
  ended,
  newPromise,
  promiseAnswer,
  promiseMove,
  waiver,
} from '../../../../contract/followup.ts';
import { delegated, delegation } from '../../../../contract/owing.ts';
import { today as todayAnswer } from '../../../../contract/today.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { claim } from '../obligations/claim.ts';
import { delegate } from '../obligations/delegate.ts';
import { discharge } from '../obligations/discharge.ts';
import { waive } from '../obligations/waive.ts';
import { makePromise } from '../promises/make-promise.ts';
import { movePromise } from '../promises/move-promise.ts';
import { today } from '../today/today.ts';

const one = z.object({ id: z.string().max(120) });

/** Today's list, and what one does with what stands on it. */
export const dutyRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);

    app.get(
      '/api/today',
      { schema: { response: { 200: todayAnswer } }, config: { verb: 'today.read' } },
      ({ caller }) => run(caller, (tx) => today(tx, caller)),
    );

    app.post(
      '/api/promises',
      { schema: { body: newPromise, response: { 200: promiseAnswer } }, config: { verb: 'promise.make' } },
      ({ caller, body }) => run(caller, (tx) => makePromise(tx, body, caller)),
    );

    app.post(
      '/api/promises/:id/moves',
      {
        schema: { params: one, body: promiseMove, response: { 200: promiseAnswer } },
        config: { verb: 'promise.make' },
      },
      ({ caller, params, body }) => run(caller, (tx) => movePromise(tx, params.id, body, caller)),
    );

    app.post(
      '/api/obligations/:id/discharge',
      {
        schema: { params: one, body: dischargeBody, response: { 200: ended } },
        config: { verb: 'obligation.discharge' },
      },
      ({ caller, params, body }) => run(caller, (tx) => discharge(tx, params.id, body, caller)),
    );

    app.post(
      '/api/obligations/:id/waive',
      {
        schema: { params: one, body: waiver, response: { 200: ended } },
        config: { verb: 'obligation.waive' },
      },
      ({ caller, params, body }) => run(caller, (tx) => waive(tx, params.id, body, caller)),
    );

    app.post(
      '/api/obligations/:id/claim',
      {
        schema: { params: one, body: claimBody, response: { 200: ended } },
        config: { verb: 'obligation.claim' },
      },
      ({ caller, params, body }) => run(caller, (tx) => claim(tx, params.id, body, caller)),
    );

    app.post(
      '/api/obligations/delegations',
      { schema: { body: delegation, response: { 200: delegated } }, config: { verb: 'obligation.delegate' } },
      ({ caller, body }) => run(caller, (tx) => delegate(tx, body, caller)),
    );
  };
