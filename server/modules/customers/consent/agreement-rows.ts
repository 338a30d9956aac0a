import type { z } from 'zod';
import type { consentRow, refusalRow } from '../../../../contract/customers.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../people.ts';

type ConsentRow = z.infer<typeof consentRow>;
type RefusalRow = z.infer<typeof refusalRow>;

/** The consent ledger of one customer: what was given, what was withdrawn, and what is refused now. */
export async function agreementRows(
  tx: Transaction,
  customer: string,
): Promise<{ consents: ConsentRow[]; refusals: RefusalRow[] }> {
  const consents = await tx
    .selectFrom('consent')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .orderBy('given_at', 'desc')
    .execute();
  const refusals = await tx
    .selectFrom('contact_refusal')
    .select(['id', 'purpose', 'channel', 'refused_at'])
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('lifted_at', 'is', null)
    .orderBy('refused_at', 'desc')
    .execute();
  const person = await personOf(
    tx,
    consents.map(({ recorded_by }) => recorded_by),
  );
  return {
    consents: consents.map((row) => ({
      id: row.id,
      purpose: row.purpose as ConsentRow['purpose'],
      channel: row.channel as ConsentRow['channel'],
      source: row.source as ConsentRow['source'],
      note: row.source_note,
      proof: row.proof,
      givenAt: row.given_at.toISOString(),
      recordedBy: person(row.recorded_by),
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    })),
    refusals: refusals.map((row) => ({
      id: row.id,
      purpose: row.purpose as RefusalRow['purpose'],
      channel: row.channel as RefusalRow['channel'],
      refusedAt: row.refused_at.toISOString(),
    })),
  };
}
