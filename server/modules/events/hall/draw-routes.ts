import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { absent, draw, newDraw } from '../../../../contract/hall.ts';
import type { Database } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { commitDraw, redrawAbsent, revealDraw } from './draw.ts';
import { publicDraw } from './public-draw.ts';

const one = z.object({ id: z.string().max(80) });
const ofDraw = z.object({ organisation: z.string().max(80), id: z.string().max(80) });
const actor = ({ caller }: FastifyRequest): string => `member:${caller.member}`;
const runs = { verb: 'hall.run' };

export const drawRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/events/:id/draws',
      { schema: { params: one, body: newDraw, response: { 200: draw } }, config: runs },
      (request) =>
        keepingRefusals(db, request.caller.org, (tx) =>
          commitDraw(tx, request.params.id, request.body, actor(request)),
        ),
    );
    app.post(
      '/api/draws/:id/reveal',
      { schema: { params: one, response: { 200: draw } }, config: runs },
      (request) =>
        db.inOrganisation(request.caller.org, (tx) => revealDraw(tx, request.params.id, actor(request))),
    );
    app.post(
      '/api/draws/:id/absent',
      { schema: { params: one, body: absent, response: { 200: draw } }, config: runs },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, (tx) => redrawAbsent(tx, params.id, body.code)),
    );
    app.get(
      '/api/public-draws/:organisation/:id',
      {
        schema: { params: ofDraw, response: { 200: draw } },
        config: { public: true, rateLimit: { max: 60, timeWindow: 60_000 } },
      },
      ({ params }) => publicDraw(db, params.organisation, params.id),
    );
  };
