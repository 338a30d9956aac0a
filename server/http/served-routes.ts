import type { FastifyContextConfig, FastifyInstance } from 'fastify';

export interface ServedRoute {
  method: string;
  url: string;
  config: FastifyContextConfig;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the API, so that a test can walk them all. */
    served: readonly ServedRoute[];
  }
}

export function listServed(app: FastifyInstance): void {
  const served: ServedRoute[] = [];
  app.decorate('served', served);
  app.addHook('onRoute', ({ method, url, config = {} }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') served.push({ method: one, url, config });
  });
}
