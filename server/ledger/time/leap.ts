import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { epochDay } from '../rows.ts';

/** A clock that leaps further than this is more likely wrong than right: days opened cannot be closed again. */
const LEAP = 400;

/** @param next the day that would be opened next */
export const isLeap = (next: number, today: number): boolean => today - next > LEAP;

/** Did somebody say, in the time now reached, that the clock is right? */
export async function isConfirmed(tx: Transaction, today: number): Promise<boolean> {
  const confirmed = await latest(tx, 'clock.confirmed');
  return confirmed !== null && Math.abs(today - confirmed) <= LEAP;
}

export const lastOpened = (tx: Transaction): Promise<number | null> => latest(tx, 'day.opened');

async function latest(tx: Transaction, kind: 'day.opened' | 'clock.confirmed'): Promise<number | null> {
  const row = await tx
    .selectFrom('fact')
    .select('data')
    .where('org_id', '=', tx.org)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? epochDay((row.data as { day: string }).day) : null;
}

export const leapt = (next: string, now: string) =>
  new Refusal(
    'clock.leapt',
    409,
    {
      zh: `机器时钟显示 ${now},而最近打开的一天在 ${next} 之前,差得太远`,
      en: `The clock says ${now}, but the last day opened lies before ${next}: too far to be true`,
    },
    {
      mend: {
        zh: `时间不对就改时间,改正后自动继续;确实过了这么久,就运行 npx guiju catch-up ${now}。其间什么都没有丢`,
        en: `If the time is wrong, set it right and things go on by themselves; if so much time has really passed, run npx guiju catch-up ${now}. Nothing is lost either way`,
      },
    },
  );
