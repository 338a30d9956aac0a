import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, refused } from '../acts.ts';
import type { Doer } from '../doer.ts';
import { aboutFile, lockFile, setFile, wrongState } from './file-row.ts';

export interface Loss {
  id: string;
  how: 'lost' | 'damaged' | 'incomplete';
}

/**
 * 遗失、破损: whoever had it makes it good (S003.3-25). Reporting is what counts: no penalty follows by itself.
 */
export async function reportLoss(tx: Transaction, number: string, { id, how }: Loss, by: Doer) {
  const file = await lockFile(tx, { number });
  if (file.state === 'lost') return null;
  const recorded = await record(tx, {
    id: `file-lost:${id}`,
    kind: 'file.lost',
    ...aboutFile(file),
    actor: by.ref,
    data: { how },
  });
  const now = new Date(tx.clock.now());
  await setFile(tx, file.id, {
    state: 'lost',
    lost_at: now,
    lost_by: file.holder ?? by.member,
    holder: null,
  });
  await tx
    .updateTable('file_loan')
    .set({ returned_at: now, ended_by: 'loss' })
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file.id)
    .where('returned_at', 'is', null)
    .execute();
  return recorded;
}

/** 补齐: rebuilt from what is on record, and in keeping again. */
export async function rebuildFile(tx: Transaction, number: string, by: Doer) {
  const file = await lockFile(tx, { number });
  if (file.state !== 'lost') throw wrongState(file, '没有报遗失', 'was not reported lost');
  const recorded = await record(tx, { kind: 'file.rebuilt', ...aboutFile(file), actor: by.ref, data: {} });
  const now = new Date(tx.clock.now());
  await setFile(tx, file.id, { state: 'kept', rebuilt_at: now, custodian: 'post:consultant' });
  return recorded;
}

/**
 * Passing a file outside the company is refused whoever asks, and the attempt stays on record (S003.3-26). The
 * customer's own copy is another door: their own page, or a print for them.
 */
export async function passOutside(tx: Transaction, number: string, by: Doer): Promise<never> {
  const file = await lockFile(tx, { number });
  const act = {
    kind: 'file.exported',
    ...aboutFile(file),
    actor: by.ref,
    data: { means: 'e-mail', to: 'outside' },
  };
  await expectAllowed(tx, act);
  throw refused(act, 'S003.3-26', 'file.not-outside', {
    zh: '档案不得发到公司以外,本次尝试已记录',
    en: 'A file may not leave the company. The attempt is on record',
  });
}
