import type { Text } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keepRefusal, RefusedAct } from './acts.ts';

/** What became of one folder or form in a batch. */
export interface Line {
  number: string;
  done: boolean;
  says: Text | null;
}

/**
 * Goes through scanned numbers in one order, so that two desks never wait for each other. One that cannot be done
 * says why and does not stop the others; a refused attempt stays on record.
 */
export async function eachNumber(
  tx: Transaction,
  numbers: readonly string[],
  does: (number: string) => Promise<void>,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const number of [...new Set(numbers)].sort()) {
    try {
      await does(number);
      lines.push({ number, done: true, says: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error instanceof RefusedAct) await keepRefusal(tx, error);
      lines.push({ number, done: false, says: error.says });
    }
  }
  return lines;
}
