import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { type FastifyPluginAsyncZod, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { type Authenticate, knowCallers } from './caller.ts';
import { refuseForeignPage } from './foreign-page.ts';
import { type Ready, tellHealth } from './health.ts';
import { answerOnce } from './idempotency.ts';
import { describeApi } from './openapi.ts';
import { servePages } from './pages.ts';
import type { Permissions } from './permissions.ts';
import { limitRate } from './rate.ts';
import { renderError } from './render-refusal.ts';
import { listServed } from './served-routes.ts';

export interface AppParts {
  db: Database;
  log: Log | false;
  authenticate: Authenticate;
  permissions: Permissions;
  routes: readonly FastifyPluginAsyncZod[];
  ready: Ready;
  /** Folder of the built pages; null where there are none. */
  webRoot: string | null;
}

const ONE_MEGABYTE = 1_048_576;
/** An import list is the largest thing sent; its route may ask for less. */
const LARGEST_FILE = 60 * ONE_MEGABYTE;

/** Mounts the modules' routes. Knows no module: what it serves and whom it trusts is handed in. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: parts.log || undefined,
    bodyLimit: ONE_MEGABYTE,
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(renderError);
  listServed(app);
  await guard(app, parts);
  await describeApi(app);
  tellHealth(app, parts.ready);
  for (const routes of parts.routes) await app.register(routes);
  await servePages(app, parts.webRoot);
  return app;
}

async function guard(app: FastifyInstance, { db, authenticate, permissions }: AppParts): Promise<void> {
  await app.register(helmet, headers);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 10, fields: 50 } });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!request.url.startsWith('/api/')) return;
    // Screens count from the organisation's clock, not the phone's
    reply.header('cache-control', 'no-store').header('x-guiju-now', new Date(db.clock.now()).toISOString());
  });
  app.addHook('onRequest', refuseForeignPage);
  await limitRate(app);
  knowCallers(app, authenticate, permissions);
  answerOnce(app, db);
}

/** Only a sign-in desk reads pictures of codes, with a reader that is compiled in the browser. */
const readsCodes = ({ url }: { url?: string }): string =>
  url?.startsWith('/door/') ? "'wasm-unsafe-eval'" : "'self'";

/** Ant Design writes its styles into the page. Plain HTTP in a shop's own network must work: no forced HTTPS. */
const headers = {
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: 'same-origin' as const },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", readsCodes],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
};
