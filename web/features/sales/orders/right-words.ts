import type { Order } from '../../../../contract/sales.ts';
import type { orderWords } from './words.ts';

type Key = Extract<keyof (typeof orderWords)['said'], `company${string}` | `law${string}`>;

/** Whose promise it is and until which day, as words to say. */
export function rightWords({ whose, until, over }: Order['lines'][number]['right']): {
  key: Key;
  day: string;
} {
  const day = until ?? '';
  if (whose === 'law') return { key: over ? 'lawOver' : 'lawUntil', day };
  if (until === null) return { key: 'companyFrom', day };
  return { key: over ? 'companyOver' : 'companyUntil', day };
}
