import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/own-page.ts';
import type { Database } from '../../../platform/database.ts';
import { memberDoer } from '../doer.ts';
import { type EraseWords, eraseCustomer } from '../erasure/erase-customer.ts';
import { messagesFor } from './messages.ts';

const one = z.object({ id });

/** What staff do for a customer's rights: read a code out to them, erase on their request. */
export const staffRoutes =
  (db: Database, others: readonly EraseWords[]): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/customers/:id/messages',
      { config: { verb: 'customer.hand-out' }, schema: { params: one, response: { 200: wire.messages } } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, (tx) => messagesFor(tx, params.id, memberDoer(caller))),
    );

    app.post(
      '/api/customers/:id/erasure',
      {
        config: { verb: 'customer.erase' },
        schema: { params: one, body: wire.eraseRequest, response: { 200: wire.erased } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, (tx) =>
          eraseCustomer(tx, params.id, { id: body.id, by: memberDoer(caller) }, others),
        ),
    );
  };
