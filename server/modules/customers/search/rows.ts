import { sql } from 'kysely';
import type { CustomerRow } from '../../../../contract/customers.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { maskedPhone } from '../person/masked-phone.ts';
import { phonesOf } from '../person/reachable.ts';
import { callable } from './sight.ts';

/** What a list says of a customer; the number is masked in every list. */
export const listed = (tx: Transaction) =>
  tx
    .selectFrom('customer')
    .select(['id', 'name', 'gender', 'owner', 'area', 'kind', 'bought', 'last_contact_at', 'created_at'])
    .select((on) => callable(on).as('callable'))
    .where('customer.org_id', '=', tx.org)
    .where('customer.status', 'in', ['active', 'unreachable']);

type Listed = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number];

export async function shownRows(tx: Transaction, rows: readonly Listed[]): Promise<CustomerRow[]> {
  const ids = rows.map(({ id }) => id);
  const phones = await phonesOf(tx, ids);
  const files = await newestFiles(tx, ids);
  const name = await namesOf(
    tx,
    rows.flatMap(({ owner }) => (owner === null ? [] : [`member:${owner}`])),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    gender: row.gender as CustomerRow['gender'],
    phone: maskedFirst(phones.get(row.id)),
    owner: row.owner === null ? null : { id: row.owner, name: name(`member:${row.owner}`).name },
    area: row.area,
    kind: row.kind as CustomerRow['kind'],
    bought: row.bought,
    callable: Boolean(row.callable),
    file: files.get(row.id) ?? null,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    addedAt: row.created_at.toISOString(),
  }));
}

const maskedFirst = (phones: readonly { digits: string }[] | undefined): string | null =>
  phones?.[0] ? maskedPhone(phones[0].digits) : null;

async function newestFiles(tx: Transaction, customers: readonly string[]) {
  if (customers.length === 0) return new Map<string, { id: string; number: string; state: string }>();
  const rows = await tx
    .selectFrom('customer_file')
    .select(['customer_id', 'id', 'number', 'state'])
    .distinctOn('customer_id')
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', customers)
    .orderBy('customer_id')
    .orderBy(sql`made_at DESC`)
    .execute();
  return new Map(rows.map(({ customer_id, ...file }) => [customer_id, file]));
}
