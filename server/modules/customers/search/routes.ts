import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/customers.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { thenNothing } from '../then-nothing.ts';
import { askExport, exportCustomers } from './export-customers.ts';
import { listCustomers } from './list-customers.ts';
import { removeView, saveView, viewsOf } from './saved-views.ts';
import { searchCustomers } from './search-customers.ts';
import { tableFile } from './table-file.ts';

const one = z.object({ id: wire.id });
const views = z.object({ rows: z.array(wire.savedView) });

/** Many customers: search, list, saved views, export. */
export const searchRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);

    app.get(
      '/api/customers/search',
      {
        config: { verb: 'customer.search' },
        schema: { querystring: wire.searchQuery, response: { 200: wire.searchAnswer } },
      },
      ({ caller, query }) => run(caller, (tx) => searchCustomers(tx, query.q, memberDoer(caller))),
    );

    app.get(
      '/api/customers',
      {
        config: { verb: 'customer.list' },
        schema: { querystring: wire.listQuery, response: { 200: wire.customerList } },
      },
      ({ caller, query }) =>
        run(caller, (tx) =>
          listCustomers(tx, { ...query, filter: filterIn(query.filter) }, memberDoer(caller)),
        ),
    );

    app.post(
      '/api/customers/exports',
      { config: { verb: 'customer.export' }, schema: { body: wire.exportRequest } },
      async ({ caller, body }, reply) => {
        const { id, filter, format } = body;
        const rows = await run(caller, (tx) => exportCustomers(tx, id, filter, memberDoer(caller)));
        const file = await tableFile(rows, format);
        return reply
          .header('content-disposition', `attachment; filename="customers.${file.extension}"`)
          .type(file.type)
          .send(file.bytes);
      },
    );

    app.post(
      '/api/customers/export-consents',
      {
        config: { verb: 'customer.export' },
        schema: { body: wire.exportConsent, response: { 204: z.null() } },
      },
      ({ caller, body }, reply) =>
        thenNothing(
          reply,
          run(caller, async (tx) => {
            await askExport(tx, body.id, memberDoer(caller));
          }),
        ),
    );

    app.get(
      '/api/customer-views',
      { config: { verb: 'customer.list' }, schema: { response: { 200: views } } },
      ({ caller }) => run(caller, async (tx) => ({ rows: await viewsOf(tx, memberDoer(caller)) })),
    );

    app.put(
      '/api/customer-views/:id',
      {
        config: { verb: 'customer.list' },
        schema: { params: one, body: wire.newView, response: { 200: views } },
      },
      ({ caller, body }) =>
        run(caller, async (tx) => {
          await saveView(tx, body, memberDoer(caller));
          return { rows: await viewsOf(tx, memberDoer(caller)) };
        }),
    );

    app.delete(
      '/api/customer-views/:id',
      { config: { verb: 'customer.list' }, schema: { params: one, response: { 200: views } } },
      ({ caller, params }) =>
        run(caller, async (tx) => {
          await removeView(tx, params.id, memberDoer(caller));
          return { rows: await viewsOf(tx, memberDoer(caller)) };
        }),
    );
  };

/** @throws Refusal `filter.unreadable` */
function filterIn(json: string): wire.CustomerFilter {
  try {
    return wire.customerFilter.parse(JSON.parse(json));
  } catch {
    throw new Refusal('filter.unreadable', 400, { zh: '筛选条件读不懂', en: 'The filter cannot be read' });
  }
}
