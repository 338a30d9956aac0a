import { sql } from 'kysely';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { prepared } from '../../../platform/prepared.ts';
import { accessOf } from '../../identity/index.ts';
import { memberRef } from '../caller.ts';

/**
 * Numbers of one's own due calls go to the device without unmasking, so that they can be dialled without a
 * network too. Who was given which number is kept, once a day each.
 */
export async function giveNumbers(
  tx: Transaction,
  caller: Caller,
  day: string,
  customers: readonly string[],
): Promise<void> {
  const unique = [...new Set(customers)];
  if (unique.length === 0) return;
  const logged = accessOf(tx, sql`fresh`, unique.length, {
    who: memberRef(caller),
    act: 'unmasked',
    why: 'own due call',
    address: caller.address,
  });
  const given = sql`
    WITH fresh AS (
      INSERT INTO number_given (member, customer_id, day)
      SELECT ${caller.member}, customer, ${day}::date FROM unnest(${unique}::text[]) AS customer
      ON CONFLICT DO NOTHING RETURNING 'customer:' || customer_id AS what
    ) ${logged}`;
  await prepared(tx, 'give-numbers', given.compile(tx));
}
