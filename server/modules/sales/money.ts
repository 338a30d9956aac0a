import { Refusal } from '../../platform/refusal.ts';

/** Fen inside, `{ amount: "12.50", currency: "CNY" }` on the wire. */
export const wire = (fen: number) => ({ amount: (fen / 100).toFixed(2), currency: 'CNY' as const });

export function fenOf({ amount }: { amount: string }): number {
  const [yuan = '0', cents = '0'] = amount.split('.');
  return (Math.abs(Number(yuan)) * 100 + Number(cents)) * (amount.startsWith('-') ? -1 : 1);
}

/**
 * Money somebody hands over.
 *
 * @throws Refusal `payment.currency`, `payment.not-positive`
 */
export function taken(given: { amount: string; currency: string }): number {
  if (given.currency !== 'CNY') throw wrongCurrency(given.currency);
  const fen = fenOf(given);
  if (fen <= 0) throw notPositive();
  return fen;
}

/** `1,192 元`, as people read it. */
export const yuan = (fen: number): string => `${(fen / 100).toLocaleString('zh-CN')} 元`;

const wrongCurrency = (currency: string) =>
  new Refusal(
    'payment.currency',
    422,
    { zh: `只收人民币,这里写的是 ${currency}`, en: `Only CNY is taken; this says ${currency}` },
    { mend: { zh: '请顾客换成人民币再付', en: 'Ask the customer to pay in CNY' } },
  );

const notPositive = () =>
  new Refusal(
    'payment.not-positive',
    422,
    { zh: '收款要大于 0', en: 'A payment is more than nothing' },
    { mend: { zh: '要退钱请走「退货」', en: 'To give money back, take a return' } },
  );
