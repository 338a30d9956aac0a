import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Doer, memberDoer } from '../doer.ts';
import { type CustomerFile, fileOf, lockFile } from './file-row.ts';
import { lendFile } from './lend-file.ts';
import { endLoan, hasEntry } from './take-back.ts';
import { writeEntry } from './write-entry.ts';

/**
 * Electronic files lend and return themselves: a due call opens the customer's file for the member who makes it,
 * recording the call writes the entry and closes it. On paper nothing happens here; the folder is scanned.
 *
 * @returns the file now open to the member, if there is one
 */
export async function openFileForCall(
  tx: Transaction,
  customer: string,
  member: string,
  obligation: string | null,
): Promise<string | null> {
  const file = await keptFile(tx, customer);
  if (!file || file.mode === 'paper') return null;
  const doer = memberDoer({ member, posts: [] });
  try {
    await lendFile(
      tx,
      file,
      { borrower: member, purpose: 'call-back', medium: 'electronic', obligation },
      doer,
    );
    return file.id;
  } catch (error) {
    // The call goes on without the file: a folder that is out must not stop a duty
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The call was recorded: its words go on the file, and the electronic loan is over. */
export async function closeFileAfterCall(
  tx: Transaction,
  customer: string,
  by: Doer,
  entry: { id: string; words: string; fact: string },
): Promise<void> {
  const file = await keptFile(tx, customer);
  if (!file) return;
  await writeEntry(tx, file, entry, by);
  const loan = await openLoan(tx, file.id, by.member);
  if (loan) await giveBack(tx, file, loan, 'recorded', true);
}

/** What the day left open is closed: an electronic file is never out overnight. Safe to run again. */
export async function closeOpenFiles(tx: Transaction): Promise<number> {
  const due = await tx
    .selectFrom('file_loan')
    .select(['id', 'file_id', 'borrower'])
    .where('org_id', '=', tx.org)
    .where('medium', '=', 'electronic')
    .where('returned_at', 'is', null)
    .where('due_at', '<=', new Date(tx.clock.now()))
    .limit(500)
    .execute();
  for (const loan of due)
    await giveBack(
      tx,
      await lockFile(tx, { id: loan.file_id }),
      loan,
      'day-end',
      await hasEntry(tx, loan.id),
    );
  return due.length;
}

interface Loan {
  id: string;
  borrower: string;
}

async function giveBack(
  tx: Transaction,
  file: CustomerFile,
  loan: Loan,
  endedBy: string,
  entry: boolean,
): Promise<void> {
  await endLoan(tx, loan.id, endedBy);
  await record(tx, {
    kind: 'file.returned',
    subject: `file:${file.id}`,
    refs: { customer: `customer:${file.customer}` },
    actor: `member:${loan.borrower}`,
    data: { call_back: entry, entry, medium: 'electronic' },
  });
}

const openLoan = (tx: Transaction, file: string, borrower: string | null) =>
  tx
    .selectFrom('file_loan')
    .select(['id', 'borrower'])
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file)
    .where('borrower', '=', borrower)
    .where('medium', '=', 'electronic')
    .where('returned_at', 'is', null)
    .executeTakeFirst();

/** The newest file that is in somebody's keeping. */
async function keptFile(tx: Transaction, customer: string): Promise<CustomerFile | null> {
  const row = await tx
    .selectFrom('customer_file')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('state', 'in', ['handed-in', 'kept'])
    .orderBy('made_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row ? fileOf(row) : null;
}
