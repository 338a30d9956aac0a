import { z } from 'zod';

/** Money on the wire: yuan with two digits, always with its currency. */

export const money = z.object({ amount: z.string().regex(/^-?\d{1,9}\.\d{2}$/), currency: z.literal('CNY') });
/** A price or a part of one. */
export const sum = money.refine(
  ({ amount }) => !amount.startsWith('-') && amount !== '0.00',
  'more than nothing',
);
/** As somebody types it: a wrong currency and a negative amount are answered by the verb, in a sentence. */
export const offered = z.object({
  amount: z.string().regex(/^-?\d{1,9}\.\d{2}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export const way = z.enum(['cash', 'wechat', 'alipay', 'card', 'transfer']);
export type Way = z.infer<typeof way>;
