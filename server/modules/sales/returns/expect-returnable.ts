import { isoDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { here } from '../here.ts';
import type { OrderRow } from '../ordering/order-of.ts';
import { type Right, returnRight } from './return-right.ts';

/**
 * What these goods are worth, if they may go back now.
 *
 * @param at null where no day ends it
 * @throws Refusal `order.line-unknown`, `return.too-many`, `return.too-late`
 */
export async function expectReturnable(
  tx: Transaction,
  order: OrderRow,
  lines: readonly { line: number; quantity: number }[],
  at: number | null,
): Promise<number> {
  const { zone } = await here(tx);
  const day = at === null ? Number.NEGATIVE_INFINITY : zone.dayOf(at);
  const wanted = new Map<number, number>();
  for (const { line, quantity } of lines) wanted.set(line, (wanted.get(line) ?? 0) + quantity);
  let amount = 0;
  for (const [line, quantity] of wanted) {
    const row = order.lines.find((one) => one.line === line);
    if (!row) throw unknownLine();
    if (quantity > row.quantity - row.returned) throw tooMany(row.quantity - row.returned);
    const right = returnRight(row, order, zone);
    if (right.until !== null && day > right.until) throw tooLate(right, right.until);
    amount += row.price * quantity;
  }
  return amount;
}

const unknownLine = () =>
  new Refusal('order.line-unknown', 422, { zh: '订单里没有这一行', en: 'The order has no such line' });

const tooMany = (left: number) =>
  new Refusal('return.too-many', 422, {
    zh: `退的比买的多,这一样最多还能退 ${left} 件`,
    en: `That is more than was bought: at most ${left} of it can still go back`,
  });

/** By law or by promise, over is over; what then can be done is said. */
function tooLate({ whose }: Right, until: number): Refusal {
  const day = isoDay(until);
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
  return whose === 'company'
    ? new Refusal(
        'return.too-late',
        409,
        {
          zh: `已过本公司承诺的七日,最后一天是${month}月${date}日`,
          en: `The seven days the company promises are over; the last was ${day}`,
        },
        {
          mend: {
            zh: '商品有问题的,按质量问题登记,不受七日限制',
            en: 'If something is wrong with it, register a fault: that is not bound to the seven days',
          },
        },
      )
    : new Refusal(
        'return.too-late',
        409,
        {
          zh: `付款七日内可全额退,最后一天是${month}月${date}日`,
          en: `The full amount could go back within seven days of paying; the last was ${day}`,
        },
        {
          mend: {
            zh: '没有用完的服务,请财务按未用部分退',
            en: 'For what is left of the service ask finance: the unused part is paid back',
          },
        },
      );
}
