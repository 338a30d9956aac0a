import type { Desk } from '../../../../contract/sales.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { colleagues } from '../../identity/index.ts';
import { products } from '../products/products.ts';
import { runningEvent } from './running-event.ts';

const SELLS: readonly string[] = [
  'representative',
  'sales-supervisor',
  'sales-manager',
  'shop-manager',
  'shop-assistant',
];

/** Whether what this person rings up is their own sale. */
export const sells = ({ posts }: Pick<Caller, 'posts'>): boolean =>
  posts.some((post) => SELLS.includes(post));

/** What the desk needs before the first order: the gathering that is on, the goods, and whose sale it may be. */
export async function deskOf(tx: Transaction, caller: Caller): Promise<Desk> {
  const event = await runningEvent(tx);
  const name = await namesOf(tx, event ? [event] : []);
  const goods = await products(tx);
  return {
    event: event ? name(event) : null,
    products: goods.filter(({ ended }) => !ended),
    sellers: sells(caller) ? [] : await sellersHere(tx),
  };
}

export async function sellersHere(tx: Transaction): Promise<{ id: string; name: string }[]> {
  const everyone = await colleagues(tx);
  return everyone.filter(sells).map(({ id, name }) => ({ id, name }));
}
