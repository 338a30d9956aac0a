import type { FactKind, FieldSpec, Question, Text } from '../../../kernel/index.ts';

const text = (zh: string, en: string): Text => ({ zh, en });
const amount: FieldSpec = { type: 'fen', text: text('金额', 'amount') };

export const ways = {
  cash: text('现金', 'cash'),
  wechat: text('微信', 'WeChat'),
  alipay: text('支付宝', 'Alipay'),
  card: text('刷卡', 'card'),
  transfer: text('转账', 'bank transfer'),
};
const way: FieldSpec = { type: 'code', codes: ways, text: text('方式', 'way') };

const onCustomer = (kind: string, zh: string, en: string, data: Record<string, FieldSpec>): FactKind => ({
  kind,
  text: text(zh, en),
  subject: 'customer',
  refs: { order: 'order', event: 'event' },
  data,
});

export const salesKinds: FactKind[] = [
  onCustomer('order.placed', '下单', 'order placed', { amount }),
  onCustomer('deposit.taken', '收订金', 'deposit taken', { amount, way }),
  onCustomer('payment.received', '收款', 'payment received', { amount, way }),
  onCustomer('goods.delivered', '交付商品', 'goods delivered', {
    all: { type: 'bool', text: text('全部交付', 'everything is delivered') },
  }),
  onCustomer('return.requested', '申请退货', 'return requested', { amount }),
  onCustomer('return.accepted', '退货受理', 'return accepted', {
    all: { type: 'bool', text: text('全部退回', 'nothing bought is left') },
    amount,
  }),
  onCustomer('refund.paid', '退款', 'refund paid', { amount, way }),
];

export const salesQuestions: Question[] = [
  {
    name: 'buyer_since',
    of: 'customer',
    gives: { type: 'instant', text: text('已购日程从何时起', 'since when the buyers’ calendar runs') },
  },
];
