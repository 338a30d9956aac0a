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

export function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
