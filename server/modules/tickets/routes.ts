import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../contract/customers.ts';
import * as wire from '../../../contract/tickets.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { keepingRefusals } from '../customers/index.ts';
import { board } from './reading/board.ts';
import { noticeSlip } from './reading/notice-slip.ts';
import { page } from './reading/page.ts';
import { receive } from './receive.ts';
import { handOver, takeOver } from './steps/hand-over.ts';
import * as handle from './steps/handle.ts';
import { issueNotice } from './steps/issue-notice.ts';

const one = z.object({ id });
const read = { verb: 'ticket.read' };

export const ticketsRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(readingRoutes(db));
    await app.register(stepRoutes(db));

    app.post(
      '/api/tickets',
      {
        config: { verb: 'ticket.receive' },
        schema: { body: wire.newTicket, response: { 200: wire.ticketTaken } },
      },
      ({ caller, body }) => keepingRefusals(db, caller.org, (tx) => receive(tx, body, caller)),
    );

    app.post(
      '/api/tickets/hand-overs',
      { config: { verb: 'ticket.hand-over' }, schema: { body: wire.handOver } },
      async ({ caller, body }, reply) => {
        await keepingRefusals(db, caller.org, (tx) => handOver(tx, body, caller));
        return reply.code(204).send();
      },
    );
  };

const readingRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/tickets',
      { config: read, schema: { querystring: wire.ticketQuery, response: { 200: wire.ticketBoard } } },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => board(tx, query, caller)),
    );

    app.get(
      '/api/tickets/:id',
      { config: read, schema: { params: one, response: { 200: wire.ticketPage } } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => page(tx, params.id, caller)),
    );

    app.get(
      '/api/tickets/:id/notice',
      { config: { verb: 'ticket.handle' }, schema: { params: one, response: { 200: wire.noticeSlip } } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => noticeSlip(tx, params.id, caller)),
    );
  };

type Step<B> = (tx: Transaction, ticket: string, given: B, caller: Caller) => Promise<void>;

const stepRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const step = <S extends z.ZodType>(path: string, verb: string, body: S, take: Step<z.output<S>>) =>
      app.post(
        `/api/tickets/:id/${path}`,
        { config: { verb }, schema: { params: one, body } },
        async ({ caller, params, body: given }, reply) => {
          const { id: ticket } = params as { id: string };
          await keepingRefusals(db, caller.org, (tx) => take(tx, ticket, given as z.output<S>, caller));
          return reply.code(204).send();
        },
      );
    step('answers', 'ticket.handle', wire.ticketAnswer, handle.answer);
    step('dispatches', 'ticket.handle', wire.ticketDispatch, handle.dispatch);
    step('pauses', 'ticket.complete', wire.ticketPause, handle.pause);
    step('resumptions', 'ticket.complete', wire.ticketSaid, handle.resume);
    step('completions', 'ticket.complete', wire.ticketDone, handle.complete);
    step('feedback', 'ticket.verify', wire.ticketSaid, handle.feedBack);
    step('call-backs', 'ticket.verify', wire.ticketVerified, handle.verify);
    step('closings', 'ticket.close', wire.ticketSaid, handle.close);
    step('reopenings', 'ticket.handle', wire.ticketSaid, handle.reopen);
    step('notices', 'ticket.handle', wire.ticketNotice, issueNotice);
    step('acceptances', 'ticket.take-over', wire.ticketSaid, takeOver);
  };
