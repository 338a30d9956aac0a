import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, refused } from '../acts.ts';
import type { Line } from '../batch.ts';
import { aboutFile, type CustomerFile, setFile, wrongState } from './file-row.ts';
import { eachFile } from './hand-in-files.ts';

/**
 * 归还: scanned folders come back. What was lent for a call-back comes back with the call-back written on it
 * (S003.3-21), unless nobody was called (`unused`).
 */
export const takeBackFiles = (
  tx: Transaction,
  numbers: readonly string[],
  unused: boolean,
): Promise<Line[]> => eachFile(tx, numbers, (file) => takeBack(tx, file, unused));

export async function takeBack(tx: Transaction, file: CustomerFile, unused: boolean): Promise<void> {
  const loan = await paperLoan(tx, file.id);
  if (!loan) throw wrongState(file, '没有借出', 'is not out');
  const entry = await hasEntry(tx, loan.id);
  const callBack = loan.purpose === 'call-back' && !unused;
  const fact = returned(file, loan.borrower, { call_back: callBack, entry, medium: 'paper' });
  await expectAllowed(tx, fact);
  if (callBack && !entry) throw refused(fact, 'S003.3-21', 'file.no-entry', noEntry(file));
  await endLoan(tx, loan.id, unused ? 'unused' : 'hand-back');
  await setFile(tx, file.id, { holder: null });
  await record(tx, fact);
}

/** The borrower's duty is met by their own act, also when the consultant takes the folder. */
const returned = (file: CustomerFile, borrower: string, data: NewFact['data']): NewFact => ({
  kind: 'file.returned',
  ...aboutFile(file),
  actor: `member:${borrower}`,
  data,
});

const paperLoan = (tx: Transaction, file: string) =>
  tx
    .selectFrom('file_loan')
    .select(['id', 'borrower', 'purpose', 'lent_at'])
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file)
    .where('medium', '=', 'paper')
    .where('returned_at', 'is', null)
    .executeTakeFirst();

export async function hasEntry(tx: Transaction, loan: string): Promise<boolean> {
  const entry = await tx
    .selectFrom('file_entry')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('loan_id', '=', loan)
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}

export async function endLoan(tx: Transaction, loan: string, endedBy: string): Promise<void> {
  await tx
    .updateTable('file_loan')
    .set({ returned_at: new Date(tx.clock.now()), ended_by: endedBy })
    .where('org_id', '=', tx.org)
    .where('id', '=', loan)
    .execute();
}

const noEntry = ({ number }: CustomerFile) => ({
  zh: `${number} 还没有记入本次回访,记好再归还;没有回访的请选「原样归还」`,
  en: `${number} has no entry for this call-back. Write it, or choose “unused” if nobody was called`,
});
