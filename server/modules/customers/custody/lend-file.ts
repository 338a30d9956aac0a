import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { expectAllowed, refused } from '../acts.ts';
import type { Line } from '../batch.ts';
import { type Doer, memberDoer } from '../doer.ts';
import { organisation } from '../organisation.ts';
import { personOf } from '../people.ts';
import { aboutFile, type CustomerFile, lockFile, setFile, wrongState } from './file-row.ts';
import { eachFile } from './hand-in-files.ts';

export interface Lending {
  /** Member id. */
  borrower: string;
  purpose: 'call-back' | 'other';
  medium: 'paper' | 'electronic';
  obligation?: string | null;
}

/** Lends scanned folders to one member, until the end of the day (S003.3-20, -22). */
export const lendFiles = (
  tx: Transaction,
  numbers: readonly string[],
  lending: Lending,
  by: Doer,
): Promise<Line[]> => eachFile(tx, numbers, (file) => lendFile(tx, file, lending, by));

/**
 * Lends a file. Paper can be in one hand only: while it is out nobody else can borrow it.
 *
 * @throws RefusedAct `file.out`, or what a clause says (S003.3-27: only for a call-back, or with a signature)
 */
export async function lendFile(
  tx: Transaction,
  file: CustomerFile,
  lending: Lending,
  by: Doer,
): Promise<void> {
  if (file.state !== 'kept' && file.state !== 'handed-in')
    throw wrongState(file, '还不在保管中,不能外借', 'is not in keeping yet and cannot be lent');
  const fact = lent(file, lending);
  const out = await loanOut(tx, file.id, lending);
  if (out?.borrower === lending.borrower) return;
  if (out) throw refused(fact, 'S003.3-20', 'file.out', await outWith(tx, file, out.borrower));
  await expectAllowed(tx, fact);
  await tx
    .insertInto('file_loan')
    .values({
      id: uuidv7(tx.clock.now()),
      file_id: file.id,
      borrower: lending.borrower,
      purpose: lending.purpose,
      medium: lending.medium,
      obligation: lending.obligation ?? null,
      lent_by: by.ref,
      lent_at: new Date(tx.clock.now()),
      due_at: new Date((await organisation(tx)).endOfToday),
    })
    .execute();
  if (lending.medium === 'paper') await setFile(tx, file.id, { holder: lending.borrower });
  await record(tx, fact);
}

/** The borrower owes the return, so the borrower is the one who acts, whoever scanned the folder. */
const lent = (file: CustomerFile, { borrower, purpose, medium, obligation }: Lending) => {
  const { subject, refs } = aboutFile(file);
  return {
    kind: 'file.lent',
    subject,
    refs: obligation ? { ...refs, obligation: `obligation:${obligation}` } : refs,
    actor: memberDoer({ member: borrower, posts: [] }).ref,
    data: { purpose, medium },
  };
};

/** For paper, anybody's paper loan; for the electronic file only the borrower's own. */
const loanOut = (tx: Transaction, file: string, { borrower, medium }: Lending) =>
  tx
    .selectFrom('file_loan')
    .select('borrower')
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file)
    .where('medium', '=', medium)
    .where('returned_at', 'is', null)
    .$if(medium === 'electronic', (loans) => loans.where('borrower', '=', borrower))
    .executeTakeFirst();

async function outWith(tx: Transaction, file: CustomerFile, borrower: string) {
  const { name } = (await personOf(tx, [borrower]))(borrower);
  return {
    zh: `${file.number} 已由${name}借出,归还后才能借`,
    en: `${file.number} is out with ${name}; it can be borrowed once it is back`,
  };
}

/** The consultant's note for a late home visit: back on a later day (S003.3-22). */
export async function extendLoan(tx: Transaction, number: string, until: string, by: Doer): Promise<void> {
  const file = await lockFile(tx, { number });
  if (file.holder === null) throw wrongState(file, '没有借出', 'is not out');
  const { endOf } = await organisation(tx);
  await record(tx, { kind: 'loan.extended', ...aboutFile(file), actor: by.ref, data: { until } });
  await tx
    .updateTable('file_loan')
    .set({ due_at: new Date(endOf(until)) })
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file.id)
    .where('returned_at', 'is', null)
    .execute();
}
