import type { Access } from '../identity/index.ts';

const sellers = [
  'representative',
  'sales-supervisor',
  'sales-manager',
  'shop-manager',
  'shop-assistant',
] as const;
const atTheDesk = [...sellers, 'conference-manager', 'crew'] as const;
const leads = ['sales-manager', 'marketing-director', 'general-manager'] as const;

/** Who may sell, take money, deliver and take goods back. */
export const salesAccess = {
  'product.read': ['everyone'],
  'product.keep': ['administrator', ...leads, 'shop-manager'],
  'order.place': atTheDesk,
  'order.read': [
    ...atTheDesk,
    'marketing-director',
    'general-manager',
    'finance',
    'service-manager',
    'desk',
    'consultant',
  ],
  // Everybody's orders; who holds only order.read sees their own
  'order.read-all': [...leads, 'finance', 'service-manager', 'desk', 'conference-manager', 'shop-manager'],
  'order.read-back': [...atTheDesk, 'finance', 'consultant', 'service-manager', 'desk', 'marketing-director'],
  'order.confirm': [
    'consultant',
    'service-manager',
    'desk',
    'sales-supervisor',
    'sales-manager',
    'shop-manager',
  ],
  'payment.take': [...sellers, 'crew', 'conference-manager', 'finance'],
  'goods.deliver': [...sellers, 'driver', 'crew'],
  'contract.sign': atTheDesk,
  'return.accept': [...sellers, 'service-manager', 'desk', 'finance'],
  'refund.pay': ['finance', 'shop-manager', 'sales-manager'],
  'receipt.issue': [...atTheDesk, 'finance', 'service-manager', 'desk'],
  'invoice.ask': [...atTheDesk, 'finance', 'service-manager', 'desk'],
  'invoice.issue': ['finance'],
  'cash.close': ['finance', 'conference-manager', 'sales-manager', 'shop-manager', 'shop-assistant', 'crew'],
  'cash.bank': ['finance', 'shop-manager', 'sales-manager'],
  // Who has goods of a batch that did not agree with somebody: the consultant's to know, nobody's to sell by
  'effect.read': ['consultant'],
  'receivable.read': [...sellers, 'marketing-director', 'general-manager', 'finance'],
  // Never in the hall: after, and not for the sellers themselves
  'sales.compare': leads,
} as const satisfies Access;

/** May somebody holding these posts? For what a screen shows; the routes ask again. */
export const mayDo = (posts: readonly string[], verb: keyof typeof salesAccess): boolean => {
  const allowed: readonly string[] = salesAccess[verb];
  return allowed.includes('everyone') || posts.some((post) => allowed.includes(post));
};
