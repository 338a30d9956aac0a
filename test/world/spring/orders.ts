import { makePromise } from '../../../server/modules/followup/index.ts';
import { bankCash } from '../../../server/modules/sales/cash/bank-cash.ts';
import { confirmCount } from '../../../server/modules/sales/cash/confirm-count.ts';
import { countCash } from '../../../server/modules/sales/cash/count-cash.ts';
import { deliverGoods, placeOrder, takePayment } from '../../../server/modules/sales/index.ts';
import { askInvoice } from '../../../server/modules/sales/invoices/ask-invoice.ts';
import { numberInvoice } from '../../../server/modules/sales/invoices/number-invoice.ts';
import { agreeVisit } from '../../../server/modules/sales/ordering/agree-visit.ts';
import { issueReceipt } from '../../../server/modules/sales/ordering/issue-receipt.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { GUESTS, type Guest } from '../guests.ts';
import type { Step } from '../step.ts';
import { caller, dayAt, isoAt, type World } from '../the-world.ts';
import { comersOf } from './doors.ts';
import { SPRING } from './plan-spring.ts';

/** Sixteen orders, 12,317: nine of two cans, three of four, three tubs, one service plan. */

const PRICE = { protein: '298.00', 'foot-tub': '699.00', 'home-care': '1280.00' } as const;
type Product = keyof typeof PRICE;
type Way = 'cash' | 'wechat' | 'card';

interface Rung {
  seller: string;
  product: Product;
  quantity: number;
  /** Null: 姜素英's tub stays open but for 100 of 订金. */
  way: Way | null;
  /** Who buys, where the week goes on about them. */
  buyer?: Guest;
}

const cans = (seller: string, quantity: number, way: Way): Rung => ({
  seller,
  product: 'protein',
  quantity,
  way,
});
const tub = (seller: string, way: Way | null): Rung => ({ seller, product: 'foot-tub', quantity: 1, way });

/** Cash 4,172; WeChat 6,148 with the deposit; card 1,398; 599 open. */
export const RUNG: readonly Rung[] = [
  cans('wang-min', 2, 'cash'),
  cans('wang-min', 2, 'cash'),
  cans('wang-min', 2, 'cash'),
  cans('wang-min', 4, 'wechat'),
  cans('li-qiang', 4, 'wechat'),
  tub('li-qiang', 'card'),
  cans('li-qiang', 2, 'cash'),
  { ...cans('li-qiang', 2, 'cash'), buyer: GUESTS.heKairong },
  cans('wu-dan', 2, 'cash'),
  { seller: 'zhou-xiaoyun', product: 'home-care', quantity: 1, way: 'wechat' },
  cans('jiang-tao', 2, 'cash'),
  cans('jiang-tao', 2, 'wechat'),
  cans('jiang-tao', 4, 'wechat'),
  tub('peng-yulan', 'card'),
  tub('peng-yulan', null),
  cans('peng-yulan', 2, 'wechat'),
];

const money = (amount: string) => ({ amount, currency: 'CNY' as const });
const sumOf = ({ product, quantity }: Rung): string => (Number(PRICE[product]) * quantity).toFixed(2);

/** The order of 何开容, who thinks better of it on Sunday. */
export const HE_KAIRONGS = `spring.o.${RUNG.findIndex(({ buyer }) => buyer === GUESTS.heKairong) + 1}`;

/** Who buys: the last of each seller's guests, 姜素英 the second of 彭玉兰's. */
async function buyersOf(tx: Transaction): Promise<string[]> {
  const before = await tx
    .selectFrom('sale_order')
    .select('customer_id')
    .where('org_id', '=', tx.org)
    .execute();
  const taken = new Set<string>([
    GUESTS.jiangSuying.id,
    GUESTS.wangXiuying.id,
    GUESTS.xiangDeming.id,
    ...RUNG.flatMap(({ buyer }) => (buyer ? [buyer.id] : [])),
    // For whom the buyers' calendar runs already
    ...before.map(({ customer_id }) => customer_id),
  ]);
  const comers = await comersOf(tx);
  return RUNG.map(({ seller, way, buyer: named }) => {
    if (way === null) return GUESTS.jiangSuying.id;
    if (named) return named.id;
    const buyer = comers.filter((one) => one.inviter === seller && !taken.has(one.customer)).at(-1);
    if (!buyer) throw new Error(`${seller} has nobody left to buy`);
    taken.add(buyer.customer);
    return buyer.customer;
  });
}

