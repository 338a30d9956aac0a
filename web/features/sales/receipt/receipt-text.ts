import type { OrderPage } from '../../../../contract/sales.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { fenOf } from '../../../ui/yuan.ts';
import { rightWords } from '../orders/right-words.ts';
import { useWrittenDay } from '../use-written-day.ts';
import { salesWords } from '../words.ts';
import { maskedName } from './masked-name.ts';
import { receiptWords } from './words.ts';

/** The receipt as text to forward, in a message or drawn as a picture: nobody is named in full. */
export function useReceiptText(order: OrderPage): string {
  const t = useWords(receiptWords);
  const all = useWords(salesWords);
  const say = useSay();
  const yuan = useYuan();
  const written = useWrittenDay();
  const lines = order.lines.map((line) => {
    const right = rightWords(line.right);
    const what = `${say(line.name)} × ${all('times', { n: line.quantity, unit: say(line.unit) })}`;
    const gone = line.returned > 0 ? ` (${t('returned', { n: line.returned, unit: say(line.unit) })})` : '';
    return `${what}${gone}\n${t(right.key, { day: right.day ? written(right.day) : '' })}`;
  });
  const open = fenOf(order.open) > 0 ? [`${t('open')} ${yuan(order.open)}`] : [];
  const visit = order.visitAt ? [t('visit', { when: written(order.visitAt) })] : [];
  const health = order.lines.some(({ category }) => category === 'health-food') ? [t('health')] : [];
  return [
    `${t('of', { company: order.organisation })} ${order.number}`,
    `${maskedName(order.customer.name)} · ${written(order.at)}`,
    ...lines,
    `${t('total')} ${yuan(order.total)} · ${t('received')} ${yuan(order.received)}`,
    ...open,
    ...visit,
    ...health,
  ].join('\n');
}
