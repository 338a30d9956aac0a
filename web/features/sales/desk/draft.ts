import type { Desk } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { instantIn } from '../../../ui/time.ts';
import { fenOf, moneyOf, typedMoney } from '../../../ui/yuan.ts';
import type { Way } from '../words.ts';

type Product = Desk['products'][number];

export interface Chosen {
  id: string;
  name: string;
}
export interface DraftLine {
  quantity: number;
  batch: string | null;
  handed: boolean;
}
export type Paying = 'all' | 'deposit' | 'part' | 'none';

/** An order while it is written: nothing of it is anywhere else until it is placed. */
export interface Draft {
  id: string;
  customer: Chosen | null;
  seller: string | null;
  lines: Readonly<Record<string, DraftLine>>;
  paying: Paying;
  amount: string;
  way: Way;
  reference: string;
  day: string;
  hour: string;
  invoice: boolean;
  title: string;
  taxNumber: string;
}

export const emptyDraft = (): Draft => ({
  id: newId(),
  customer: null,
  seller: null,
  lines: {},
  paying: 'all',
  amount: '',
  way: 'cash',
  reference: '',
  day: '',
  hour: '',
  invoice: false,
  title: '',
  taxNumber: '',
});

export const totalOf = ({ lines }: Draft, products: readonly Product[]): number =>
  products.reduce((sum, product) => sum + fenOf(product.price) * (lines[product.id]?.quantity ?? 0), 0);

/** Fen paid now; null while what is typed is no sum. */
export function paidOf(draft: Draft, total: number): number | null {
  if (draft.paying === 'none') return 0;
  if (draft.paying === 'all') return total;
  const money = typedMoney(draft.amount);
  return money && fenOf(money) > 0 ? fenOf(money) : null;
}

export type Need = 'needWho' | 'needSeller' | 'needGoods' | 'needMoney' | 'needReference' | 'needVisit';

/** The first thing that is still missing, in the order of the screen. */
export function missingIn(draft: Draft, desk: Desk): Need | null {
  const total = totalOf(draft, desk.products);
  const paid = paidOf(draft, total);
  if (!draft.customer) return 'needWho';
  if (desk.sellers.length > 0 && !draft.seller) return 'needSeller';
  if (total === 0) return 'needGoods';
  if (paid === null) return 'needMoney';
  if (paid > 0 && draft.way !== 'cash' && draft.reference.trim() === '') return 'needReference';
  const half = (draft.day === '') !== (draft.hour === '');
  if (half || (paid < total && draft.day === '')) return 'needVisit';
  return null;
}

const KIND = { all: 'payment', part: 'payment', none: 'payment', deposit: 'deposit' } as const;

/** The order as it is sent. */
export function orderOf(draft: Draft, desk: Desk, zone: string) {
  const total = totalOf(draft, desk.products);
  const paid = paidOf(draft, total) ?? 0;
  const visit = draft.day && draft.hour ? instantIn(zone, `${draft.day}T${draft.hour}`) : null;
  const payment = {
    id: `${draft.id}.p`,
    amount: moneyOf(paid),
    way: draft.way,
    reference: draft.way === 'cash' ? '' : draft.reference.trim(),
    as: KIND[draft.paying],
  };
  return {
    id: draft.id,
    customer: draft.customer?.id ?? '',
    ...(draft.seller && { seller: draft.seller }),
    event: desk.event?.ref ?? null,
    lines: Object.entries(draft.lines)
      .filter(([, { quantity }]) => quantity > 0)
      .map(([product, line]) => ({ product, ...line })),
    payments: paid > 0 ? [payment] : [],
    visitAt: visit === null ? null : new Date(visit).toISOString(),
    invoice: draft.invoice
      ? { title: draft.title.trim() || (draft.customer?.name ?? ''), taxNumber: draft.taxNumber.trim() }
      : null,
  };
}
