import { z } from 'zod';
import { id, text } from './customers.ts';
import { ref } from './followup.ts';
import { category, product } from './goods.ts';
import { named } from './ledger.ts';
import { money, offered, sum, way } from './money.ts';

export { money, way } from './money.ts';

/**
 * Orders on the wire, from the desk to the return. Products are in contract/goods.ts, the till, invoices and what is
 * still open in contract/cash.ts. Every write carries an id made by the device; sent twice it is done once.
 */

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const reference = z.string().trim().max(60).default('');
const batch = z.string().trim().min(1).max(60).nullable().default(null);

/** 订金 goes back whenever asked; 定金 is refused unless a signed contract agrees it. */
export const depositWord = z.enum(['refundable', 'earnest']);

/** POST /api/orders */
export const newOrder = z.object({
  id,
  subject: ref,
  at: instant.optional(),
  event: ref.nullable().default(null),
  lines: z
    .array(z.object({ product: id, quantity: z.int().min(1).max(999), price: sum, batch: batch.optional() }))
    .min(1)
    .max(20),
  /** 订金: refundable, at most 200. */
  deposit: z
    .object({ id, amount: offered, way, reference: reference.optional(), word: depositWord.optional() })
    .nullable()
    .default(null),
});

/** POST /api/orders/:id/payments */
export const newPayment = z.object({
  id,
  at: instant.optional(),
  amount: offered,
  way,
  reference,
  as: z.enum(['payment', 'deposit', 'earnest']).optional(),
});
/** POST /api/orders/:id/deliveries */
export const newDelivery = z.object({
  id,
  at: instant.optional(),
  lines: z.array(z.int().min(0)).min(1).max(20),
});

/** POST /api/desk/orders: one order as it is rung up, with what is paid, handed over and agreed. */
export const deskOrder = z.object({
  id,
  customer: id,
  /** Whose sale it is, where somebody else stands at the desk. */
  seller: id.optional(),
  event: ref.nullable().default(null),
  lines: z
    .array(
      z.object({ product: id, quantity: z.int().min(1).max(999), batch, handed: z.boolean().default(true) }),
    )
    .min(1)
    .max(20),
  payments: z
    .array(z.object({ id, amount: offered, way, reference, as: z.enum(['payment', 'deposit', 'earnest']) }))
    .max(4)
    .default([]),
  /** Asked when something stays open: the exact hour at which it is collected. */
  visitAt: instant.nullable().default(null),
  invoice: z
    .object({ title: z.string().trim().min(1).max(100), taxNumber: z.string().trim().max(30).default('') })
    .nullable()
    .default(null),
});
export const rungUp = z.object({ id, number: z.string() });

/** POST /api/orders/:id/visit */
export const newVisit = z.object({ id, at: instant });
/** POST /api/orders/:id/read-back, POST /api/orders/:id/confirmation */
export const orderSaid = z.object({ id });
/** POST /api/orders/:id/contract: the signature as the glass took it, a PNG in base64. */
export const newContract = z.object({
  id,
  earnest: z.boolean().default(false),
  signature: z
    .string()
    .min(1)
    .max(400_000)
    .regex(/^[A-Za-z0-9+/]+=*$/),
});

const returnLines = z
  .array(z.object({ line: z.int().min(0), quantity: z.int().min(1) }))
  .min(1)
  .max(20);
/** The company's promise, or what a customer did not tolerate: that is not bound to the seven days. */
export const returnGround = z.enum(['promise', 'safety']);
/** POST /api/orders/:id/returns: one step inside the promise, no fee for consumers. */
export const newReturn = z.object({
  id,
  at: instant.optional(),
  lines: returnLines,
  /** How the money goes back; cash of at most 500 on the spot where `now` says so. */
  way: way.nullable().optional(),
  now: z.boolean().optional(),
  ground: returnGround.optional(),
});
/** POST /api/own/orders/:id/returns */
export const ownReturn = z.object({ id, lines: returnLines, way });
/** POST /api/returns/:id/refunds */
export const newRefund = z.object({ id, at: instant.optional(), way });

/** Whose promise a return rests on, and until the end of which day. */
export const returnRight = z.object({
  whose: z.enum(['company', 'law']),
  /** The days begin with this. */
  from: z.enum(['delivery', 'payment']),
  /** Null: the days have not begun. */
  until: day.nullable(),
  over: z.boolean(),
});

export const orderReturn = z.object({
  id,
  at: instant,
  amount: money,
  refund: money,
  way: way.nullable(),
  dueOn: day.nullable(),
  refundedAt: instant.nullable(),
  byCustomer: z.boolean(),
});

