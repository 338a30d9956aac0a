import { bankCash } from '../../../server/modules/sales/cash/bank-cash.ts';
import { closeTill } from '../close-till.ts';
import { fillsAt, saysYes } from '../fills.ts';
import type { Step } from '../step.ts';
import { dayAt } from '../the-world.ts';

/** 何俊 draws 2,000 for Saturday, to the fen what one person may have out: asked, approved and paid on Friday evening. */

export const ADVANCE = 'advance.he-jun';
const SUM = 200_000;

/** The 100 of Sunday's 订金 are at the bank before nine; the boxes of the days on which money came or went. */
const TILLS: readonly Step[] = [
  {
    moment: '2026-03-09T08:10',
    does: (world) =>
      world.tx((tx) =>
        bankCash(
          tx,
          'close.2026-03-08',
          { amount: { amount: '100.00', currency: 'CNY' }, slip: '2026-0309-01' },
          'zheng-fang',
        ),
      ),
  },
  ...['10', '12'].map(
    (day): Step => ({
      moment: `2026-03-${day}T17:40`,
      does: (world) =>
        world.tx((tx) => closeTill(tx, { id: `close.${day}`, day: dayAt(world, `2026-03-${day}T12:00`) })),
    }),
  ),
];

export const PETTY_CASH: readonly Step[] = [
  ...TILLS,
  fillsAt('13T15:10', {
    by: 'he-jun',
    clause: 'S001.24-04e',
    id: ADVANCE,
    values: () => ({ amount: SUM, lender: 'company', reason: '周六备用金:找零、停车、临时采买' }),
  }),
  saysYes('13T18:45', 'zhou-qiming', `advance:${ADVANCE}`),
  fillsAt('13T19:00', {
    by: 'zheng-fang',
    clause: 'S001.24-04f',
    id: `${ADVANCE}.paid`,
    from: { clause: 'S001.24-04h', subject: `advance:${ADVANCE}` },
    values: () => ({ member: 'member:he-jun', amount: SUM }),
  }),
];
