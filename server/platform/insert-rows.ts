import { sql } from 'kysely';
import type { OwnerTransaction } from './database.ts';
import type { DB } from './schema.gen.ts';

/** What the same key already there means: `fail` is a fault, `ignore` leaves the row as it is. */
type Repeat = 'fail' | 'ignore';

/**
 * Inserts rows in one statement with one parameter, however many there are; PostgreSQL reads them as records of
 * the table. Rows keep their order. Objects go into `jsonb` columns as they are.
 */
export async function insertRows<T extends keyof DB & string>(
  tx: OwnerTransaction,
  table: T,
  rows: readonly Readonly<Record<string, unknown>>[],
  repeat: Repeat = 'fail',
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  const onRepeat = repeat === 'ignore' ? sql`ON CONFLICT DO NOTHING` : sql``;
  await sql`
    INSERT INTO ${sql.table(table)} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    ${onRepeat}`.execute(tx);
}
