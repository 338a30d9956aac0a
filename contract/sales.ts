import { z } from 'zod';
import { id, text } from './customers.ts';
import { ref } from './followup.ts';
import { named } from './ledger.ts';

/** Orders, money taken, goods delivered and returns on the wire: as much as "bought" and "kept" need. */

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();

export const money = z.object({ amount: z.string().regex(/^-?\d{1,9}\.\d{2}$/), currency: z.literal('CNY') });
const sum = money.refine(({ amount }) => !amount.startsWith('-') && amount !== '0.00', 'more than nothing');

export const way = z.enum(['cash', 'wechat', 'alipay', 'card', 'transfer']);
export const orderLine = z.object({ product: id, quantity: z.int().min(1).max(999), price: sum });

/** POST /api/orders */
export const newOrder = z.object({
  id,
  subject: ref,
  at: instant.optional(),
  event: ref.nullable().default(null),
  lines: z.array(orderLine).min(1).max(20),
  /** 订金: refundable, at most 200. */
  deposit: z.object({ id, amount: sum, way }).nullable().default(null),
});
/** POST /api/orders/:id/payments, POST /api/orders/:id/deliveries */
export const newPayment = z.object({
  id,
  at: instant.optional(),
  amount: sum,
  way,
  reference: z.string().trim().max(60).default(''),
});
export const newDelivery = z.object({
  id,
  at: instant.optional(),
  lines: z.array(z.int().min(0)).min(1).max(20),
});
/** POST /api/orders/:id/returns: one step inside the promise, no fee for consumers. */
export const newReturn = z.object({
  id,
  at: instant.optional(),
  lines: z
    .array(z.object({ line: z.int().min(0), quantity: z.int().min(1) }))
    .min(1)
    .max(20),
});
/** POST /api/returns/:id/refunds */
export const newRefund = z.object({ id, at: instant.optional(), way });

export const order = z.object({
  id,
  number: z.string(),
  customer: named,
  seller: named,
  at: instant,
  lines: z.array(
    z.object({
      line: z.int(),
      product: z.string(),
      name: text,
      quantity: z.int(),
      price: money,
      deliveredAt: instant.nullable(),
      returned: z.int(),
      /** The company's own promise: unopened goods go back until the end of this day. Null: not delivered yet. */
      returnUntil: day.nullable(),
    }),
  ),
  total: money,
  received: money,
  open: money,
  returns: z.array(z.object({ id, at: instant, amount: money, refundedAt: instant.nullable() })),
});
export type Order = z.infer<typeof order>;
export const orders = z.object({ orders: z.array(order) });

export const salesRefusals = {
  'order.unknown': 404,
  'order.customer-unknown': 404,
  'order.line-unknown': 422,
  'product.unknown': 422,
  'deposit.too-large': 422,
  'payment.too-much': 422,
  'delivery.done': 409,
  'return.too-late': 409,
  'return.too-many': 422,
  'return.unknown': 404,
  'refund.paid': 409,
} as const;
