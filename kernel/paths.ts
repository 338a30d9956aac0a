import type { Ref } from './fact.ts';
import type { Holder } from './owes.ts';
import type { Moment, Run } from './set.ts';

/**
 * A path names a value in a clause without CEL's ceremony: `owner`, `owner.line-manager`, `actor`, `holder`,
 * `fact.data.borrower`, `post:sales-manager`. It is CEL with the roots left out, so that one checker and one
 * evaluator serve both.
 */
export function celOfPath(path: string): string {
  if (path.includes(':')) return JSON.stringify(path);
  const links = path.split('.').map((link) => link.replaceAll('-', '_'));
  const [root] = links;
  if (root === 'holder') return ['obligation', ...links].join('.');
  const rooted = root !== undefined && ROOTS.has(root);
  return (rooted ? links : ['subject', ...links]).join('.');
}

const ROOTS = new Set(['fact', 'subject', 'actor', 'organisation', 'each', 'asker', 'obligation', 'params']);

export const holderPaths = (holder: Holder): readonly string[] =>
  typeof holder === 'string' ? [holder] : holder;

export const firstAnswer =
  (runs: readonly Run[]): ((m: Moment) => Ref | undefined) =>
  (m) => {
    for (const run of runs) {
      const found = run(m);
      if (typeof found === 'string') return found;
    }
    return undefined;
  };
