import { defineWords, useWords } from '../../ui/words.ts';

/** What stands on many of these screens. */
export const salesWords = defineWords('sales', {
  orders: { zh: '订单', en: 'Orders' },
  newOrder: { zh: '开单', en: 'New order' },
  number: { zh: '单号', en: 'Number' },
  customer: { zh: '{{customer}}', en: '{{Customer}}' },
  seller: { zh: '销售', en: 'Seller' },
  what: { zh: '商品', en: 'Goods' },
  total: { zh: '合计', en: 'Total' },
  open: { zh: '未收', en: 'Open' },
  received: { zh: '已收', en: 'Received' },
  at: { zh: '时间', en: 'When' },
  amount: { zh: '金额(元)', en: 'Amount (yuan)' },
  amountBad: { zh: '写一个金额,如 596 或 596.50', en: 'Write a sum such as 596 or 596.50' },
  reference: { zh: '流水号', en: 'Reference' },
  referenceHint: {
    zh: '收款码或刷卡小票上的流水号后几位',
    en: 'Last digits from the payment app or the card slip',
  },
  way: { zh: '付款方式', en: 'Paid by' },
  'way.cash': { zh: '现金', en: 'Cash' },
  'way.wechat': { zh: '微信', en: 'WeChat' },
  'way.alipay': { zh: '支付宝', en: 'Alipay' },
  'way.card': { zh: '刷卡', en: 'Card' },
  'way.transfer': { zh: '转账', en: 'Transfer' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '已记下', en: 'Recorded' },
  print: { zh: '打印', en: 'Print' },
  back: { zh: '回订单', en: 'Back to the order' },
  perUnit: { zh: '{{price}}/{{unit}}', en: '{{price}} a {{unit}}' },
  times: { zh: '{{n}} {{unit}}', en: '{{n}}' },
  batch: { zh: '批次', en: 'Batch' },
  noBatch: { zh: '不记批次', en: 'no batch' },
});

export const WAYS = ['cash', 'wechat', 'alipay', 'card', 'transfer'] as const;
export type Way = (typeof WAYS)[number];

/** The ways to pay as chips, in the order they are used. */
export function useWays(): { value: Way; label: string }[] {
  const t = useWords(salesWords);
  return WAYS.map((way) => ({ value: way, label: t(`way.${way}`) }));
}
