import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { packPath } from '../../../../contract/policy.ts';
import {
  type Simulation,
  type SimulationStep,
  simulation,
  simulationAsked,
} from '../../../../contract/simulation.ts';
import type { Database } from '../../../platform/database.ts';
import type { CapacityOn } from './load-by-day.ts';
import { trial } from './simulate-proposal.ts';
import { stepByStep } from './step-by-step.ts';

const LINES = 'application/x-ndjson';

/** 试算: nothing is adopted and nothing can be written; a long one tells how far it is to whoever asks for lines. */
export const simulationRoutes =
  (db: Database, capacityOn: CapacityOn): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/policy/packs/:pack/simulations',
      {
        config: { verb: 'policy.simulate' },
        schema: { params: packPath, body: simulationAsked, response: { 200: simulation } },
      },
      async ({ caller, params, body, headers }, reply) => {
        const { from, to, ...on } = body;
        const run = (progress?: (done: number, of: number) => void): Promise<Simulation> =>
          db.readOrganisation(caller.org, (tx) =>
            trial(tx, params.pack, on, { period: { from, to }, capacityOn, reader: caller, progress }),
          );
        // A key asks for an answer that can be kept and given again
        const inLines = headers.accept?.includes(LINES) && headers['idempotency-key'] === undefined;
        if (!inLines) return run();
        const steps = await stepByStep(run, () => reply.raw.destroyed);
        return reply.type(LINES).send(Readable.from(lines(steps)) as never);
      },
    );
  };

async function* lines(steps: AsyncIterable<SimulationStep>): AsyncGenerator<string> {
  for await (const step of steps) yield `${JSON.stringify(step)}\n`;
}