export const order = z.object({
  id,
  number: z.string(),
  customer: named,
  seller: named,
  event: named.nullable(),
  at: instant,
  lines: z.array(
    z.object({
      line: z.int(),
      product: z.string(),
      name: text,
      unit: text,
      category,
      batch: z.string().nullable(),
      quantity: z.int(),
      price: money,
      deliveredAt: instant.nullable(),
      returned: z.int(),
      /** Unopened goods go back until the end of this day. Null: the days have not begun. */
      returnUntil: day.nullable(),
      right: returnRight,
    }),
  ),
  total: money,
  received: money,
  open: money,
  /** Accepted returns whose money is not back yet. */
  owedBack: money,
  visitAt: instant.nullable(),
  returns: z.array(orderReturn),
});
export type Order = z.infer<typeof order>;
export const orders = z.object({ orders: z.array(order) });

/** GET /api/orders/:id: one order with everything its screen, its receipt and its contract say. */
export const orderPage = order.extend({
  organisation: z.string(),
  payments: z.array(
    z.object({
      id,
      kind: z.enum(['deposit', 'payment', 'refund']),
      word: depositWord,
      amount: money,
      way,
      reference: z.string(),
      at: instant,
      by: named,
    }),
  ),
  readBack: z.object({ by: named, at: instant }).nullable(),
  confirmed: z.object({ by: named, at: instant }).nullable(),
  /** What the clauses in force say against handing the rest over now. */
  stands: z.array(text),
  contract: z
    .object({
      id,
      number: z.string(),
      earnest: z.boolean(),
      signedAt: instant,
      witness: named,
      signature: z.boolean(),
      body: z.object({
        lines: z.array(z.object({ name: text, unit: text, quantity: z.int(), price: money })),
        total: money,
        deposit: money,
        open: money,
        visitAt: instant.nullable(),
        terms: z.array(text),
      }),
    })
    .nullable(),
  /** What a contract of this order would say, while there is none. */
  terms: z.object({ refundable: z.array(text), earnest: z.array(text) }),
  invoices: z.array(
    z.object({
      id,
      title: z.string(),
      amount: money,
      red: z.boolean(),
      number: z.string().nullable(),
      issuedAt: instant.nullable(),
    }),
  ),
  may: z.array(z.string()),
});
export type OrderPage = z.infer<typeof orderPage>;

/** GET /api/orders */
export const orderQuery = z.object({
  event: ref.optional(),
  q: z.string().trim().max(40).optional(),
  before: instant.optional(),
});
export const orderRow = z.object({
  id,
  number: z.string(),
  customer: named,
  seller: named,
  at: instant,
  what: z.array(z.object({ name: text, quantity: z.int() })),
  total: money,
  open: money,
  returned: money,
  delivered: z.boolean(),
});
export type OrderRow = z.infer<typeof orderRow>;
export const orderRows = z.object({ rows: z.array(orderRow), next: instant.nullable(), all: z.boolean() });

/** GET /api/desk */
export const desk = z.object({
  event: named.nullable(),
  products: z.array(product),
  /** Whose sale it may be, where the one at the desk does not sell; empty for a seller. */
  sellers: z.array(z.object({ id, name: z.string() })),
});
export type Desk = z.infer<typeof desk>;
/** GET /api/desk/customers?q= */
export const deskCustomer = z.object({
  id,
  name: z.string(),
  phone: z.string().nullable(),
  owner: z.object({ id, name: z.string() }).nullable(),
  arrived: z.boolean(),
});
export const deskCustomers = z.object({ rows: z.array(deskCustomer), says: text.nullable() });

/** GET /api/own/orders */
export const ownOrders = z.object({ orders: z.array(order.omit({ seller: true, event: true })) });
export type OwnOrders = z.infer<typeof ownOrders>;

export const salesRefusals = {
  'order.unknown': 404,
  'order.customer-unknown': 404,
  'order.line-unknown': 422,
  'order.own-read-back': 409,
  'order.confirm-early': 409,
  'order.seller-unknown': 422,
  'visit.missing': 422,
  'visit.past': 422,
  'deposit.too-large': 422,
  'deposit.earnest': 422,
  'payment.too-much': 422,
  'payment.not-positive': 422,
  'payment.currency': 422,
  'payment.reference-missing': 422,
  'payment.reference-used': 409,
  'payment.id-taken': 409,
  'contract.signed': 409,
  'contract.signature': 422,
  'return.too-late': 409,
  'return.no-effect': 409,
  'return.too-many': 422,
  'return.unknown': 404,
  'refund.paid': 409,
} as const;
