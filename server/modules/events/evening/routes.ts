import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/evening.ts';
import type { Database } from '../../../platform/database.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { evening } from './evening.ts';
import { filesToMake } from './files-to-make.ts';
import { makeEveningFile } from './make-file.ts';

const params = z.object({ id });

/** 今晚建档: the evening after a gathering. */
export const eveningRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/files-to-make',
      {
        schema: { response: { 200: wire.filesToMake } },
        config: { verb: ['file.make', 'invitation.arrange'] },
      },
      ({ caller }) => db.inOrganisation(caller.org, (tx) => filesToMake(tx, caller.member)),
    );

    app.get(
      '/api/events/:id/evening',
      {
        schema: { params, response: { 200: wire.evening } },
        config: { verb: ['file.make', 'invitation.arrange'] },
      },
      ({ caller, params: { id } }) => db.inOrganisation(caller.org, (tx) => evening(tx, id, caller)),
    );

    app.post(
      '/api/events/:id/evening',
      {
        schema: { params, body: wire.eveningFile, response: { 200: wire.evening } },
        config: { verb: 'file.make' },
      },
      ({ caller, params: { id }, body }) =>
        keepingRefusals(db, caller.org, async (tx) => {
          await makeEveningFile(tx, id, body, caller);
          return evening(tx, id, caller);
        }),
    );
  };