async function ringUp(tx: Transaction, world: World): Promise<void> {
  const buyers = await buyersOf(tx);
  for (const [i, one] of RUNG.entries())
    await ringOne(tx, world, one, `spring.o.${i + 1}`, buyers[i] as string);
}

async function ringOne(tx: Transaction, world: World, one: Rung, id: string, buyer: string): Promise<void> {
  const seller = `member:${one.seller}`;
  const open = one.way === null;
  await placeOrder(
    tx,
    {
      id,
      subject: `customer:${buyer}`,
      event: `event:${SPRING}`,
      lines: [
        {
          product: one.product,
          quantity: one.quantity,
          price: money(PRICE[one.product]),
          ...(one.product === 'protein' && { batch: 'B2602' }),
        },
      ],
      deposit: open ? { id: `${id}.deposit`, amount: money('100.00'), way: 'wechat' } : null,
    },
    seller,
    open
      ? { source: 'demo', open: 59900, visitAt: Date.parse(isoAt(world, '2026-03-18T15:00')) }
      : { source: 'demo' },
  );
  if (one.way === null) {
    const visit = { id: `${id}.v`, at: isoAt(world, '2026-03-18T15:00') };
    await agreeVisit(tx, id, visit, caller(one.seller), makePromise);
    return;
  }
  const payment = {
    id: `${id}.paid`,
    amount: money(sumOf(one)),
    way: one.way,
    reference: one.way === 'cash' ? '' : `B${id}`,
  };
  await takePayment(tx, id, payment, seller, 'demo');
  if (one.product === 'protein')
    await deliverGoods(tx, id, { id: `${id}.handed`, lines: [0] }, seller, 'demo');
  // The tub is delivered at home, and its days begin there
  await issueReceipt(tx, id, seller, 'demo');
}

/** Three want an invoice: the four cans of 王敏's guest, 李强's tub, 周小云's plan. */
const INVOICED = [4, 6, 10];

async function askInvoices(tx: Transaction): Promise<void> {
  for (const nth of INVOICED)
    await askInvoice(
      tx,
      `spring.o.${nth}`,
      { id: `spring.inv.${nth}`, title: '个人', taxNumber: '' },
      'member:zheng-fang',
    );
}

async function issueInvoices(tx: Transaction): Promise<void> {
  for (const nth of INVOICED)
    await numberInvoice(
      tx,
      `spring.inv.${nth}`,
      `26512000000${String(nth).padStart(9, '0')}`,
      'member:zheng-fang',
    );
}

const step = (moment: string, does: (tx: Transaction, world: World) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx, world)),
});

/** The till counts 20 less than was taken: named, explained, nobody pays for it. */
export const ORDERS: readonly Step[] = [
  step('14T12:10', (tx, world) => ringUp(tx, world)),
  step('14T12:30', (tx) => askInvoices(tx)),
  step('14T12:50', async (tx, world) => {
    const counted = [
      { way: 'cash' as const, amount: money('4152.00') },
      { way: 'wechat' as const, amount: money('6148.00') },
      { way: 'card' as const, amount: money('1398.00') },
    ];
    await countCash(
      tx,
      {
        id: 'spring.close',
        event: `event:${SPRING}`,
        day: dayAt(world, '2026-03-14T12:00'),
        counted,
        explanation: '找零多找 20 元,当场没追回',
      },
      'zheng-fang',
    );
    await confirmCount(tx, 'spring.close', 'he-jun');
  }),
  step('15T08:40', (tx) =>
    bankCash(tx, 'spring.close', { amount: money('4152.00'), slip: '2026-0315-07' }, 'zheng-fang'),
  ),
  step('16T09:30', (tx) => issueInvoices(tx)),
];
