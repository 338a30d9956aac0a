import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Simulation, SimulationStep } from '../../../../contract/simulation.ts';
import { api, Refused } from '../../../api/client.ts';

/** What is on trial, as the server is asked. */
export interface Asked {
  from: string;
  to: string;
  values: Record<string, string | number>;
  variants: Record<string, string>;
}

/** A simulation under way: how far it is, what came of it, and a way to stop waiting. */
export function useTrial(pack: string) {
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const leave = useRef<AbortController>(null);
  const trial = useMutation({
    mutationFn: async (asked: Asked): Promise<Simulation> => {
      leave.current?.abort();
      leave.current = new AbortController();
      setProgress(null);
      let found: Simulation | null = null;
      const tell = (step: SimulationStep | Simulation) => {
        if ('done' in step) setProgress(step);
        else if ('error' in step)
          throw new Refused(500, step.error as ConstructorParameters<typeof Refused>[1]);
        else found = 'simulation' in step ? step.simulation : step;
      };
      const path = `/api/policy/packs/${encodeURIComponent(pack)}/simulations`;
      await api.lines(path, asked, tell, leave.current.signal);
      if (found === null) throw new Error('The answer broke off');
      return found;
    },
  });
  const stop = () => {
    leave.current?.abort();
    trial.reset();
  };
  return { trial, progress, stop };
}
