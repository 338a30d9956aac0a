import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed } from '../acts.ts';
import { eachNumber, type Line } from '../batch.ts';
import type { Doer } from '../doer.ts';
import { aboutFile, type CustomerFile, lockFile, setFile, wrongState } from './file-row.ts';

export const eachFile = (
  tx: Transaction,
  numbers: readonly string[],
  does: (file: CustomerFile) => Promise<void>,
): Promise<Line[]> => eachNumber(tx, numbers, async (number) => does(await lockFile(tx, { number })));

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
