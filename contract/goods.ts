import { z } from 'zod';
import { id, text } from './customers.ts';
import { money } from './money.ts';

/** What is sold, at what price, in which batches, and what may be said of it. */

const day = z.iso.date();
export const category = z.enum(['health-food', 'food', 'appliance', 'service', 'other']);
const line = z.string().trim().max(60);

export const batch = z.object({ batch: line.min(1), expiresOn: day.nullable().default(null) });

/** PUT /api/products/:id */
export const keptProduct = z.object({
  nameZh: line.min(1),
  nameEn: line.min(1),
  category,
  unitZh: line.min(1).max(8).default('件'),
  unitEn: line.min(1).max(16).default('pc'),
  price: z.object({
    amount: z.string().regex(/^-?\d{1,9}\.\d{2}$/),
    currency: z.string().regex(/^[A-Z]{3}$/),
  }),
  /** What may be said of it: a health food’s function as on its label; screened before it is kept. */
  claims: z.string().trim().max(400).default(''),
  notFor: z.string().trim().max(200).default(''),
  approval: line.default(''),
  batches: z.array(batch).max(40).default([]),
  ended: z.boolean().default(false),
});

export const product = z.object({
  id,
  name: text,
  category,
  unit: text,
  price: money,
  claims: z.string(),
  notFor: z.string(),
  approval: z.string(),
  batches: z.array(z.object({ batch: z.string(), expiresOn: day.nullable(), expired: z.boolean() })),
  ended: z.boolean(),
});
export type Product = z.infer<typeof product>;
export const products = z.object({ products: z.array(product) });

/** POST /api/products/screen: what would be marked, while it is written. */
export const claimsDraft = z.object({ category, claims: z.string().max(400) });
export const claimsScreened = z.object({
  marks: z.array(z.object({ code: z.string(), says: text, words: z.array(z.string()) })),
});

export const goodsRefusals = {
  'product.unknown': 422,
  'product.price': 422,
  'product.approval-missing': 422,
  'product.batch-twice': 422,
  'batch.unknown': 422,
  'batch.expired': 422,
} as const;
