import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { attachment } from '../../../../contract/followup.ts';
import type { Attachments } from '../../../platform/attachments.ts';
import type { Database } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { readPhoto } from '../photos/read-photo.ts';

const one = z.object({ id: z.string().regex(/^[\w-]{8,80}$/) });
const LARGEST = 20 * 1_048_576;

/** Pictures of a record: sent before it, under an id made by the device. */
export const photoRoutes =
  (db: Database, attachments: Attachments): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/api/attachments/:id',
      { schema: { params: one, response: { 200: attachment } }, config: { verb: 'attachment.add' } },
      async (request) => {
        const { caller, params } = request;
        const file = await request.file({ limits: { fileSize: LARGEST, files: 1 } });
        if (!file) throw noFile();
        const bytes = await file.toBuffer();
        return db.inOrganisation(caller.org, (tx) =>
          attachments.keep(tx, { id: params.id, bytes, name: file.filename, by: caller.member }),
        );
      },
    );

    app.get(
      '/api/attachments/:id',
      { schema: { params: one }, config: { verb: 'attachment.read' } },
      async ({ caller, params }, reply) => {
        const photo = await keepingRefusals(db, caller.org, (tx) =>
          readPhoto(tx, attachments, params.id, caller),
        );
        return reply
          .type(photo.mediaType)
          .header('content-length', photo.bytes)
          .header('content-disposition', 'inline')
          .send(photo.stream);
      },
    );
  };

const noFile = () =>
  new Refusal('attachment.none', 400, { zh: '没有收到照片', en: 'No picture was received' });
