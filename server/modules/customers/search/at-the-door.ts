import { sql } from 'kysely';
import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { plainText } from '../plain-text.ts';
import { type Query, readQuery, tooVagueForLookup } from './read-query.ts';
import { listed } from './rows.ts';
import { matching } from './search-customers.ts';

/** What somebody at a door may know of who stands there. Who was erased is not among them. */
export interface DoorPerson {
  id: string;
  name: string;
  last4: string;
  bought: boolean;
}

export async function peopleAtDoor(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, DoorPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('customer')
    .select(['id', 'name', 'bought'])
    .select(
      sql<string>`coalesce((SELECT p.last4 FROM customer_phone p
        WHERE p.org_id = customer.org_id AND p.customer_id = customer.id ORDER BY p.position LIMIT 1), '')`.as(
        'last4',
      ),
    )
    .where('org_id', '=', tx.org)
    .where('id', '=', sql<string>`ANY(${ids})`)
    .where('status', '<>', 'erased')
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * One person looked up among those who are asked: by the whole name, the last four digits, two characters or the
 * initials with two digits. Part of a name alone finds nobody: it would be a list to read.
 */
export async function lookUp(
  tx: Transaction,
  typed: string,
  among: readonly string[],
): Promise<{ says: Text | null; found: string[] }> {
  const says = tooVagueForLookup(typed);
  const query = readQuery(typed);
  if (says || !query) return { says, found: [] };
  const rows = await matching(listed(tx), query)
    .where('customer.id', '=', sql<string>`ANY(${among})`)
    .orderBy('customer.pinyin')
    .orderBy('customer.id')
    .execute();
  return { says: null, found: rows.filter(({ name }) => whole(name, query)).map(({ id }) => id) };
}

/** 王敏 typed alone is 王敏, not also 王敏芝. */
function whole(name: string, { gram, ending }: Query): boolean {
  if (ending !== null || !/^\p{Script=Han}+$/u.test(gram)) return true;
  const parts = plainText(name).split('·').map(onlyHan);
  return parts.includes(gram) || parts.join('') === gram;
}

const onlyHan = (text: string): string => text.replace(/[^\p{Script=Han}]/gu, '');
