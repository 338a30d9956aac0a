import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../people.ts';

/** A customer's files and registration forms: that they exist and where they are, not what is in them. */
export async function papersOf(tx: Transaction, customer: string) {
  const files = await tx
    .selectFrom('customer_file')
    .select(['id', 'number', 'state', 'mode', 'holder', 'custodian', 'activity_on'])
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .orderBy('made_at', 'desc')
    .execute();
  const surveys = await tx
    .selectFrom('survey')
    .select(['id', 'number', 'state', 'started_at'])
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .orderBy('started_at', 'desc')
    .execute();
  const person = await personOf(
    tx,
    files.flatMap(({ holder, custodian }) => [holder, custodian]),
  );
  return {
    files: files.map((file) => ({
      id: file.id,
      number: file.number,
      state: file.state,
      mode: file.mode,
      holder: person(file.holder),
      custodian: person(file.custodian),
      activityOn: file.activity_on,
    })),
    surveys: surveys.map(({ id, number, state, started_at }) => ({
      id,
      number,
      state,
      startedAt: started_at.toISOString(),
    })),
  };
}
