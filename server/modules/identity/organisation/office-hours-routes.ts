import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as wire from '../../../../contract/office-hours.ts';
import type { Database } from '../../../platform/database.ts';
import { changeOfficeHours, officeHoursHere } from './office-hours.ts';

/** When the office is open: what clauses mean by office hours and by the end of work. */
export const officeHoursRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const shown = { response: { 200: wire.officeHoursPage } };

    app.get(
      '/api/organisation/office-hours',
      { config: { verb: 'organisation.see' }, schema: shown },
      ({ caller }) => db.inOrganisation(caller.org, officeHoursHere),
    );

    app.post(
      '/api/organisation/office-hours',
      { config: { verb: 'organisation.change' }, schema: { body: wire.officeHours, ...shown } },
      ({ caller, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await changeOfficeHours(tx, body, `member:${caller.member}`);
          return officeHoursHere(tx);
        }),
    );
  };
