import { extendLoan } from '../../server/modules/customers/custody/lend-file.ts';
import { lendFiles } from '../../server/modules/customers/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { insertRows } from '../../server/platform/insert-rows.ts';
import { FEBRUARY } from './attendances.ts';
import { everyGuest } from './guests.ts';
import { dayAt, doer, isoAt, type World } from './the-world.ts';

/** Taken along for the calls of 23 February and kept, with 陈慧's note, to introduce whoever comes after her. */
export const STILL_OUT = ['F-0097', 'F-0112'];

/**
 * Paper of last year that 周小云 has at hand when the software comes: a folder for each of her forty customers, but for
 * the two whose folders are of February. It was before there was a ledger, so there are no facts.
 */
const apart = new Set(FEBRUARY.filter(({ file }) => STILL_OUT.includes(file)).map(({ guest }) => guest.id));
const folders = everyGuest()
  .filter(({ id, owner }) => owner === 'zhou-xiaoyun' && !apart.has(id))
  .map(({ id }, i) => ({ customer: id, number: `F-${String(i + 1).padStart(4, '0')}` }));

/** Their numbers, F-0001 to F-0038. */
export const HERS: readonly string[] = folders.map(({ number }) => number);

export async function keepOldFolders(tx: Transaction, world: World): Promise<void> {
  const made = isoAt(world, '2025-11-20T10:00');
  await insertRows(
    tx,
    'customer_file',
    folders.map(({ customer, number }) => ({
      org_id: tx.org,
      id: number,
      number,
      customer_id: customer,
      state: 'kept',
      mode: 'parallel',
      version: 1,
      outcome: 'none',
      fields: {},
      event: null,
      activity_on: made.slice(0, 10),
      custodian: 'post:consultant',
      holder: 'zhou-xiaoyun',
      made_by: 'zhou-xiaoyun',
      made_at: made,
      completed_at: made,
      handed_in_at: made,
      kept_at: made,
      place: '',
    })),
  );
  await insertRows(
    tx,
    'file_loan',
    folders.map(({ number }) => ({
      org_id: tx.org,
      id: `old.${number}`,
      file_id: number,
      borrower: 'zhou-xiaoyun',
      purpose: 'call-back',
      medium: 'paper',
      lent_by: 'member:chen-hui',
      lent_at: made,
      due_at: isoAt(world, '2026-03-16T00:00'),
    })),
  );
}

export async function takesTwoAlong(tx: Transaction, world: World): Promise<void> {
  const loan = { borrower: 'zhou-xiaoyun', purpose: 'call-back', medium: 'paper' } as const;
  await lendFiles(tx, STILL_OUT, loan, doer('chen-hui'));
  for (const number of STILL_OUT)
    await extendLoan(tx, number, dayAt(world, '2026-03-15T12:00'), doer('chen-hui'));
}
