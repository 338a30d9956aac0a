import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/customer-import.ts';
import { id } from '../../../../contract/customers.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import {
  backToColumns,
  chooseColumns,
  dropImport,
  stopWriting,
  undoImport,
  writeList,
} from './decide-import.ts';
import { errorFile } from './error-file.ts';
import { importList, importPage } from './import-page.ts';
import { importRows } from './import-rows.ts';
import { ImportWork } from './import-work.ts';
import { mendRow } from './mend-row.ts';
import { lookAgain, uploadList } from './upload-list.ts';

const one = z.object({ id });
const oneRow = z.object({ id, line: z.coerce.number().int().min(1) });
const lookBody = wire.importChoices
  .pick({ sheet: true })
  .extend({ headingLine: z.int().min(0).max(100).optional() });
const config = { verb: 'customer.import' };
const page = { params: one, response: { 200: wire.importPage } };

/** A list's way in: upload, columns, verdicts, writing, and back. */
export const importRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const work = new ImportWork(db);
    app.addHook('onReady', async () => work.begin());
    app.addHook('onClose', () => work.close());

    /** Does something to an import, lets the work go on, and shows the import as it then is. */
    const act = async (
      caller: Caller,
      importId: string,
      verb: (tx: Transaction, id: string) => Promise<void>,
    ) => {
      await db.inOrganisation(caller.org, (tx) => verb(tx, importId));
      work.start(caller.org, importId);
      return show(caller, importId);
    };
    const show = (caller: Caller, importId: string) =>
      db.inOrganisation(caller.org, (tx) => importPage(tx, importId));

    app.get('/api/imports', { config, schema: { response: { 200: wire.importList } } }, ({ caller }) =>
      db.inOrganisation(caller.org, importList),
    );

    app.put('/api/imports/:id/file', { config, schema: page }, async (request) => {
      const { caller, params } = request;
      const file = await request.file({ limits: { fileSize: 1_073_741_824, files: 1 } });
      if (!file) throw noFile();
      await uploadList(db, {
        id: params.id,
        org: caller.org,
        fileName: file.filename,
        stream: file.file,
        by: caller.member,
      });
      return show(caller, params.id);
    });

    app.get('/api/imports/:id', { config, schema: page }, ({ caller, params }) => show(caller, params.id));

    app.post(
      '/api/imports/:id/look',
      { config, schema: { ...page, body: lookBody } },
      async ({ caller, params, body }) => {
        await lookAgain(db, caller.org, params.id, body);
        return show(caller, params.id);
      },
    );

    app.post(
      '/api/imports/:id/columns',
      { config, schema: { ...page, body: wire.importChoices } },
      ({ caller, params, body }) =>
        act(caller, params.id, (tx, importId) => chooseColumns(tx, importId, body)),
    );

    app.post('/api/imports/:id/back', { config, schema: page }, ({ caller, params }) =>
      act(caller, params.id, backToColumns),
    );

    app.get(
      '/api/imports/:id/rows',
      { config, schema: { params: one, querystring: wire.rowsQuery, response: { 200: wire.importRows } } },
      ({ caller, params, query }) => db.inOrganisation(caller.org, (tx) => importRows(tx, params.id, query)),
    );

    app.patch(
      '/api/imports/:id/rows/:line',
      { config, schema: { params: oneRow, body: wire.mendedRow, response: { 200: wire.mendedAnswer } } },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, (tx) => mendRow(tx, params.id, params.line, body.fields)),
    );

    app.post('/api/imports/:id/write', { config, schema: page }, ({ caller, params }) =>
      act(caller, params.id, writeList),
    );

    app.post('/api/imports/:id/stop', { config, schema: page }, ({ caller, params }) =>
      act(caller, params.id, stopWriting),
    );

    app.post('/api/imports/:id/undo', { config, schema: page }, ({ caller, params }) =>
      act(caller, params.id, undoImport),
    );

    app.delete('/api/imports/:id', { config, schema: { params: one } }, async ({ caller, params }, reply) => {
      await db.inOrganisation(caller.org, (tx) => dropImport(tx, params.id));
      work.abandon(params.id);
      return reply.code(204).send();
    });

    app.get(
      '/api/imports/:id/errors',
      { config, schema: { params: one, querystring: wire.errorFileQuery } },
      async ({ caller, params, query, headers }, reply) => {
        const english = /^en/i.test(headers['accept-language'] ?? '');
        const file = await db.inOrganisation(caller.org, (tx) =>
          errorFile(tx, params.id, query.format, english),
        );
        return reply
          .type(file.type)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
          .send(file.bytes);
      },
    );
  };

const noFile = () =>
  new Refusal(
    'import.no-file',
    422,
    { zh: '没有收到文件', en: 'No file came' },
    { mend: { zh: '选一个 .xlsx 或 .csv 文件', en: 'Choose an .xlsx or .csv file' } },
  );
