import type { z } from 'zod';
import type { costs } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { fenOf } from '../../sales/index.ts';
import { loadEvent } from './event-row.ts';

/** Planned and spent, line by line; a line that is settled is told once for each figure. */
export async function setCosts(
  tx: Transaction,
  event: string,
  { lines }: z.output<typeof costs>,
  by: Ref,
): Promise<void> {
  await loadEvent(tx, event, { lock: true });
  for (const one of lines) {
    const planned = fenOf(one.planned);
    const spent = one.spent && fenOf(one.spent);
    await tx
      .insertInto('event_cost')
      .values({ event_id: event, line: one.line, planned, spent })
      .onConflict((on) => on.columns(['org_id', 'event_id', 'line']).doUpdateSet({ planned, spent }))
      .execute();
    if (spent === null) continue;
    await record(tx, {
      id: `cost:${event}:${one.line}:${planned}:${spent}`,
      kind: 'cost.settled',
      subject: `event:${event}`,
      actor: by,
      data: { line: one.line, planned, spent },
    });
  }
}
