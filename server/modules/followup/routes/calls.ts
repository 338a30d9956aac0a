import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  call,
  callBack,
  callBackAnswer,
  callBackRequest,
  callCheck,
  callChecked,
  called,
  missedCall,
  missedCallAnswer,
  outbox,
  outboxAnswer,
  visit,
} from '../../../../contract/followup.ts';
import { newReview, remark as remarkBody } from '../../../../contract/owing.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { makeCallBack } from '../calls/make-call-back.ts';
import { makeVisit } from '../calls/make-visit.ts';
import { missCall } from '../calls/miss-call.ts';
import { requestCallBack } from '../calls/request-call-back.ts';
import { checkCall, startCall } from '../calls/start-call.ts';
import { takeOutbox } from '../calls/take-outbox.ts';
import { remark, saveReview } from '../owing/review.ts';

const one = z.object({ id: z.string().max(120) });

/** Calls and visits: may one, dial, record, could not reach, a whole day's outbox, and the consultant's word on them. */
export const callRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);

    app.post(
      '/api/calls/check',
      { schema: { body: callCheck, response: { 200: callChecked } }, config: { verb: 'call.check' } },
      ({ caller, body }) => run(caller, (tx) => checkCall(tx, body, caller)),
    );

    app.post(
      '/api/calls',
      { schema: { body: call, response: { 200: called } }, config: { verb: 'call.make' } },
      ({ caller, body }) => run(caller, (tx) => startCall(tx, body, caller)),
    );

    app.post(
      '/api/call-backs',
      { schema: { body: callBack, response: { 200: callBackAnswer } }, config: { verb: 'call-back.record' } },
      ({ caller, body }) => run(caller, (tx) => makeCallBack(tx, body, caller)),
    );

    app.post(
      '/api/call-backs/missed',
      {
        schema: { body: missedCall, response: { 200: missedCallAnswer } },
        config: { verb: 'call-back.record' },
      },
      ({ caller, body }) => run(caller, (tx) => missCall(tx, body, caller)),
    );

    app.post(
      '/api/call-backs/requests',
      { schema: { body: callBackRequest }, config: { verb: 'call-back.request' } },
      async ({ caller, body }, reply) => {
        await run(caller, (tx) => requestCallBack(tx, body, caller));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/call-backs/:id/remarks',
      { schema: { params: one, body: remarkBody }, config: { verb: 'remark.write' } },
      async ({ caller, params, body }, reply) => {
        await run(caller, (tx) => remark(tx, params.id, body, caller));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/reviews',
      { schema: { body: newReview }, config: { verb: 'review.write' } },
      async ({ caller, body }, reply) => {
        await run(caller, (tx) => saveReview(tx, body, caller));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/visits',
      { schema: { body: visit, response: { 200: callBackAnswer } }, config: { verb: 'visit.record' } },
      ({ caller, body }) => run(caller, (tx) => makeVisit(tx, body, caller)),
    );

    app.post(
      '/api/outbox',
      { schema: { body: outbox, response: { 200: outboxAnswer } }, config: { verb: 'call-back.record' } },
      ({ caller, body }) => takeOutbox(db, body, caller),
    );
  };
