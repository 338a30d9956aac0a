import type { Zone } from '../../../../kernel/index.ts';

/**
 * 七日内未拆封可退, the company's own promise: day 0 is receipt, the last day is day 7. What is paid in advance for a
 * service may by law be claimed back within seven days of paying (the Supreme Court's reading on prepayment, 2025).
 */
const DAYS = 7;

export interface Right {
  whose: 'company' | 'law';
  from: 'delivery' | 'payment';
  /** Epoch day; null while the days have not begun. */
  until: number | null;
}

export function returnRight(
  line: { category: string; delivered_at: Date | null },
  order: { placed_at: Date },
  zone: Zone,
): Right {
  const after = (from: Date | null) => (from === null ? null : zone.dayOf(from.getTime()) + DAYS);
  return line.category === 'service'
    ? { whose: 'law', from: 'payment', until: after(order.placed_at) }
    : { whose: 'company', from: 'delivery', until: after(line.delivered_at) };
}
