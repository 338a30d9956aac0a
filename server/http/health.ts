import type { FastifyInstance } from 'fastify';

/** What must be up before anyone is let in. */
export interface Readiness {
  database: boolean;
  migrations: boolean;
  jobs: boolean;
}

export type Ready = () => Promise<Readiness>;

/** 200 only when everything is ready: what a balancer and `guiju start` ask. */
export function tellHealth(app: FastifyInstance, ready: Ready): void {
  app.get(
    '/healthz',
    { config: { public: true, rateLimit: { max: 6000, timeWindow: 60_000 } } },
    async (_, reply) => {
      const state = await ready().catch(() => ({ database: false, migrations: false, jobs: false }));
      const well = state.database && state.migrations && state.jobs;
      return reply
        .code(well ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ ready: well, ...state });
    },
  );
}
