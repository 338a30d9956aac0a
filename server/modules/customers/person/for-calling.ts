import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { quietHours } from '../answers/customer-answers.ts';
import { maskedPhone } from './masked-phone.ts';
import { phonesOf } from './reachable.ts';

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

/** Everybody on one list, with one query for each kind of thing. */
export async function peopleForCalling(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, PersonToCall>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf(tx, ids);
  const phones = await phonesOf(tx, ids);
  const household = await housematesOf(tx, ids);
  return new Map(
    rows.map((row) => {
      const digits = phones.get(row.id)?.[0]?.digits ?? null;
      return [
        row.id,
        {
          name: row.name,
          digits,
          masked: digits && maskedPhone(digits),
          tail: digits?.slice(-4) ?? null,
          household: household.get(row.id) ?? [],
          quiet: quietHours(row),
          wishes: wishesOf(row),
          frozen: row.frozen,
        },
      ];
    }),
  );
}

const rowsOf = (tx: Transaction, ids: readonly string[]) =>
  tx
    .selectFrom('customer')
    .select(['id', 'name', 'quiet_from', 'quiet_to', 'do_not_disturb', 'call_windows'])
    .select((on) =>
      on
        .exists(
          on
            .selectFrom('selling_freeze')
            .select('cause')
            .whereRef('selling_freeze.org_id', '=', 'customer.org_id')
            .whereRef('selling_freeze.customer_id', '=', 'customer.id')
            .where('lifted_at', 'is', null),
        )
        .$castTo<boolean>()
        .as('frozen'),
    )
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .where('status', '<>', 'erased')
    .execute();

async function housematesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('household_member as mine')
    .innerJoin('household_member as other', (on) =>
      on.onRef('other.org_id', '=', 'mine.org_id').onRef('other.household_id', '=', 'mine.household_id'),
    )
    .innerJoin('customer', (on) =>
      on.onRef('customer.org_id', '=', 'other.org_id').onRef('customer.id', '=', 'other.customer_id'),
    )
    .select(['mine.customer_id as id', 'customer.name'])
    .where('mine.org_id', '=', tx.org)
    .where('mine.customer_id', 'in', ids)
    .whereRef('other.customer_id', '<>', 'mine.customer_id')
    .orderBy('customer.name')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, found]) => [id, found.map(({ name }) => name)]),
  );
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function wishesOf(row: Row): Text[] {
  const wishes = row.do_not_disturb.flatMap((code) => WISHES[code] ?? []);
  if (row.quiet_from === null || row.quiet_to === null) return wishes;
  const hours = `${clock(row.quiet_from)}–${clock(row.quiet_to)}`;
  return [{ zh: `${hours} 别打`, en: `not between ${hours}` }, ...wishes];
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
