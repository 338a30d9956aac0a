import { makePromise } from '../../server/modules/followup/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { FEBRUARY, guestsOf } from './attendances.ts';
import { GUESTS, type Guest } from './guests.ts';
import { caller, isoAt, type World } from './the-world.ts';

/** At the exit of 8 March 王敏 and 李桂芳 agreed on an hour: the tub comes, and she is shown how to use it. */
export async function promiseAtTheExit(tx: Transaction, world: World): Promise<void> {
  const at = isoAt(world, '2026-03-10T15:30');
  const words = '送足浴桶上门,教会使用,收 599';
  await makePromise(
    tx,
    { id: 'p.li-guifang', subject: `customer:${GUESTS.liGuifang.id}`, at, words },
    caller('wang-min'),
    'demo',
  );
}

/**
 * What 赵磊 arranges with 王敏 for Saturday's gathering and no clause obliges her to by then: the home visits of the list,
 * her part of the equipment, the two reports, the meeting on the eve (which 何俊 owes to hold), and Saturday itself, which the
 * clause asks of the crew only once that meeting has been held. The 摸底会 is not among them: S000.8-12 has her there.
 */
export async function promisesForSaturday(tx: Transaction, world: World): Promise<void> {
  for (const [id, moment, words, guest] of FOR_SATURDAY)
    await makePromise(
      tx,
      {
        id: `p.${id}`,
        subject: guest ? `customer:${guest.id}` : null,
        at: isoAt(world, moment),
        words,
        holder: 'wang-min',
      },
      caller('zhao-lei'),
      'demo',
    );
}

/** One of February’s guests who only looked. */
export const SECOND_VISIT = guestsOf(FEBRUARY, 'wang-min', false)[0] as Guest;

const FOR_SATURDAY = [
  ['visit-1', '2026-03-10T11:30', '上门邀请周六联谊会', GUESTS.zhaoXiulan],
  ['visit-2', '2026-03-10T14:30', '上门邀请周六联谊会', SECOND_VISIT],
  ['equipment', '2026-03-10T15:00', '清点设备', null],
  ['confirmed', '2026-03-10T17:00', '交已确认名单', null],
  ['progress', '2026-03-10T17:30', '报当日进度', null],
  ['t-1', '2026-03-13T16:30', '会前会', null],
  ['saturday', '2026-03-14T07:00', '三月联谊会到岗', null],
] as const;
