import type { Text } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { rememberRefusals } from '../consent/refused-number.ts';
import type { Doer } from '../doer.ts';
import { unknownCustomer } from '../person/expect-seen.ts';
import { obligationsAbout } from '../person/owed.ts';
import { phonesOf } from '../person/reachable.ts';
import { eraseRows } from './erase-rows.ts';
import { type Kept, keptByLaw } from './kept-by-law.ts';

/** Another module's personal words about a customer; the composition root hands them in. */
export type EraseWords = (tx: Transaction, customer: string) => Promise<unknown>;

export interface Erased {
  erased: Text[];
  kept: Omit<Kept, 'code'>[];
}

/**
 * 删除: every personal word goes now; facts stay under an opaque id. What is open about the person ends, what must
 * stay is named with its reason and its end.
 */
export async function eraseCustomer(
  tx: Transaction,
  id: string,
  asked: { id: string; by: Doer },
  others: readonly EraseWords[] = [],
): Promise<Erased> {
  await lock(tx, id);
  const digits = ((await phonesOf(tx, [id])).get(id) ?? []).map((phone) => phone.digits);
  const refusals = await rememberRefusals(tx, id, digits);
  const kept = await keptByLaw(tx, id, refusals);
  await record(tx, {
    id: `customer-erased:${id}`,
    kind: 'customer.erased',
    subject: `customer:${id}`,
    actor: asked.by.ref,
    data: { kept: kept.map(({ code }) => code) },
  });
  await waiveWhatIsLeft(tx, id, asked.by);
  const erased = await eraseRows(tx, id);
  for (const eraseWords of others) await eraseWords(tx, id);
  await remember(tx, id, asked, erased, kept);
  return { erased, kept: kept.map(({ code: _code, ...one }) => one) };
}

/** Clauses end most duties by themselves; nobody can do the rest about a person who is not known any more. */
async function waiveWhatIsLeft(tx: Transaction, id: string, by: Doer): Promise<void> {
  const left = (await obligationsAbout(tx, [`customer:${id}`])).filter(({ state }) => state === 'open');
  await record(
    tx,
    left.map((one) => ({
      id: `waived-by-erasure:${one.id}`,
      kind: 'obligation.waived',
      subject: one.subject,
      refs: { obligation: `obligation:${one.id}` },
      actor: by.ref,
      data: { reason: 'customer-erased' },
    })),
  );
}

async function remember(
  tx: Transaction,
  customer: string,
  { id, by }: { id: string; by: Doer },
  erased: readonly Text[],
  kept: readonly Kept[],
): Promise<void> {
  await tx
    .insertInto('erasure')
    .values({
      id,
      customer_id: customer,
      asked_by: by.ref,
      asked_at: new Date(tx.clock.now()),
      erased: JSON.stringify(erased),
      kept: JSON.stringify(kept),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}

async function lock(tx: Transaction, id: string): Promise<void> {
  const row = await tx
    .selectFrom('customer')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .where('status', '<>', 'erased')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw unknownCustomer();
}
