import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { playState } from '../../../contract/demo.ts';
import type { Plays } from './plays.ts';

const open = { public: true as const };
/** A play is a minute of work for the machine; whoever asks more often is told to wait before anything is done. */
const dear = { ...open, rateLimit: { max: 20, timeWindow: 60_000 } };

/** Before sign-in, since a newcomer has no account. Only where there is nobody's own organisation. */
export const demoRoutes =
  (plays: Plays): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/api/demo/play', { config: open, schema: { response: { 200: playState } } }, () =>
      plays.state(),
    );

    app.post(
      '/api/demo/play',
      { config: dear, schema: { response: { 202: z.null() } } },
      async (_, reply) => {
        await plays.start();
        return reply.code(202).send(null);
      },
    );
  };
