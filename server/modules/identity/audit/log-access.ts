import { type RawBuilder, sql } from 'kysely';
import type { Ref } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { insertRows } from '../../../platform/insert-rows.ts';

/** What can be done to data without changing it. Changes are facts and need no second book. */
export const accessActs = {
  'signed-in': { zh: '登录', en: 'signed in' },
  read: { zh: '查看', en: 'read' },
  unmasked: { zh: '查看号码', en: 'unmasked' },
  dialled: { zh: '拨打', en: 'dialled' },
  searched: { zh: '搜索', en: 'searched' },
  printed: { zh: '打印', en: 'printed' },
  copied: { zh: '复制', en: 'copied' },
  exported: { zh: '导出', en: 'exported' },
  opened: { zh: '打开封存', en: 'opened a sealed form' },
} as const;
export type AccessAct = keyof typeof accessActs;

export interface Access {
  /** `member:…`, or `customer:…` on their own page. */
  who: Ref;
  act: AccessAct;
  /** What was looked at: a ref. */
  what: Ref;
  count?: number;
  why?: string;
  address?: string;
}

/** Writes down who looked at what, in the transaction that lets them. Kept with what they saw or not at all. */
export async function logAccess(tx: Transaction, entries: Access | readonly Access[]): Promise<void> {
  const batch = [entries].flat() as readonly Access[];
  if (batch.length === 0) return;
  const now = tx.clock.now();
  const rows = batch.map(({ who, act, what, count = 1, why = '', address = '' }) => ({
    id: uuidv7(now),
    at: new Date(now),
    who,
    act,
    what,
    count,
    why,
    address,
  }));
  await insertRows(tx, 'access_log', rows);
}

/**
 * The same within one statement: an INSERT of a line for each row of `seen`, a query of that statement with a column
 * `what`. No more than `most` rows.
 */
export function accessOf(
  tx: Transaction,
  seen: RawBuilder<unknown>,
  most: number,
  { who, act, why = '', address = '' }: Omit<Access, 'what' | 'count'>,
): RawBuilder<unknown> {
  const now = tx.clock.now();
  const ids = Array.from({ length: most }, () => uuidv7(now));
  return sql`INSERT INTO access_log (id, at, who, act, what, why, address)
    SELECT (${ids}::text[])[row_number() OVER ()], ${new Date(now)}, ${who}, ${act}, what, ${why}, ${address} FROM ${seen}`;
}
