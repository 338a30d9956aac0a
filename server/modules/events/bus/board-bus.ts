import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { loadGoing } from '../planning/event-row.ts';

/**
 * They are on board. Ticked again they are as they were: somebody gets on once.
 *
 * @throws Refusal `bus.not-a-rider`
 */
export async function boardBus(
  tx: Transaction,
  event: string,
  invitations: readonly string[],
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await loadGoing(tx, event);
  const wanted = new Set(invitations);
  const riders = await tx
    .selectFrom('invitation')
    .select(['id', 'customer_id', 'inviter'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('state', '=', 'accepted')
    .where('id', 'in', [...wanted])
    .orderBy('id')
    .execute();
  if (riders.length < wanted.size) throw notARider();
  await record(
    tx,
    riders.map(({ id, customer_id, inviter }) => ({
      id: `boarded:${id}`,
      kind: 'guest.boarded',
      subject: `customer:${customer_id}`,
      refs: { event: `event:${event}`, inviter: `member:${inviter}` },
      actor: by,
      source,
    })),
  );
}

const notARider = () =>
  new Refusal(
    'bus.not-a-rider',
    404,
    { zh: '名单上没有这位', en: 'Nobody like that is on the list' },
    { mend: { zh: '没答应来的,到了签到口再看', en: 'Who had not said yes is seen to at the doors' } },
  );
