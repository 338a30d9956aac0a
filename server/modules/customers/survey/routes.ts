import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id, text } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/files.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { keepingRefusals } from '../acts.ts';
import { memberDoer } from '../doer.ts';
import { type ReleasedForm, releasedForm, releaseForm } from '../forms/released-form.ts';
import { fillSurvey } from './fill-survey.ts';
import { handInSurveys } from './hand-in-surveys.ts';
import { sealSurveys } from './seal-surveys.ts';
import { confirmSurvey, signSurvey } from './sign-survey.ts';
import { startSurvey } from './start-survey.ts';
import { surveyBoard } from './survey-board.ts';
import { surveyPage } from './survey-page.ts';
import { addSurveyPhoto, dropSurveyPhoto } from './survey-photos.ts';

const one = z.object({ id });
const photo = z.object({ id, photo: id });
const form = z.object({ form: z.enum(['survey', 'file']) });
const page = { response: { 200: wire.survey } };
const batch = { response: { 200: wire.batchResult } };
const started = z.object({ id, number: wire.number, warnings: z.array(text) });

/** 顾客登记表: released, started, filled, confirmed, signed, handed in, sealed. */
export const surveyRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const run = <R>(caller: Caller, work: (tx: Transaction) => Promise<R>) =>
      keepingRefusals(db, caller.org, work);
    const shownAfter = (caller: Caller, survey: string, does: (tx: Transaction) => Promise<unknown>) =>
      run(caller, async (tx) => {
        await does(tx);
        return surveyPage(tx, survey, memberDoer(caller));
      });

    app.get(
      '/api/forms/:form',
      { config: { verb: 'survey.start' }, schema: { params: form, response: { 200: wire.release } } },
      ({ caller, params }) => run(caller, async (tx) => shownForm(await releasedForm(tx, params.form))),
    );

    app.post(
      '/api/forms/:form',
      {
        config: { verb: 'form.release' },
        schema: { params: form, body: wire.newRelease, response: { 200: wire.release } },
      },
      ({ caller, params, body }) =>
        run(caller, async (tx) => shownForm(await releaseForm(tx, params.form, body, memberDoer(caller)))),
    );

    app.get(
      '/api/surveys',
      {
        config: { verb: 'survey.see' },
        schema: { querystring: wire.surveysQuery, response: { 200: wire.surveyRows } },
      },
      ({ caller, query }) => run(caller, (tx) => surveyBoard(tx, query.show, memberDoer(caller))),
    );

    app.post(
      '/api/surveys',
      { config: { verb: 'survey.start' }, schema: { body: wire.newSurvey, response: { 200: started } } },
      ({ caller, body }) => run(caller, (tx) => startSurvey(tx, body, memberDoer(caller))),
    );

    app.get(
      '/api/surveys/:id',
      { config: { verb: 'survey.start' }, schema: { params: one, ...page } },
      ({ caller, params }) => run(caller, (tx) => surveyPage(tx, params.id, memberDoer(caller))),
    );

    app.put(
      '/api/surveys/:id/answers',
      { config: { verb: 'survey.start' }, schema: { params: one, body: wire.filledSurvey, ...page } },
      ({ caller, params, body }) =>
        shownAfter(caller, params.id, (tx) => fillSurvey(tx, params.id, body, memberDoer(caller))),
    );

    app.post(
      '/api/surveys/:id/signature',
      { config: { verb: 'survey.start' }, schema: { params: one, body: wire.signature, ...page } },
      ({ caller, params, body }) =>
        shownAfter(caller, params.id, (tx) => signSurvey(tx, params.id, body.signature, memberDoer(caller))),
    );

    app.post(
      '/api/surveys/:id/confirmation',
      { config: { verb: 'survey.start' }, schema: { params: one, body: wire.confirmation, ...page } },
      ({ caller, params, body }) =>
        shownAfter(caller, params.id, (tx) => confirmSurvey(tx, params.id, body.how, memberDoer(caller))),
    );

    app.put(
      '/api/surveys/:id/photos/:photo',
      { config: { verb: 'survey.start' }, schema: { params: photo, ...page } },
      ({ caller, params }) =>
        shownAfter(caller, params.id, (tx) =>
          addSurveyPhoto(tx, params.id, params.photo, memberDoer(caller)),
        ),
    );

    app.delete(
      '/api/surveys/:id/photos/:photo',
      { config: { verb: 'survey.start' }, schema: { params: photo, ...page } },
      ({ caller, params }) =>
        shownAfter(caller, params.id, (tx) =>
          dropSurveyPhoto(tx, params.id, params.photo, memberDoer(caller)),
        ),
    );

    app.post(
      '/api/surveys/hand-in',
      { config: { verb: 'survey.start' }, schema: { body: wire.handIn, ...batch } },
      ({ caller, body }) =>
        run(caller, async (tx) => ({ lines: await handInSurveys(tx, body.numbers, memberDoer(caller)) })),
    );

    app.post(
      '/api/surveys/seal',
      { config: { verb: 'survey.seal' }, schema: { body: wire.sealing, ...batch } },
      ({ caller, body }) =>
        run(caller, async (tx) => ({
          lines: await sealSurveys(tx, body.numbers, body.place, memberDoer(caller)),
        })),
    );
  };

const shownForm = ({ releasedAt, ...rest }: ReleasedForm) => ({
  ...rest,
  releasedAt: releasedAt.toISOString(),
});
