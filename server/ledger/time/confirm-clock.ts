import { hashId, zoneOf } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../record.ts';
import { isoDay } from '../rows.ts';

/**
 * Somebody says that the clock is right after a long stop, by naming the day it is: then the days since are opened
 * and what fell due meanwhile lapses, in order.
 *
 * @throws Refusal `clock.other-day` when the clock says another day.
 */
export async function confirmClock(tx: Transaction, day: string): Promise<void> {
  const { zone } = await tx
    .selectFrom('organisation')
    .select('zone')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const today = isoDay(zoneOf(zone).dayOf(tx.clock.now()));
  if (day !== today) throw otherDay(today);
  await record(tx, {
    id: hashId('clock.confirmed', tx.org, day),
    kind: 'clock.confirmed',
    subject: `organisation:${tx.org}`,
    actor: 'system:command',
    data: { day },
    source: 'clock',
  });
}

const otherDay = (today: string) =>
  new Refusal(
    'clock.other-day',
    409,
    { zh: `机器时钟显示的是 ${today}`, en: `The clock says ${today}` },
    {
      mend: {
        zh: '时钟不对就先改时钟;对的话,就写这一天',
        en: 'If it is wrong, set it first; if it is right, name that day',
      },
    },
  );
