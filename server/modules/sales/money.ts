/** Fen inside, `{ amount: "12.50", currency: "CNY" }` on the wire. */
export const wire = (fen: number) => ({ amount: (fen / 100).toFixed(2), currency: 'CNY' as const });

export function fenOf({ amount }: { amount: string }): number {
  const [yuan = '0', cents = '0'] = amount.split('.');
  return (Math.abs(Number(yuan)) * 100 + Number(cents)) * (amount.startsWith('-') ? -1 : 1);
}
