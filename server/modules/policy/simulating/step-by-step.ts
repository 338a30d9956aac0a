import type { Simulation, SimulationStep } from '../../../../contract/simulation.ts';
import { Refusal } from '../../../platform/refusal.ts';

type Work = (progress: (done: number, of: number) => void) => Promise<Simulation>;

/**
 * Turns work that tells its progress into steps to be sent one by one. What is refused before it begins is thrown, so
 * that it is answered as any refusal; what goes wrong later is the last step.
 *
 * @param left whoever asked has gone: then the work stops at its next step.
 */
export async function stepByStep(work: Work, left: () => boolean): Promise<AsyncIterable<SimulationStep>> {
  const ready: SimulationStep[] = [];
  let wake = () => {};
  let ended = false;
  const put = (step: SimulationStep) => {
    ready.push(step);
    wake();
  };
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  const begun = next();
  const done = work((n, of) => {
    if (left()) throw new Error('Nobody waits for this simulation any more');
    put({ done: n, of });
  });
  const told = done
    .then(
      (simulation) => put({ simulation }),
      (error: unknown) => put({ error: saidOf(error) }),
    )
    .finally(() => {
      ended = true;
      wake();
    });
  await Promise.race([begun, done]);
  return (async function* () {
    while (!ended || ready.length > 0) {
      const step = ready.shift();
      if (step) yield step;
      else await next();
    }
    await told;
  })();
}

const saidOf = (error: unknown) =>
  error instanceof Refusal
    ? { code: error.code, message: error.says, mend: error.mend }
    : { code: 'server.fault', message: { zh: '试算没有做完', en: 'The simulation did not end' } };
