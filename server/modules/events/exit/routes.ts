import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/exit.ts';
import type { Database } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { exitGuests } from './exit-guests.ts';
import { seeOff } from './see-off.ts';

const params = z.object({ id });
const response = { 200: wire.exitGuests };
const may = { verb: ['hall.run', 'hall.attend'] };

/** 送客, at the door of the lift. */
export const exitRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/api/events/:id/exit', { schema: { params, response }, config: may }, ({ caller, params }) =>
      db.inOrganisation(caller.org, (tx) => exitGuests(tx, params.id)),
    );

    app.post(
      '/api/events/:id/exit',
      { schema: { params, body: wire.exitCard, response }, config: may },
      ({ caller, params, body }) =>
        keepingRefusals(db, caller.org, async (tx) => {
          await seeOff(tx, params.id, body, caller);
          return exitGuests(tx, params.id);
        }),
    );
  };
