import { actPlainly } from '../../../server/modules/policy/sheets/plain-acts.ts';
import { fillsIn } from '../fills.ts';
import { RECEPTION } from '../spring/reception.ts';
import type { Step } from '../step.ts';
import { caller, dayAt } from '../the-world.ts';
import { receiptPicture } from './receipt.ts';

/** Thursday's meal for seven at 124 each, with a picture of its receipt; the guests go at half past four. */

export const RECEIPT = 'receipt-chengdu';

export const MEAL: readonly Step[] = [
  {
    moment: '2026-03-12T12:55',
    does: (world) =>
      world.tx(async (tx) => {
        const bytes = receiptPicture([dayAt(world, '2026-03-12T12:00'), '7x124.00', '=868.00']);
        await world.attachments.keep(tx, { id: RECEIPT, bytes, name: 'receipt.png', by: 'zhao-lei' });
        await fillsIn(tx, world, {
          by: 'zhao-lei',
          clause: 'S002.16-09d',
          id: 'meal.chengdu',
          about: `reception:${RECEPTION}`,
          attachments: [RECEIPT],
          values: () => ({ class: 'B', dining: 'outside', diners: 7, amount: 86800, drinks: 0, tobacco: 0 }),
        });
      }),
  },
  {
    moment: '2026-03-12T16:30',
    does: (world) =>
      world.tx((tx) =>
        actPlainly(tx, RECEPTION, { id: 'ended.chengdu', kind: 'reception.ended' }, caller('zhao-lei')),
      ),
  },
];
