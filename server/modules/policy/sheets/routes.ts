import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/sheets.ts';
import type { Database } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { entryPage } from './entry-page.ts';
import { fill } from './fill.ts';
import { ownEntries } from './own-entries.ts';
import { actPlainly } from './plain-acts.ts';
import { sheetForm, startable } from './startable.ts';

const clausePath = z.object({ clause: z.string().max(40) });
const entryPath = z.object({ id });
const config = { verb: 'sheet.fill' };

/** 办事: which sheets one may start, handing one in, and what became of it. */
export const sheetRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/api/sheets', { config, schema: { response: { 200: wire.sheets } } }, ({ caller }) =>
      db.inOrganisation(caller.org, (tx) => startable(tx, caller)),
    );

    app.get(
      '/api/sheets/:clause',
      {
        config,
        schema: { params: clausePath, querystring: wire.sheetQuery, response: { 200: wire.sheetForm } },
      },
      ({ caller, params, query }) =>
        db.inOrganisation(caller.org, (tx) => sheetForm(tx, params.clause, query, caller)),
    );

    app.post(
      '/api/sheets/:clause/entries',
      { config, schema: { params: clausePath, body: wire.newEntry, response: { 200: wire.entryKept } } },
      ({ caller, params, body }) =>
        keepingRefusals(db, caller.org, (tx) => fill(tx, params.clause, body, caller)),
    );

    app.get('/api/entries', { config, schema: { response: { 200: wire.entries } } }, ({ caller }) =>
      db.inOrganisation(caller.org, (tx) => ownEntries(tx, caller)),
    );

    app.get(
      '/api/entries/:id',
      { config, schema: { params: entryPath, response: { 200: wire.entryPage } } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => entryPage(tx, params.id, caller)),
    );

    app.post(
      '/api/entries/:id/acts',
      { config, schema: { params: entryPath, body: wire.newPlainAct, response: { 200: wire.entryKept } } },
      ({ caller, params, body }) =>
        keepingRefusals(db, caller.org, (tx) => actPlainly(tx, params.id, body, caller)),
    );
  };
