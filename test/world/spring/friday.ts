import { rebuildFile, reportLoss } from '../../../server/modules/customers/custody/lose-file.ts';
import { askOpening } from '../../../server/modules/customers/opening/ask-opening.ts';
import { decideOpening } from '../../../server/modules/customers/opening/decide-opening.ts';
import { readOpened } from '../../../server/modules/customers/opening/read-opened.ts';
import { acceptReturn, payRefund } from '../../../server/modules/sales/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { FEBRUARY } from '../attendances.ts';
import { GUESTS } from '../guests.ts';
import { OLD_FORM } from '../old-form.ts';
import type { Step } from '../step.ts';
import { doer } from '../the-world.ts';

/** Friday 13 March beside the get-together: 罗素华's form is opened, her money goes back, a folder is lost. */

const step = (clock: string, does: (tx: Transaction) => Promise<unknown>): Step => ({
  moment: `2026-03-13T${clock}`,
  does: (world) => world.tx((tx) => does(tx)),
});

export const OPENING = 'opening.luo';
const ORDER = `o.${FEBRUARY.find(({ guest }) => guest === GUESTS.luoSuhua)?.file}`;
const LOST = 'F-0076';

export const FRIDAY: readonly Step[] = [
  step('10:55', (tx) =>
    askOpening(
      tx,
      { id: OPENING, survey: OLD_FORM.id, reason: '核对用药,跟进不适', ground: 'approval' },
      doer('chen-hui'),
    ),
  ),
  step('11:02', (tx) => decideOpening(tx, OPENING, true, '只看这一份', doer('zhou-qiming'))),
  step('11:04', (tx) => readOpened(tx, OPENING, doer('chen-hui'))),
  step('14:00', (tx) => reportLoss(tx, LOST, { id: 'loss.f-0076', how: 'lost' }, doer('jiang-tao'))),
  // Offered by 陈慧 because the cans did not agree with her, no favour of anybody's: 1,192
  step('15:00', (tx) =>
    acceptReturn(
      tx,
      ORDER,
      { id: 'r.luo', lines: [{ line: 0, quantity: 4 }], ground: 'safety' },
      'member:sun-yue',
      'demo',
    ),
  ),
  step('16:20', (tx) =>
    payRefund(tx, 'r.luo', { id: 'r.luo.paid', way: 'wechat' }, 'member:zheng-fang', 'demo'),
  ),
  step('17:10', (tx) => rebuildFile(tx, LOST, doer('jiang-tao'))),
];
