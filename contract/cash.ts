import { z } from 'zod';
import { id } from './customers.ts';
import { ref } from './followup.ts';
import { named } from './ledger.ts';
import { money, offered, way } from './money.ts';

/** The till that two people count, invoices, what is still open, and what is owed back. */

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();

/** GET /api/till: the box of a gathering, or of a day. */
export const tillQuery = z.object({ event: ref.optional(), day: day.optional() });
export const tillWay = z.object({ way, payments: z.int(), expected: money });
export const close = z.object({
  id,
  countedBy: named,
  countedAt: instant,
  second: named.nullable(),
  closedAt: instant.nullable(),
  explanation: z.string(),
  ways: z.array(z.object({ way, expected: money, counted: money, difference: money })),
  banked: z.object({ amount: money, by: named, at: instant, slip: z.string() }).nullable(),
});
export type Close = z.infer<typeof close>;
export const till = z.object({
  event: named.nullable(),
  day,
  /** Taken since the last close. */
  ways: z.array(tillWay),
  closes: z.array(close),
  /** Boxes with something in them that nobody has closed, and closed ones whose cash is not at the bank. */
  others: z.array(
    z.object({ event: named.nullable(), day, cash: money, state: z.enum(['open', 'counted', 'to-bank']) }),
  ),
});
export type Till = z.infer<typeof till>;

/** POST /api/cash-closes */
export const newClose = z.object({
  id,
  event: ref.nullable().default(null),
  day,
  counted: z.array(z.object({ way, amount: offered })).max(5),
  explanation: z.string().trim().max(300).default(''),
});
/** POST /api/cash-closes/:id/banking */
export const newBanking = z.object({
  amount: offered,
  slip: z.string().trim().max(60).default(''),
});

/** GET /api/receivables */
export const receivable = z.object({
  order: id,
  number: z.string(),
  customer: named,
  seller: named,
  at: instant,
  total: money,
  received: money,
  open: money,
  visitAt: instant.nullable(),
});
export type Receivable = z.infer<typeof receivable>;
export const refundOwed = z.object({
  id,
  order: id,
  number: z.string(),
  customer: named,
  refund: money,
  way: way.nullable(),
  dueOn: day.nullable(),
});
export const receivables = z.object({
  rows: z.array(receivable),
  total: money,
  /** Everybody's, or only one's own. */
  all: z.boolean(),
  refunds: z.array(refundOwed),
});
export type Receivables = z.infer<typeof receivables>;

/** POST /api/orders/:id/invoices */
export const newInvoice = z.object({
  id,
  title: z.string().trim().min(1).max(100),
  taxNumber: z.string().trim().max(30).default(''),
});
/** GET /api/invoices */
export const invoice = z.object({
  id,
  order: id,
  orderNumber: z.string(),
  customer: named,
  title: z.string(),
  taxNumber: z.string(),
  amount: money,
  red: z.boolean(),
  /** The number of the invoice a red-letter one takes back. */
  takesBack: z.string().nullable(),
  requestedAt: instant,
  requestedBy: named,
  number: z.string().nullable(),
  issuedAt: instant.nullable(),
});
export type Invoice = z.infer<typeof invoice>;
export const invoices = z.object({ rows: z.array(invoice) });
/** POST /api/invoices/:id/number */
export const invoiceNumber = z.object({
  number: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{6,30}$/),
});

/** GET /api/events/:id/sold, after the gathering */
export const eventSold = z.object({
  orders: z.int(),
  buyers: z.int(),
  gross: money,
  returned: money,
  net: money,
  kept: z.int(),
  later: z.int(),
  bySeller: z
    .array(z.object({ seller: named, orders: z.int(), gross: money, net: money, kept: z.int() }))
    .nullable(),
});

export const cashRefusals = {
  'till.empty': 409,
  'cash.counting': 409,
  'cash.unexplained': 422,
  'cash.own-count': 409,
  'cash.closed': 409,
  'cash.unknown': 404,
  'cash.not-closed': 409,
  'cash.banked': 409,
  'banking.differs': 422,
  'invoice.unknown': 404,
  'invoice.asked': 409,
  'invoice.nothing': 409,
  'invoice.issued': 409,
  'invoice.number-used': 409,
} as const;
