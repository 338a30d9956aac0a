import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  appealDecision,
  approvalDecisions,
  approvals as approvalsAnswer,
  awardDecision,
  awards as awardsAnswer,
  awardsQuery,
  dayQuery,
  decided,
  evening as eveningAnswer,
  lapses as lapsesAnswer,
  morning as morningAnswer,
  newAbsence,
  newAppeal,
  owing as owingAnswer,
  owingOf,
  review as reviewAnswer,
} from '../../../../contract/owing.ts';
import type { Database } from '../../../platform/database.ts';
import { approvals } from '../approvals/approvals.ts';
import { decideApprovals } from '../approvals/decide-approvals.ts';
import { decideAppeal, lodgeAppeal } from '../awards/appeal.ts';
import { awards } from '../awards/awards.ts';
import { decideAward } from '../awards/decide-award.ts';
import { setAbsence } from '../owing/absences.ts';
import { evening } from '../owing/evening.ts';
import { lapses } from '../owing/lapses.ts';
import { morning } from '../owing/morning.ts';
import { owing, owingBy } from '../owing/owing.ts';
import { review } from '../owing/review.ts';

const one = z.object({ id: z.string().max(120) });

/** Who owes what, the meetings' pages, approvals and the award book. */
export const managingRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/owing',
      { schema: { response: { 200: owingAnswer } }, config: { verb: 'owing.read' } },
      ({ caller }) => db.inOrganisation(caller.org, owing),
    );

    app.get(
      '/api/owing/:id',
      { schema: { params: one, response: { 200: owingOf } }, config: { verb: 'owing.read' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => owingBy(tx, params.id)),
    );

    app.post(
      '/api/absences',
      { schema: { body: newAbsence }, config: { verb: 'absence.set' } },
      async ({ caller, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => setAbsence(tx, body, caller.member));
        return reply.code(204).send();
      },
    );

    app.get(
      '/api/lapses',
      { schema: { querystring: dayQuery, response: { 200: lapsesAnswer } }, config: { verb: 'lapse.read' } },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => lapses(tx, query.day)),
    );

    app.get(
      '/api/briefings/morning',
      {
        schema: { querystring: dayQuery, response: { 200: morningAnswer } },
        config: { verb: 'briefing.read' },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => morning(tx, query.day)),
    );

    app.get(
      '/api/reviews',
      { schema: { querystring: dayQuery, response: { 200: reviewAnswer } }, config: { verb: 'review.read' } },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => review(tx, query.day)),
    );

    app.get(
      '/api/evenings',
      {
        schema: { querystring: dayQuery, response: { 200: eveningAnswer } },
        config: { verb: 'evening.read' },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => evening(tx, query.day, caller)),
    );

    app.get(
      '/api/approvals',
      { schema: { response: { 200: approvalsAnswer } }, config: { verb: 'approval.read' } },
      ({ caller }) => db.inOrganisation(caller.org, (tx) => approvals(tx, caller)),
    );

    app.post(
      '/api/approvals/decisions',
      {
        schema: { body: approvalDecisions, response: { 200: decided } },
        config: { verb: 'approval.decide' },
      },
      ({ caller, body }) => db.inOrganisation(caller.org, (tx) => decideApprovals(tx, body, caller)),
    );

    app.get(
      '/api/awards',
      {
        schema: { querystring: awardsQuery, response: { 200: awardsAnswer } },
        config: { verb: 'award.read' },
      },
      ({ caller, query }) => db.inOrganisation(caller.org, (tx) => awards(tx, query.member, caller)),
    );

    app.post(
      '/api/awards/:id/appeals',
      { schema: { params: one, body: newAppeal }, config: { verb: 'appeal.lodge' } },
      async ({ caller, params, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => lodgeAppeal(tx, params.id, body, caller));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/awards/:id/decisions',
      { schema: { params: one, body: awardDecision }, config: { verb: 'award.decide' } },
      async ({ caller, params, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => decideAward(tx, params.id, body, caller));
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/appeals/:id/decisions',
      { schema: { params: one, body: appealDecision }, config: { verb: 'appeal.decide' } },
      async ({ caller, params, body }, reply) => {
        await db.inOrganisation(caller.org, (tx) => decideAppeal(tx, params.id, body, caller));
        return reply.code(204).send();
      },
    );
  };
