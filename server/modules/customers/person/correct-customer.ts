import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { organisation } from '../organisation.ts';
import { unknownCustomer } from './expect-seen.ts';
import { particulars, phonesTyped, type Typed } from './particulars.ts';
import { phonesOf, writeGrams, writePhones } from './reachable.ts';

/**
 * Corrects what is on record about a person. The fact names the fields, the words stay here; two people editing at
 * once do not overwrite each other unseen.
 *
 * @throws Refusal `customer.changed-meanwhile`, and for what cannot be read `customer.name`, `.birth`, `.phone`
 */
export async function correctCustomer(
  tx: Transaction,
  id: string,
  typed: Typed & { revision?: number },
  by: Doer,
): Promise<string[]> {
  const row = await lock(tx, id);
  if (typed.revision !== undefined && typed.revision !== row.revision) throw changedMeanwhile(row.revision);
  const columns = particulars(typed, (await organisation(tx)).today);
  const changed = differences(row, columns);
  if (typed.phones) changed.push(...(await changePhones(tx, id, typed.phones)));
  if (changed.length === 0) return [];
  await tx
    .updateTable('customer')
    .set({ ...columns, changed_at: new Date(tx.clock.now()), revision: row.revision + 1 })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
  await writeGrams(tx, id);
  await keepCorrections(tx, id, changed, by);
  const fields = changed.map(({ field }) => field);
  await record(tx, {
    kind: 'customer.corrected',
    subject: `customer:${id}`,
    actor: by.ref,
    data: { fields },
  });
  return fields;
}

interface Change {
  field: string;
  before: string;
  after: string;
}

type Row = Awaited<ReturnType<typeof lock>>;

/** Follows from another column, or is not a particular. */
const DERIVED = new Set(['pinyin', 'email_bounced_at']);

function differences(row: Row, columns: ReturnType<typeof particulars>): Change[] {
  return Object.entries(columns).flatMap(([field, value]) => {
    const before = words(row[field as keyof Row]);
    const after = words(typeof value === 'string' && field === 'call_windows' ? JSON.parse(value) : value);
    return before === after || DERIVED.has(field) ? [] : [{ field, before, after }];
  });
}

const words = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

async function changePhones(tx: Transaction, id: string, typed: readonly string[]): Promise<Change[]> {
  const phones = phonesTyped(typed);
  const before = ((await phonesOf(tx, [id])).get(id) ?? []).map(({ digits }) => digits).join(' ');
  const after = phones.map(({ digits }) => digits).join(' ');
  if (before === after) return [];
  await writePhones(tx, id, phones);
  return [{ field: 'phones', before, after }];
}

async function keepCorrections(
  tx: Transaction,
  id: string,
  changed: readonly Change[],
  by: Doer,
): Promise<void> {
  const now = tx.clock.now();
  await tx
    .insertInto('customer_correction')
    .values(
      changed.map((change) => ({
        id: uuidv7(now),
        customer_id: id,
        ...change,
        corrected_by: by.ref,
        corrected_at: new Date(now),
      })),
    )
    .execute();
}

async function lock(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom('customer')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .where('status', 'in', ['active', 'unreachable'])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw unknownCustomer();
  return row;
}

const changedMeanwhile = (revision: number) =>
  new Refusal(
    'customer.changed-meanwhile',
    409,
    { zh: '这位顾客的资料刚被别人改过', en: 'Somebody has just changed this customer' },
    {
      mend: { zh: '刷新后再改', en: 'Reload and change it again' },
      details: { revision },
    },
  );
