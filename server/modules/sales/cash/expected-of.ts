import type { Transaction } from '../../../platform/database.ts';

/** What lies in a box since it was last closed, by way: taken less paid back. */
export async function expectedOf(tx: Transaction, till: string) {
  const rows = await tx
    .selectFrom('payment')
    .select((on) => [
      'way',
      on.fn.countAll<number>().as('payments'),
      on.fn.sum<number>('amount').as('amount'),
    ])
    .where('org_id', '=', tx.org)
    .where('till_id', '=', till)
    .where('close_id', 'is', null)
    .groupBy('way')
    .execute();
  const order = ['cash', 'wechat', 'alipay', 'card', 'transfer'];
  return rows
    .map(({ way, payments, amount }) => ({ way, payments, amount: Number(amount) }))
    .sort((a, b) => order.indexOf(a.way) - order.indexOf(b.way));
}
