import type { Transaction } from '../../../platform/database.ts';
import type { Made } from './call-facts.ts';

type Kept = 'call_back' | 'missed_call' | 'visit';

/** What a device was told when it first sent this; null when it is new. */
export async function answeredBefore(tx: Transaction, table: Kept, id: string): Promise<unknown> {
  const row = await tx
    .selectFrom(table)
    .select('answer')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.answer ?? null;
}

export async function keepAnswer(tx: Transaction, table: Kept, id: string, answer: object): Promise<void> {
  await tx
    .updateTable(table)
    .set({ answer: JSON.stringify(answer) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

/** Keeps what was said. False when another request with the same id was quicker: its answer is the answer. */
export async function keepWords(
  tx: Transaction,
  made: Made,
  member: string,
  customer: string,
  sheetClause: string | null,
): Promise<boolean> {
  const { given, series, at } = made;
  const kept = await tx
    .insertInto('call_back')
    .values({
      id: given.id,
      customer_id: customer,
      made_by: member,
      made_at: new Date(at),
      started_at: given.startedAt === null ? null : new Date(given.startedAt),
      seconds: given.seconds,
      series,
      channel: given.channel,
      result: given.result,
      customer_said: given.said.customer,
      i_said: given.said.mine,
      sheet_clause: sheetClause,
      sheet: JSON.stringify(given.sheet),
      attachments: given.attachments,
      recorded_at: new Date(tx.clock.now()),
      answer: '{}',
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}
