import type { Text } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../acts.ts';
import type { Doer } from '../doer.ts';
import { aboutFile, type CustomerFile, lockFile, setFile, wrongState } from './file-row.ts';

/** What became of one folder in a batch. */
export interface Line {
  number: string;
  done: boolean;
  says: Text | null;
}

/** Goes through a batch of scanned numbers; one that cannot be done says why and does not stop the others. */
export async function eachFile(
  tx: Transaction,
  numbers: readonly string[],
  does: (file: CustomerFile) => Promise<void>,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const number of [...new Set(numbers)].sort()) {
    try {
      await does(await lockFile(tx, { number }));
      lines.push({ number, done: true, says: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      lines.push({ number, done: false, says: error.says });
    }
  }
  return lines;
}

/** 上交: the maker gives completed files to the sales manager, at the latest the next day (S003.3-06). */
export const handInFiles = (tx: Transaction, numbers: readonly string[], by: Doer): Promise<Line[]> =>
  eachFile(tx, numbers, async (file) => {
    if (file.state === 'handed-in') return;
    if (file.state !== 'completed') throw wrongState(file, '还没建档,不能上交', 'is not completed yet');
    await pass(tx, file, 'sales-manager', by);
    const now = new Date(tx.clock.now());
    await setFile(tx, file.id, {
      state: 'handed-in',
      handed_in_at: now,
      custodian: 'post:sales-manager',
      holder: null,
    });
  });

/** 汇总移交: the sales manager gives them to the consultant, who keeps them (S003.3-07). */
export const keepFiles = (
  tx: Transaction,
  numbers: readonly string[],
  by: Doer,
  place = '',
): Promise<Line[]> =>
  eachFile(tx, numbers, async (file) => {
    if (file.state === 'kept') return;
    if (file.state !== 'handed-in')
      throw wrongState(file, '还没上交销售经理', 'was not handed to the sales manager');
    await pass(tx, file, 'consultant', by);
    const now = new Date(tx.clock.now());
    await setFile(tx, file.id, {
      state: 'kept',
      kept_at: now,
      custodian: 'post:consultant',
      holder: null,
      place,
    });
  });

async function pass(
  tx: Transaction,
  file: CustomerFile,
  to: 'sales-manager' | 'consultant',
  by: Doer,
): Promise<void> {
  const fact = {
    id: `file-${to}:${file.id}`,
    kind: 'file.handed-in',
    ...aboutFile(file),
    actor: by.ref,
    data: { to },
  };
  await expectAllowed(tx, fact);
  await record(tx, fact);
}
