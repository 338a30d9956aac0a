import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/own-page.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { giveConsent } from '../consent/give-consent.ts';
import { withdrawConsent } from '../consent/refuse-contact.ts';
import { customerDoer } from '../doer.ts';
import { type EraseWords, eraseCustomer } from '../erasure/erase-customer.ts';
import { correctCustomer } from '../person/correct-customer.ts';
import { confirmSurvey } from '../survey/sign-survey.ts';
import { askCode } from './ask-code.ts';
import { ownCopy } from './own-copy.ts';
import { ownPage } from './own-page.ts';
import { expectOwnForm } from './own-papers.ts';
import {
  enterCode,
  leaveOwnPage,
  OWN_SESSION,
  organisationOf,
  ownCustomer,
  wrongCode,
} from './own-session.ts';

const COOKIE = 'guiju_own';
const open = { public: true as const };
const dear = { public: true as const, rateLimit: { max: 20, timeWindow: 60_000 } };
const page = { response: { 200: wire.ownPage } };
const one = z.object({ id });

/** 本人页, behind a code to the phone on record. */
export const ownPageRoutes =
  (db: Database, others: readonly EraseWords[]): FastifyPluginAsyncZod =>
  async (app) => {
    /** Runs for the customer whose page it is. */
    const own = <R>(
      request: { cookies: Record<string, string | undefined> },
      work: (tx: Transaction, customer: string) => Promise<R>,
    ) => {
      const token = request.cookies[COOKIE];
      return db.inOrganisation(organisationOf(token), async (tx) =>
        work(tx, await ownCustomer(tx, token as string)),
      );
    };

    app.post(
      '/api/own/codes',
      { config: dear, schema: { body: wire.codeRequest, response: { 200: wire.codeAsked } } },
      async ({ body }) => {
        await db.inOrganisation(body.organisation, (tx) => askCode(tx, body));
        return { says: SENT };
      },
    );

    app.post(
      '/api/own/session',
      { config: dear, schema: { body: wire.codeEntry, response: { 204: z.null() } } },
      async ({ body }, reply) => {
        const session = await db.inOrganisation(body.organisation, (tx) => enterCode(tx, body));
        if (!session) throw wrongCode();
        return keep(reply, session.token).code(204).send(null);
      },
    );

    app.delete(
      '/api/own/session',
      { config: open, schema: { response: { 204: z.null() } } },
      async (request, reply) => {
        await own(request, leaveOwnPage);
        return reply.clearCookie(COOKIE, { path: '/api/own' }).code(204).send(null);
      },
    );

    app.get('/api/own', { config: open, schema: page }, (request) => own(request, ownPage));

    app.post(
      '/api/own/corrections',
      { config: open, schema: { body: wire.ownCorrection, ...page } },
      (request) =>
        own(request, async (tx, customer) => {
          await correctCustomer(tx, customer, request.body, customerDoer(customer));
          return ownPage(tx, customer);
        }),
    );

    app.post('/api/own/consents', { config: open, schema: { body: wire.ownConsent, ...page } }, (request) =>
      own(request, async (tx, customer) => {
        const { give, ...word } = request.body;
        const said = { ...word, source: 'own-page' };
        if (give) await giveConsent(tx, customer, [said], customerDoer(customer));
        else await withdrawConsent(tx, customer, said, customerDoer(customer));
        return ownPage(tx, customer);
      }),
    );

    app.post(
      '/api/own/forms/:id/confirmation',
      { config: open, schema: { params: one, ...page } },
      (request) =>
        own(request, async (tx, customer) => {
          await expectOwnForm(tx, request.params.id, customer);
          await confirmSurvey(tx, request.params.id, 'own-page', customerDoer(customer));
          return ownPage(tx, customer);
        }),
    );

    app.get(
      '/api/own/copy',
      { config: open, schema: { querystring: wire.exportFormat } },
      async (request, reply) => {
        const file = await ownCopy(await own(request, ownPage), request.query.format);
        return reply
          .header('content-disposition', `attachment; filename="my-data.${file.extension}"`)
          .type(file.type)
          .send(file.bytes);
      },
    );

    app.post(
      '/api/own/erasure',
      { config: open, schema: { body: wire.eraseRequest, response: { 200: wire.erased } } },
      (request) =>
        own(request, (tx, customer) =>
          eraseCustomer(tx, customer, { id: request.body.id, by: customerDoer(customer) }, others),
        ),
    );
  };

const SENT = {
  zh: '如果姓名和号码与登记一致,验证码会发到该号码;也可以请工作人员当面或电话告诉您',
  en: 'If name and number are on record, a code goes to that number; a member of staff can also read it to you',
};

const keep = (reply: FastifyReply, token: string) =>
  reply.setCookie(COOKIE, token, {
    path: '/api/own',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: OWN_SESSION / 1000,
  });
