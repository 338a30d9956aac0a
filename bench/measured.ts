/** One claim, measured: ours against a stated reference in the same run. Absolute times mean little on a noisy machine. */
export interface Measured {
  claim: string;
  ours: string;
  reference: string;
  /** Ours to the reference, in the direction the goal is written. */
  ratio: number;
  goal: { atLeast: number } | { atMost: number };
  note?: string;
}

export const holds = ({ ratio, goal }: Measured): boolean =>
  'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;

/** The middle of several runs of the same work, in milliseconds; the first run warms up and is not counted. */
export async function middle(runs: number, work: () => unknown | Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i <= runs; i++) {
    const start = performance.now();
    await work();
    if (i > 0) times.push(performance.now() - start);
  }
  return percentile(times, 50);
}

export function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
