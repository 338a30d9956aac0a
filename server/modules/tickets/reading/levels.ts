import type { Text } from '../../../../kernel/index.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type TicketRow, ticketRef } from '../ticket-row.ts';

/** What the clauses say when it is another clause's to say. */
const ELSEWHERE = new Set(['next', 'above']);

/** Who settles each, as the clauses classed it on receipt: a post, by its name. */
export async function levelsOf(
  tx: Transaction,
  tickets: readonly TicketRow[],
): Promise<ReadonlyMap<string, Text>> {
  if (tickets.length === 0) return new Map();
  const rows = await tx
    .selectFrom('finding')
    .select(['subject', 'detail'])
    .where('org_id', '=', tx.org)
    .where('subject', 'in', tickets.map(ticketRef))
    .where('outcome', '=', 'classed')
    .execute();
  const levels = rows.flatMap(({ subject, detail }) => {
    const { classes, class: level } = detail as { classes?: string; class?: string };
    return classes === 'level' && level && !ELSEWHERE.has(level) ? [{ subject, level }] : [];
  });
  const name = await namesOf(
    tx,
    levels.map(({ level }) => `post:${level}`),
  );
  return new Map(
    levels.map(({ subject, level }) => {
      const called = name(`post:${level}`);
      return [subject.slice('ticket:'.length), { zh: called.name, en: called.en ?? called.name }];
    }),
  );
}
