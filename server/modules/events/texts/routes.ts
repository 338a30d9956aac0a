import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/texts.ts';
import type { Attachments } from '../../../platform/attachments.ts';
import type { Database } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { addPaper } from './add-paper.ts';
import { addSpeaker } from './add-speaker.ts';
import { handInText } from './hand-in-text.ts';
import { readEvidence } from './read-evidence.ts';
import { LARGEST_FILE, readFile } from './read-file.ts';
import { eventTexts, oneText } from './texts.ts';

const one = z.object({ id: z.string().max(80) });
const ofEvent = one.extend({ text: z.string().max(80) });
const reads = { verb: 'event.read' };
const writes = { verb: 'event.text' };

export const textRoutes =
  (db: Database, attachments: Attachments): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/texts/pages',
      { schema: { response: { 200: wire.readText } }, config: writes },
      async (request) => {
        // One more than is allowed, so that the refusal is ours
        const limits = { fileSize: LARGEST_FILE + 1, files: 1 };
        const file = await request.file({ limits, throwFileSizeLimit: false });
        if (!file) throw noFile();
        const bytes = await file.toBuffer();
        return { title: file.filename.replace(/\.[^.]*$/, '').slice(0, 80), pages: await readFile(bytes) };
      },
    );
    app.get(
      '/api/events/:id/texts',
      { schema: { params: one, response: { 200: wire.eventTexts } }, config: reads },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => eventTexts(tx, params.id)),
    );
    app.get(
      '/api/events/:id/texts/:text',
      { schema: { params: ofEvent, response: { 200: wire.oneText } }, config: reads },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => oneText(tx, params.id, params.text)),
    );
    app.post(
      '/api/events/:id/texts',
      { schema: { params: one, body: wire.newText, response: { 200: wire.oneText } }, config: writes },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await handInText(tx, params.id, body, caller.member);
          return oneText(tx, params.id, body.text);
        }),
    );
    app.post(
      '/api/events/:id/speakers',
      { schema: { params: one, body: wire.newSpeaker }, config: writes },
      async ({ caller, params, body }, reply) => {
        await keepingRefusals(db, caller.org, (tx) => addSpeaker(tx, params.id, body, caller.member));
        return reply.code(204).send();
      },
    );
    app.post(
      '/api/speakers/:id/evidence',
      { schema: { params: one, body: wire.newPaper }, config: writes },
      async ({ caller, params, body }, reply) => {
        await keepingRefusals(db, caller.org, (tx) => addPaper(tx, params.id, body, caller.member));
        return reply.code(204).send();
      },
    );
    app.get(
      '/api/speakers/:id/evidence',
      { schema: { params: one }, config: writes },
      async ({ caller, params }, reply) => {
        const paper = await db.inOrganisation(caller.org, (tx) => readEvidence(tx, attachments, params.id));
        return reply
          .type(paper.mediaType)
          .header('content-length', paper.bytes)
          .header('content-disposition', 'inline')
          .send(paper.stream);
      },
    );
  };

const noFile = () =>
  new Refusal(
    'text.file.none',
    422,
    { zh: '没有收到文件', en: 'No file came' },
    { mend: { zh: '选一个 .pptx、.docx 或 .txt 文件', en: 'Choose a .pptx, .docx or .txt file' } },
  );
