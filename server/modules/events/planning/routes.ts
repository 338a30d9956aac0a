import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  costs,
  eventChange,
  eventList,
  eventPage as eventPageShape,
  filing,
  lesson,
  materialCount,
  meetingHeld,
  newEvent,
  posts,
  progress,
  published,
  quotas,
  settled,
} from '../../../../contract/events.ts';
import type { Database } from '../../../platform/database.ts';
import { doneIn } from '../done-in.ts';
import { addLesson } from './add-lesson.ts';
import { cancelEvent, changeEvent } from './change-event.ts';
import { countMaterial } from './count-material.ts';
import { eventPage } from './event-page.ts';
import { fileEvent } from './file-event.ts';
import { fillPosts } from './fill-posts.ts';
import { holdMeeting } from './hold-meeting.ts';
import { listEvents } from './list-events.ts';
import { planEvent } from './plan-event.ts';
import { publishEvent, publishProgress } from './publish.ts';
import { setCosts } from './set-costs.ts';
import { setQuotas } from './set-quotas.ts';
import { settleItem } from './settle-item.ts';

const one = z.object({ id: z.string().max(80) });
const actor = (request: FastifyRequest): string => `member:${request.caller.member}`;

export const planningRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const done = doneIn(db);

    app.get(
      '/api/events',
      { schema: { response: { 200: eventList } }, config: { verb: 'event.read' } },
      ({ caller }) => db.inOrganisation(caller.org, listEvents),
    );
    app.get(
      '/api/events/:id',
      { schema: { params: one, response: { 200: eventPageShape } }, config: { verb: 'event.read' } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => eventPage(tx, params.id, caller)),
    );
    app.post(
      '/api/events',
      { schema: { body: newEvent }, config: { verb: 'event.plan' } },
      (request, reply) => done(request, reply, (tx) => planEvent(tx, request.body, actor(request))),
    );
    app.patch(
      '/api/events/:id',
      { schema: { params: one, body: eventChange }, config: { verb: 'event.plan' } },
      (request, reply) =>
        done(request, reply, (tx) => changeEvent(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/cancellation',
      { schema: { params: one }, config: { verb: 'event.plan' } },
      (request, reply) => done(request, reply, (tx) => cancelEvent(tx, request.params.id, actor(request))),
    );
    app.put(
      '/api/events/:id/quotas',
      { schema: { params: one, body: quotas }, config: { verb: 'event.plan' } },
      (request, reply) =>
        done(request, reply, (tx) => setQuotas(tx, request.params.id, request.body, actor(request))),
    );
    app.put(
      '/api/events/:id/costs',
      { schema: { params: one, body: costs }, config: { verb: 'event.money' } },
      (request, reply) =>
        done(request, reply, (tx) => setCosts(tx, request.params.id, request.body, actor(request))),
    );
    app.put(
      '/api/events/:id/posts',
      { schema: { params: one, body: posts }, config: { verb: 'event.plan' } },
      (request, reply) =>
        done(request, reply, (tx) => fillPosts(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/materials',
      { schema: { params: one, body: materialCount }, config: { verb: 'event.prepare' } },
      (request, reply) =>
        done(request, reply, (tx) => countMaterial(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/settled',
      { schema: { params: one, body: settled }, config: { verb: 'event.prepare' } },
      (request, reply) =>
        done(request, reply, (tx) => settleItem(tx, request.params.id, request.body.item, actor(request))),
    );
    app.post(
      '/api/events/:id/meetings',
      { schema: { params: one, body: meetingHeld }, config: { verb: 'event.meet' } },
      (request, reply) =>
        done(request, reply, (tx) => holdMeeting(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/filing',
      { schema: { params: one, body: filing }, config: { verb: 'event.file' } },
      (request, reply) =>
        done(request, reply, (tx) => fileEvent(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/publication',
      { schema: { params: one, body: published }, config: { verb: 'event.plan' } },
      (request, reply) =>
        done(request, reply, (tx) => publishEvent(tx, request.params.id, request.body, actor(request))),
    );
    app.post(
      '/api/events/:id/progress',
      { schema: { params: one, response: { 200: progress } }, config: { verb: 'event.prepare' } },
      (request) =>
        db.inOrganisation(request.caller.org, (tx) => publishProgress(tx, request.params.id, actor(request))),
    );
    app.post(
      '/api/events/:id/lessons',
      { schema: { params: one, body: lesson }, config: { verb: 'event.learn' } },
      (request, reply) =>
        done(request, reply, (tx) => addLesson(tx, request.params.id, request.body, request.caller.member)),
    );
  };
