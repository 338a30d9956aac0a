import type { Text, Zone } from '../../../../kernel/index.ts';
import { isoDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { titleOf } from './titles.ts';

export interface NextStep {
  title: Text;
  on: string;
}

/**
 * What comes after for each of these customers: the next call-back still owed by the same holders, after those
 * named.
 */
export async function nextSteps(
  tx: Transaction,
  zone: Zone,
  subjects: readonly string[],
  holders: readonly string[],
  named: readonly string[],
): Promise<Map<string, NextStep>> {
  if (subjects.length === 0) return new Map();
  const rows = await tx
    .selectFrom('obligation')
    .select(['id', 'subject', 'noun', 'slot', 'due_at'])
    .where('org_id', '=', tx.org)
    .where('state', '=', 'open')
    .where('subject', 'in', subjects)
    .where('holder', 'in', holders)
    .where('noun', '=', 'call-back')
    .where('due_at', 'is not', null)
    .orderBy('due_at', 'desc')
    .execute();
  const next = new Map<string, NextStep>();
  for (const row of rows.filter(({ id }) => !named.includes(id)))
    next.set(row.subject, {
      title: titleOf(row, { zh: '回访', en: 'Call-back' }),
      // Due times are exclusive: midnight belongs to the day that ends
      on: isoDay(zone.dayOf((row.due_at as Date).getTime() - 1)),
    });
  return next;
}
