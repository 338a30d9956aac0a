import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recording, checklists as shape, tick } from '../../../../contract/checklists.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { eventsAccess } from '../access.ts';
import { deleteRecording, startRecording } from './record-hall.ts';
import { tickList } from './tick-list.ts';
import { tickedLists } from './ticked-lists.ts';

const one = z.object({ id: z.string().max(80) });
const prepares = eventsAccess['event.prepare'] as readonly string[];

export const checklistRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const done = async (
      { caller }: FastifyRequest,
      reply: FastifyReply,
      work: (tx: Transaction, by: string) => Promise<unknown>,
    ): Promise<null> => {
      await keepingRefusals(db, caller.org, (tx) => work(tx, `member:${caller.member}`));
      reply.code(204);
      return null;
    };
    const changes = { verb: 'event.prepare' };

    app.get(
      '/api/events/:id/checklists',
      { schema: { params: one, response: { 200: shape } }, config: { verb: 'event.read' } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, (tx) =>
          tickedLists(
            tx,
            params.id,
            caller.posts.some((post) => prepares.includes(post)),
          ),
        ),
    );
    app.post(
      '/api/events/:id/checklists',
      { schema: { params: one, body: tick }, config: changes },
      (request, reply) => done(request, reply, (tx, by) => tickList(tx, request.params.id, request.body, by)),
    );
    app.post(
      '/api/events/:id/recording',
      { schema: { params: one, body: recording }, config: changes },
      (request, reply) => done(request, reply, (tx, by) => startRecording(tx, request.params.id, by)),
    );
    app.post(
      '/api/events/:id/recording/deletion',
      { schema: { params: one, body: recording }, config: changes },
      (request, reply) => done(request, reply, (tx, by) => deleteRecording(tx, request.params.id, by)),
    );
  };
