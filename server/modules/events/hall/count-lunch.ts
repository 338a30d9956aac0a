import type { z } from 'zod';
import type { lunch, lunchAnswer } from '../../../../contract/hall.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { fenOf, wire } from '../../sales/index.ts';
import { countsOf, nobody } from '../planning/counts.ts';
import { loadEvent } from '../planning/event-row.ts';

/** Lunch by who is really there: the guests counted by the doors (S000.14-21). Over the plan, a clause asks for a yes. */
export async function countLunch(
  tx: Transaction,
  event: string,
  given: z.output<typeof lunch>,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<z.infer<typeof lunchAnswer>> {
  await loadEvent(tx, event, { lock: true });
  const { arrived: guests } = (await countsOf(tx, [event])).get(event) ?? nobody;
  const planned = fenOf(given.planned);
  const cost = guests * fenOf(given.each);
  await tx
    .insertInto('event_cost')
    .values({ event_id: event, line: 'catering', planned, spent: cost })
    .onConflict((on) => on.columns(['org_id', 'event_id', 'line']).doUpdateSet({ spent: cost }))
    .execute();
  await record(tx, {
    id: `lunch:${given.id}`,
    kind: 'lunch.counted',
    subject: `event:${event}`,
    actor: by,
    source,
    data: { guests, staff: given.staff, planned, cost },
  });
  return { guests, cost: wire(cost), over: wire(Math.max(0, cost - planned)) };
}
