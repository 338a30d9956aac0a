import type { Change } from './finding.ts';
import type { Obligation } from './obligation.ts';

/** An obligation after a step of its life. */
export function changed(
  one: Obligation,
  change: Exclude<Change, { change: 'opened' | 'award' }>,
): Obligation {
  switch (change.change) {
    case 'lapsed':
      return { ...one, lapsed: true };
    case 'delegated':
      return { ...one, holder: change.holder, claimedBy: null, claimedUntil: null };
    case 'redated': {
      const { opensAt, countsFrom, targetAt, dueAt } = change;
      return { ...one, opensAt, countsFrom, targetAt, dueAt };
    }
    case 'claimed':
      return { ...one, claimedBy: change.by, claimedUntil: change.until };
    case 'reopened':
      return { ...one, state: 'open', endedBy: null, endedAt: null };
    default:
      return { ...one, state: change.change, endedBy: change.by, endedAt: change.at };
  }
}
