import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  bigScreen as bigScreenShape,
  hallPage as hallShape,
  incident,
  lunch,
  lunchAnswer,
  reportIn as reportInShape,
  retrospective as retrospectiveShape,
  score,
  stages,
  start,
  word,
} from '../../../../contract/hall.ts';
import type { Database } from '../../../platform/database.ts';
import { doneIn } from '../done-in.ts';
import { bigScreen } from './big-screen.ts';
import { countLunch } from './count-lunch.ts';
import { hallPage } from './hall-page.ts';
import { reportIn } from './report-in.ts';
import { reportIncident } from './report-incident.ts';
import { retrospective } from './retrospective.ts';
import { scorePhase } from './score-phase.ts';
import { speakWith } from './speak-with.ts';
import { setStages, startStage } from './stages.ts';
import { endEvent, reportEvent, startEvent } from './start-event.ts';

const one = z.object({ id: z.string().max(80) });
const stageOf = one.extend({ seq: z.coerce.number().int().min(1).max(99) });
const actor = ({ caller }: FastifyRequest): string => `member:${caller.member}`;
const runs = { verb: 'hall.run' };

export const hallRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const done = doneIn(db);
    app.get(
      '/api/events/:id/hall',
      { schema: { params: one, response: { 200: hallShape } }, config: { verb: 'hall.read' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => hallPage(tx, params.id)),
    );
    app.get(
      '/api/events/:id/screen',
      { schema: { params: one, response: { 200: bigScreenShape } }, config: { verb: 'hall.read' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => bigScreen(tx, params.id)),
    );
    app.get(
      '/api/events/:id/retrospective',
      { schema: { params: one, response: { 200: retrospectiveShape } }, config: { verb: 'event.learn' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => retrospective(tx, params.id, caller)),
    );
    app.put(
      '/api/events/:id/stages',
      { schema: { params: one, body: stages }, config: runs },
      (request, reply) => done(request, reply, (tx) => setStages(tx, request.params.id, request.body)),
    );
    app.post(
      '/api/events/:id/start',
      { schema: { params: one, body: start }, config: runs },
      (request, reply) =>
        done(request, reply, (tx) => startEvent(tx, request.params.id, request.body, actor(request))),
    );
    app.post('/api/events/:id/end', { schema: { params: one }, config: runs }, (request, reply) =>
      done(request, reply, (tx) => endEvent(tx, request.params.id, actor(request))),
    );
    app.post(
      '/api/events/:id/report',
      { schema: { params: one }, config: { verb: 'event.meet' } },
      (request, reply) => done(request, reply, (tx) => reportEvent(tx, request.params.id, actor(request))),
    );
    app.post(
      '/api/events/:id/stages/:seq/start',
      { schema: { params: stageOf }, config: runs },
      (request, reply) =>
        done(request, reply, (tx) => startStage(tx, request.params.id, request.params.seq, actor(request))),
    );
    app.post(
      '/api/events/:id/scores',
      { schema: { params: one, body: score }, config: { verb: 'event.score' } },
      (request, reply) =>
        done(request, reply, (tx) => scorePhase(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/reports-in',
      { schema: { params: one, body: reportInShape }, config: { verb: ['hall.run', 'hall.attend'] } },
      (request, reply) => {
        // Others are checked in by whoever runs the day
        if (request.body.member !== request.caller.member) request.may('hall.run');
        return done(request, reply, (tx) => reportIn(tx, request.params.id, request.body, actor(request)));
      },
    );
    app.post(
      '/api/events/:id/lunch',
      { schema: { params: one, body: lunch, response: { 200: lunchAnswer } }, config: runs },
      (request) =>
        db.inOrganisation(request.caller.org, (tx) =>
          countLunch(tx, request.params.id, request.body, actor(request)),
        ),
    );
    app.post(
      '/api/events/:id/incidents',
      { schema: { params: one, body: incident }, config: { verb: ['hall.run', 'hall.attend'] } },
      (request, reply) =>
        done(request, reply, (tx) => reportIncident(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/words',
      { schema: { params: one, body: word }, config: { verb: ['hall.run', 'hall.attend'] } },
      (request, reply) =>
        done(request, reply, (tx) => speakWith(tx, request.params.id, request.body, request.caller.member)),
    );
  };
