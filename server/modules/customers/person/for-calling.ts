import { sql } from 'kysely';
import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { prepared } from '../../../platform/prepared.ts';
import { quietHours } from '../answers/customer-answers.ts';
import { maskedPhone } from './masked-phone.ts';

/** What somebody must know who is about to call: whom, at which number, when not, and who else answers there. */
export interface PersonToCall {
  name: string;
  /** For the one who owes the call only. */
  digits: string | null;
  masked: string | null;
  tail: string | null;
  /** Others who share the number or the household. */
  household: readonly string[];
  /** Minutes of the day in which she does not want to be called. */
  quiet: { from: number; to: number } | null;
  wishes: readonly Text[];
  frozen: boolean;
}

const WISHES: Readonly<Record<string, Text>> = {
  'noon-nap': { zh: '午睡别打', en: 'naps at noon' },
  'no-evening': { zh: '晚上别打', en: 'not in the evening' },
  'no-weekend': { zh: '周末别打', en: 'not at the weekend' },
  'message-first': { zh: '先发消息', en: 'message first' },
  'ask-family': { zh: '先问家人', en: 'ask the family first' },
  'visit-only': { zh: '只要上门', en: 'visits only' },
};

/** Everybody on one list in one query: a list is read by everyone, many times a day. */
export async function peopleForCalling(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, PersonToCall>> {
  if (ids.length === 0) return new Map();
  return new Map((await rowsOf(tx, ids)).map((row) => [row.id, personOf(row)]));
}

const personOf = (row: Row): PersonToCall => ({
  name: row.name,
  digits: row.digits,
  masked: row.digits && maskedPhone(row.digits),
  tail: row.digits?.slice(-4) ?? null,
  household: row.household ?? [],
  quiet: quietHours(row),
  wishes: wishesOf(row),
  frozen: row.frozen,
});

const rowsOf = (tx: Transaction, ids: readonly string[]) =>
  prepared(tx, 'people-for-calling', asked(tx, ids).compile());

const asked = (tx: Transaction, ids: readonly string[]) =>
  tx
    .selectFrom('customer')
    .select(['id', 'name', 'quiet_from', 'quiet_to', 'do_not_disturb', 'call_windows'])
    .select([firstNumber.as('digits'), housemates.as('household'), frozen.as('frozen')])
    .where('org_id', '=', tx.org)
    .where(sql<boolean>`id = ANY(${[...ids]})`)
    .where('status', '<>', 'erased');

const firstNumber = sql<string | null>`(
  SELECT p.digits FROM customer_phone p
  WHERE p.org_id = customer.org_id AND p.customer_id = customer.id ORDER BY p.position LIMIT 1)`;

const housemates = sql<string[] | null>`(
  SELECT array_agg(other.name ORDER BY other.name) FROM household_member mine
  JOIN household_member they ON they.org_id = mine.org_id AND they.household_id = mine.household_id
    AND they.customer_id <> mine.customer_id
  JOIN customer other ON other.org_id = they.org_id AND other.id = they.customer_id
  WHERE mine.org_id = customer.org_id AND mine.customer_id = customer.id)`;

const frozen = sql<boolean>`EXISTS (
  SELECT FROM selling_freeze f
  WHERE f.org_id = customer.org_id AND f.customer_id = customer.id AND f.lifted_at IS NULL)`;

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function wishesOf(row: Row): Text[] {
  const wishes = row.do_not_disturb.flatMap((code) => WISHES[code] ?? []);
  if (row.quiet_from === null || row.quiet_to === null) return wishes;
  const hours = `${clock(row.quiet_from)}–${clock(row.quiet_to)}`;
  return [{ zh: `${hours} 别打`, en: `not between ${hours}` }, ...wishes];
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
