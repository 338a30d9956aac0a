import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { seenBy } from '../search/sight.ts';

/**
 * The paper or picture a yes stands on was sent before it, by whoever records the yes.
 *
 * @throws Refusal `consent.proof`
 */
export async function expectProof(tx: Transaction, proof: string | null, by: Doer): Promise<void> {
  if (proof === null) return;
  const row = await tx
    .selectFrom('attachment')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', proof)
    .where('uploaded_by', '=', by.member)
    .executeTakeFirst();
  if (!row) throw noProof();
}

/** A proof is read by whoever sees the customer whose yes it proves. */
export async function seesProof(tx: Transaction, proof: string, doer: Doer): Promise<boolean> {
  const row = await tx
    .selectFrom('customer')
    .select('customer.id')
    .where('customer.org_id', '=', tx.org)
    .where((on) =>
      on.exists(
        on
          .selectFrom('consent')
          .select('consent.id')
          .whereRef('consent.org_id', '=', 'customer.org_id')
          .whereRef('consent.customer_id', '=', 'customer.id')
          .where('consent.proof', '=', proof),
      ),
    )
    .where(seenBy(doer))
    .executeTakeFirst();
  return row !== undefined;
}

const noProof = () =>
  new Refusal('consent.proof', 422, {
    zh: '凭证没有收到,请重新拍一张再保存',
    en: 'The proof did not arrive: take the picture again and save',
  });
