import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/files.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { expectSeen } from '../person/expect-seen.ts';
import { completeFile, saveDraft } from './complete-file.ts';
import { fileBoard } from './file-board.ts';
import { filePage } from './file-page.ts';
import { loadFile } from './file-row.ts';
import { handInFiles, keepFiles } from './hand-in-files.ts';
import { extendLoan, lendFiles } from './lend-file.ts';
import { passOutside, rebuildFile, reportLoss } from './lose-file.ts';
import { startFile } from './start-file.ts';
import { takeBackFiles } from './take-back.ts';
import { writeEntry } from './write-entry.ts';

const one = z.object({ id });
const page = { response: { 200: wire.file } };
const batch = { response: { 200: wire.batchResult } };
const made = z.object({ id, number: wire.number });

/** 档案: made, handed in, kept, lent, taken back, lost and rebuilt. */
export const fileRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);
    /** Does something with one file this person sees, and shows it. */
    const withFile = (
      caller: Caller,
      file: string,
      does: (tx: Transaction, number: string) => Promise<unknown>,
    ) =>
      run(caller, async (tx) => {
        const { number, customer } = await loadFile(tx, file);
        await expectSeen(tx, customer, memberDoer(caller));
        await does(tx, number);
        return filePage(tx, file, memberDoer(caller));
      });

    app.get(
      '/api/files',
      {
        config: { verb: 'file.see' },
        schema: { querystring: wire.filesQuery, response: { 200: wire.fileRows } },
      },
      ({ caller, query }) => run(caller, (tx) => fileBoard(tx, query.show, memberDoer(caller))),
    );

    app.post(
      '/api/files',
      { config: { verb: 'file.make' }, schema: { body: wire.newFile, response: { 200: made } } },
      ({ caller, body }) =>
        run(caller, async (tx) => {
          await expectSeen(tx, body.customer, memberDoer(caller));
          return startFile(tx, body, memberDoer(caller));
        }),
    );

    app.get(
      '/api/files/:id',
      { config: { verb: 'file.see' }, schema: { params: one, ...page } },
      ({ caller, params }) => run(caller, (tx) => filePage(tx, params.id, memberDoer(caller))),
    );

    app.put(
      '/api/files/:id/draft',
      { config: { verb: 'file.make' }, schema: { params: one, body: wire.fileDraft, ...page } },
      ({ caller, params, body }) =>
        withFile(caller, params.id, (tx) => saveDraft(tx, params.id, body.fields)),
    );

    app.post(
      '/api/files/:id/completion',
      { config: { verb: 'file.make' }, schema: { params: one, body: wire.completion, ...page } },
      ({ caller, params, body }) =>
        withFile(caller, params.id, (tx) =>
          completeFile(tx, { file: params.id, ...body }, memberDoer(caller)),
        ),
    );

    app.post(
      '/api/files/hand-in',
      { config: { verb: 'file.make' }, schema: { body: wire.handIn, ...batch } },
      ({ caller, body }) =>
        run(caller, async (tx) => ({ lines: await handInFiles(tx, body.numbers, memberDoer(caller)) })),
    );

    app.post(
      '/api/files/keep',
      { config: { verb: 'file.keep' }, schema: { body: wire.handIn, ...batch } },
      ({ caller, body }) =>
        run(caller, async (tx) => ({ lines: await keepFiles(tx, body.numbers, memberDoer(caller)) })),
    );

    app.post(
      '/api/files/lend',
      { config: { verb: 'file.lend' }, schema: { body: wire.lend, ...batch } },
      ({ caller, body }) =>
        run(caller, async (tx) => ({
          lines: await lendFiles(tx, body.numbers, { ...body, medium: 'paper' }, memberDoer(caller)),
        })),
    );

    app.post(
      '/api/files/take-back',
      { config: { verb: 'file.lend' }, schema: { body: wire.takeBack, ...batch } },
      ({ caller, body }) =>
        run(caller, async (tx) => ({ lines: await takeBackFiles(tx, body.numbers, body.unused) })),
    );

    app.post(
      '/api/files/:id/extension',
      { config: { verb: 'file.lend' }, schema: { params: one, body: wire.extension, ...page } },
      ({ caller, params, body }) =>
        withFile(caller, params.id, (tx, number) => extendLoan(tx, number, body.until, memberDoer(caller))),
    );

    app.post(
      '/api/files/:id/entries',
      { config: { verb: 'file.see' }, schema: { params: one, body: wire.newEntry, ...page } },
      ({ caller, params, body }) =>
        withFile(caller, params.id, (tx) => writeEntry(tx, { id: params.id }, body, memberDoer(caller))),
    );

    app.post(
      '/api/files/:id/loss',
      { config: { verb: 'file.report-loss' }, schema: { params: one, body: wire.loss, ...page } },
      ({ caller, params, body }) =>
        withFile(caller, params.id, (tx, number) => reportLoss(tx, number, body, memberDoer(caller))),
    );

    app.post(
      '/api/files/:id/rebuilding',
      { config: { verb: 'file.report-loss' }, schema: { params: one, ...page } },
      ({ caller, params }) =>
        withFile(caller, params.id, (tx, number) => rebuildFile(tx, number, memberDoer(caller))),
    );

    app.post(
      '/api/files/:id/passing',
      { config: { verb: 'file.see' }, schema: { params: one, body: wire.passing, ...page } },
      ({ caller, params }) =>
        withFile(caller, params.id, (tx, number) => passOutside(tx, number, memberDoer(caller))),
    );
  };
