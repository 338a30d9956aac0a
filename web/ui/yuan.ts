import type { Language } from './words.ts';

/** Money on the wire. */
export interface Money {
  amount: string;
  currency: string;
}

/** `1192.00` → 119200: sums are made in fen, never in fractions. */
export function fenOf({ amount }: Pick<Money, 'amount'>): number {
  const [yuan = '0', cents = '00'] = amount.replace('-', '').split('.');
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0').slice(0, 2));
  return amount.startsWith('-') ? -fen : fen;
}

export const moneyOf = (fen: number): Money => ({ amount: (fen / 100).toFixed(2), currency: 'CNY' });

/** What somebody typed, as money: 1192, 1,192.5, １１９２元. Null when it is not a sum. */
export function typedMoney(typed: string): Money | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[,\s¥元]/g, '')
    .trim();
  if (!/^-?\d{1,8}(\.\d{1,2})?$/.test(plain)) return null;
  return moneyOf(fenOf({ amount: plain }));
}

/** `1,192 元`, `¥1,192.50`. */
export function sayYuan(money: Pick<Money, 'amount'>, language: Language): string {
  const fen = fenOf(money);
  const digits = fen % 100 === 0 ? 0 : 2;
  const said = (Math.abs(fen) / 100).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const sign = fen < 0 ? '−' : '';
  return language === 'zh' ? `${sign}${said} 元` : `${sign}¥${said}`;
}
