import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as wire from '../../../contract/policy.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { adoptPack } from './adopting/adopt-pack.ts';
import { standpoint } from './adopting/organisation-place.ts';
import { previewAdoption } from './adopting/preview-adoption.ts';
import { retirePack } from './adopting/retire-pack.ts';
import { setValue } from './adopting/set-value.ts';
import { clausePage } from './library/clause-page.ts';
import { library } from './library/library.ts';
import { packPage } from './library/pack-page.ts';
import { runExamples } from './library/run-examples.ts';
import { sheetRoutes } from './sheets/routes.ts';
import type { CapacityOn } from './simulating/load-by-day.ts';
import { simulationRoutes } from './simulating/routes.ts';

const read = { verb: 'policy.read' };
const adopt = { verb: 'policy.adopt' };
const me = ({ member }: Caller) => `member:${member}`;
const revisionOf = async (tx: Transaction) => (await standpoint(tx)).revision;

/** The library, a pack as a document, a clause's page; adopting, filling blanks, retiring. */
export const policyRoutes =
  (db: Database, capacityOn: CapacityOn): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(sheetRoutes(db));
    await app.register(simulationRoutes(db, capacityOn));
    app.get('/api/policy', { config: read, schema: { response: { 200: wire.library } } }, ({ caller }) =>
      db.inOrganisation(caller.org, library),
    );

    app.get(
      '/api/policy/packs/:pack',
      { config: read, schema: { params: wire.packPath, response: { 200: wire.packPage } } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => packPage(tx, params.pack)),
    );

    app.get(
      '/api/policy/clauses/:clause',
      { config: read, schema: { params: wire.clausePath, response: { 200: wire.clausePage } } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => clausePage(tx, params.clause)),
    );

    app.post(
      '/api/policy/clauses/:clause/examples/run',
      { config: read, schema: { params: wire.clausePath, response: { 200: wire.examplesRun } } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => runExamples(tx, params.clause)),
    );

    app.post(
      '/api/policy/packs/:pack/preview',
      {
        config: adopt,
        schema: { params: wire.packPath, body: wire.previewAsked, response: { 200: wire.preview } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, (tx) => previewAdoption(tx, params.pack, body)),
    );

    app.post(
      '/api/policy/packs/:pack/adoptions',
      {
        config: adopt,
        schema: { params: wire.packPath, body: wire.newAdoption, response: { 200: wire.adopted } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          const { clauses } = await adoptPack(tx, { ...body, ...params }, me(caller));
          return { clauses, revision: await revisionOf(tx) };
        }),
    );

    app.post(
      '/api/policy/packs/:pack/values',
      {
        config: adopt,
        schema: { params: wire.packPath, body: wire.newValue, response: { 200: wire.changed } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await setValue(tx, { ...body, ...params }, me(caller));
          return { revision: await revisionOf(tx) };
        }),
    );

    app.post(
      '/api/policy/packs/:pack/retirements',
      {
        config: adopt,
        schema: { params: wire.packPath, body: wire.retirement, response: { 200: wire.changed } },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await retirePack(tx, { ...body, ...params }, me(caller));
          return { revision: await revisionOf(tx) };
        }),
    );
  };
