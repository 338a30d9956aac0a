import type { FastifyInstance } from 'fastify';
import type { FactKind, Question } from '../kernel/index.ts';
import { createApp } from './http/app.ts';
import { ledgerAccess } from './ledger/access.ts';
import { introduce, type LedgerModule, passTimeEverywhere } from './ledger/index.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import {
  closeFilesEverywhere,
  customers,
  customersAccess,
  customersParty,
  customersRoutes,
  filesParty,
} from './modules/customers/index.ts';
import { demoRoutes, type Play, Plays } from './modules/demo/index.ts';
import {
  events,
  eventsAccess,
  eventsRoutes,
  forgetCareEverywhere,
  releaseSeatsEverywhere,
  sendMailEverywhere,
} from './modules/events/index.ts';
import {
  capacityOn,
  eraseWords,
  followup,
  followupAccess,
  followupRoutes,
  makePromise,
  tellOfLapsesEverywhere,
} from './modules/followup/index.ts';
import {
  type Access,
  authenticate,
  ensureSetUpCode,
  forgetOldSignIns,
  type HandoverParty,
  identity,
  identityAccess,
  identityRoutes,
  leaveAtTheHour,
  obligationsParty,
  permissionTable,
} from './modules/identity/index.ts';
import { adoptLawToday, policy, policyAccess, policyRoutes } from './modules/policy/index.ts';
import { eraseNames, sales, salesAccess, salesRoutes } from './modules/sales/index.ts';
import {
  eraseTicketWords,
  tickets,
  ticketsAccess,
  ticketsParty,
  ticketsRoutes,
} from './modules/tickets/index.ts';
import { Attachments } from './platform/attachments.ts';
import type { Clock } from './platform/clock.ts';
import { Database } from './platform/database.ts';
import { type JobHandlers, type JobRunner, Jobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { type PostOffice, postOffice } from './platform/mail/post-office.ts';
import { isMigrated } from './platform/migrations.ts';

/** The modules, each with one line in each list it has something for. */
export const modules: readonly LedgerModule[] = [
  identity,
  customers,
  sales,
  events,
  followup,
  tickets,
  policy,
];
const access: readonly Access[] = [
  ledgerAccess,
  identityAccess,
  customersAccess,
  salesAccess,
  eventsAccess,
  followupAccess,
  ticketsAccess,
  policyAccess,
];
/** What a leaver holds, in the order it is handed over: what goes with a customer finds its new owner. */
const parties: readonly HandoverParty[] = [customersParty, filesParty, ticketsParty, obligationsParty];
/** The whole table post × verb; docs/permissions.md shows it, and a test holds the two together. */
export const permissions = permissionTable(access);
const afterSetUp = adoptLawToday;
const routes = (db: Database, attachments: Attachments, plays: Plays, post: PostOffice) => [
  ledgerRoutes(db),
  identityRoutes({ db, permissions, parties, afterSetUp }),
  customersRoutes(db, [eraseWords, eraseNames, eraseTicketWords]),
  salesRoutes(db, attachments, makePromise),
  eventsRoutes(db, attachments, post),
  followupRoutes(db, attachments),
  ticketsRoutes(db),
  policyRoutes(db, capacityOn),
  demoRoutes(plays),
];
const jobs = (attachments: Attachments, post: PostOffice): JobHandlers => ({
  'time.pass': { every: '* * * * *', run: ({ db }) => passTimeEverywhere(db) },
  'member.leave': leaveAtTheHour(parties),
  'sign-in.forget': forgetOldSignIns,
  'lapses.tell': { every: '7 * * * *', run: ({ db }) => tellOfLapsesEverywhere(db) },
  'files.close': { every: '* * * * *', run: ({ db }) => closeFilesEverywhere(db) },
  'care.forget': { every: '41 * * * *', run: ({ db }) => forgetCareEverywhere(db) },
  'seats.release': { every: '* * * * *', run: ({ db }) => releaseSeatsEverywhere(db) },
  'mail.send': { every: '* * * * *', run: ({ db }) => sendMailEverywhere(db, post) },
  'attachments.drop': { every: '23 * * * *', run: ({ db }) => attachments.dropOverdueEverywhere(db) },
});

export const factKinds: readonly FactKind[] = modules.flatMap((module) => module.kinds);
export const questions: readonly Question[] = modules.flatMap((module) => module.questions);

interface Parts {
  url: string;
  clock: Clock;
  log: Log;
  /** Folder of the attachments' bytes. */
  files: string;
  /** Folder of the built pages; null where there are none. */
  webRoot: string | null;
  /** False where a test lets time pass by hand. */
  runJobs: boolean;
  /** No other Guiju works on this database. */
  alone?: boolean;
  /** Where settings of mail stand; without, no mail leaves. */
  env?: Readonly<Record<string, string | undefined>>;
  /** The demo's event, and the milliseconds between two of its lines. */
  demo?: { play: Play; pace: number } | null;
}

/** Guiju, put together and not yet listening. */
export interface House {
  app: FastifyInstance;
  db: Database;
  attachments: Attachments;
  clock: Clock;
  /** For the first visitor of an empty Guiju; null where there is an organisation. */
  setUpCode(): Promise<string | null>;
  stop(): Promise<void>;
}

export async function compose({ url, clock, log, files, webRoot, runJobs, ...more }: Parts): Promise<House> {
  introduce(modules);
  const db = new Database({ url, clock });
  const attachments = new Attachments(files);
  const post = postOffice(more.env ?? {});
  const runner = runJobs
    ? Jobs.start({ url, db, handlers: jobs(attachments, post), log, alone: more.alone })
    : null;
  const { play = null, pace = 0 } = more.demo ?? {};
  const plays = new Plays({ db, url, clock, play, pace });
  const ready = () => readiness(db, runner);
  const app = await createApp({
    db,
    log,
    authenticate: authenticate(db),
    permissions,
    routes: routes(db, attachments, plays, post),
    ready,
    webRoot,
  });
  const stop = async () => {
    await plays.stop();
    await app.close();
    await runner?.stop();
    await db.close();
  };
  return { app, db, attachments, clock, setUpCode: () => ensureSetUpCode(db), stop };
}

async function readiness(db: Database, runner: JobRunner | null) {
  const migrations = await isMigrated(db).catch(() => null);
  return { database: migrations !== null, migrations: migrations === true, jobs: runner?.ready ?? false };
}
