import { discharge } from '../../../server/modules/followup/index.ts';
import { acceptReturn, payRefund } from '../../../server/modules/sales/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { call } from '../calls.ts';
import { GUESTS } from '../guests.ts';
import type { Step } from '../step.ts';
import { caller } from '../the-world.ts';

/** What still follows from the tea parties: 张玉梅 gives her cans back, 罗素华 tells of an effect. */

const step = (moment: string, does: (tx: Transaction) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx)),
});

export const AFTER_THE_TEA: readonly Step[] = [
  step('12T09:50', async (tx) => {
    const lines = [{ line: 0, quantity: 4 }];
    await acceptReturn(tx, await orderOf(tx), { id: 'r.zhang-yumei', lines }, 'member:sun-yue', 'demo');
  }),
  step('12T16:10', (tx) =>
    payRefund(tx, 'r.zhang-yumei', { id: 'r.zhang-yumei.paid', way: 'wechat' }, 'member:zheng-fang', 'demo'),
  ),
  step('13T10:20', (tx) =>
    call(tx, 'jiang-tao', GUESTS.luoSuhua, {
      result: 'effect',
      effect: { severity: 'serious', batch: 'B2601' },
      said: {
        customer: '拉了两天肚子,说是排毒;降压药停了',
        mine: '降压药照常吃,先看医生;顾问马上给您打电话',
      },
    }),
  ),
  step('13T10:50', (tx) => safetyCall(tx)),
];

async function orderOf(tx: Transaction): Promise<string> {
  const { id } = await tx
    .selectFrom('sale_order')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', GUESTS.zhangYumei.id)
    .executeTakeFirstOrThrow();
  return id;
}

/** 陈慧 calls within the hour. */
async function safetyCall(tx: Transaction): Promise<void> {
  const { id } = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('subject', '=', `customer:${GUESTS.luoSuhua.id}`)
    .where('purpose', '=', 'safety')
    .where('state', '=', 'open')
    .where('noun', '<>', 'hear-of-lapse')
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  const at = new Date(tx.clock.now()).toISOString();
  await discharge(
    tx,
    id,
    { id: 'safety.luo', at, also: [], note: '停用蛋白粉,药照常吃,下午去看医生', attachments: [] },
    caller('chen-hui'),
    'demo',
  );
}
