import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/bus.ts';
import { id } from '../../../../contract/customers.ts';
import type { Database } from '../../../platform/database.ts';
import { boardBus } from './board-bus.ts';
import { busOf } from './bus.ts';

const params = z.object({ id });
const response = { 200: wire.bus };
const config = { verb: ['hall.run', 'hall.attend'] };

/** 接送, at the door of the bus. */
export const busRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/api/events/:id/bus', { schema: { params, response }, config }, ({ caller, params }) =>
      db.inOrganisation(caller.org, (tx) => busOf(tx, params.id)),
    );

    app.post(
      '/api/events/:id/bus',
      { schema: { params, body: wire.boarded, response }, config },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await boardBus(tx, params.id, body.invitations, `member:${caller.member}`);
          return busOf(tx, params.id);
        }),
    );
  };
