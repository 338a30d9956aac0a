import type { z } from 'zod';
import type { score } from '../../../../contract/hall.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from '../planning/event-row.ts';

/** How well a phase went, of a hundred. Scored again, the later score counts. */
export async function scorePhase(
  tx: Transaction,
  event: string,
  { id, phase, score: points }: z.output<typeof score>,
  by: Ref,
): Promise<void> {
  await loadEvent(tx, event);
  await record(tx, {
    id: `event-scored:${id}`,
    kind: 'event.scored',
    subject: `event:${event}`,
    actor: by,
    data: { [phase]: points },
  });
}
