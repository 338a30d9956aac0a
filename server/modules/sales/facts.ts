import type { FactKind, FieldSpec, Question, Text } from '../../../kernel/index.ts';

const text = (zh: string, en: string): Text => ({ zh, en });
const field =
  (type: FieldSpec['type']) =>
  (zh: string, en: string): FieldSpec => ({ type, text: text(zh, en) });
const fen = field('fen');
const bool = field('bool');
const optional = (spec: FieldSpec): FieldSpec => ({ ...spec, optional: true });
const amount = fen('金额', 'amount');

export const ways = {
  cash: text('现金', 'cash'),
  wechat: text('微信', 'WeChat'),
  alipay: text('支付宝', 'Alipay'),
  card: text('刷卡', 'card'),
  transfer: text('转账', 'bank transfer'),
};
const way: FieldSpec = { type: 'code', codes: ways, text: text('方式', 'way') };

/** 订金 goes back whenever asked; 定金 is the law's earnest money and needs a signed contract that says so. */
const words = {
  refundable: text('订金(可退)', 'deposit, refundable'),
  earnest: text('定金', 'earnest money'),
};

export const categories = {
  'health-food': text('保健食品', 'health food'),
  food: text('普通食品', 'food'),
  appliance: text('家电', 'appliance'),
  service: text('预付服务', 'prepaid service'),
  other: text('其他', 'other'),
};

const soldHow = {
  'on-site': text('现场', 'on the spot'),
  distance: text('网上、电话等远程', 'at a distance'),
  prepaid: text('预付', 'prepaid'),
};
const promises = {
  law: text('法定', 'the law’s'),
  place: text('场地方承诺', 'the place’s'),
  company: text('本公司承诺', 'the company’s own'),
  none: text('不承诺', 'none'),
};

type Data = Record<string, FieldSpec>;
const on =
  (subject: string, refs: Record<string, string>) =>
  (kind: string, zh: string, en: string, data: Data = {}): FactKind => ({
    kind,
    text: text(zh, en),
    subject,
    refs,
    data,
  });
const onCustomer = on('customer', {
  order: 'order',
  event: 'event',
  seller: 'member',
  obligation: 'obligation',
});
/** A cash box: `till:` and the gathering's id, or `till:day-2026-03-14`. */
const onTill = on('till', { event: 'event', close: 'cash-close', obligation: 'obligation' });

/** What the large orders of older buyers are judged by; absent on facts older than the order desk. */
const older = optional(bool('顾客满 60 岁或年龄不详', 'the buyer is 60 or over, or of unknown age'));
const aboutOrder: Data = {
  older,
  read_back: optional(bool('已由第二人复述核对', 'read back by a second person')),
  confirmed: optional(bool('次日已电话确认', 'confirmed by a call the day after')),
};

export const salesKinds: FactKind[] = [
  onCustomer('order.placed', '下单', 'order placed', {
    amount,
    older,
    open: optional(fen('未付', 'still open')),
    visit_agreed: optional(bool('已约好上门收款的时间', 'an hour is agreed for what is open')),
  }),
  onCustomer('order.read-back', '订单复述核对', 'order read back by a second person', { amount }),
  onCustomer('order.confirmed', '订单次日确认', 'order confirmed the day after', { amount }),
  onCustomer('deposit.taken', '收订金', 'deposit taken', {
    amount,
    way,
    word: optional({ type: 'code', codes: words, text: text('名目', 'called') }),
  }),
  onCustomer('payment.received', '收款', 'payment received', { amount, way }),
  onCustomer('contract.signed', '签合同', 'contract signed', {
    amount,
    earnest: bool('写明定金', 'agrees earnest money'),
    visit_agreed: bool('已约好上门收款的时间', 'an hour is agreed for what is open'),
  }),
  onCustomer('goods.delivered', '交付商品', 'goods delivered', {
    all: bool('全部交付', 'everything is delivered'),
    amount: optional(fen('订单金额', 'amount of the order')),
    ...aboutOrder,
  }),
  {
    ...onCustomer('goods.replaced', '换货', 'goods replaced', {
      quantity: field('int')('数量', 'how many'),
      defective: bool('换下的是残次品', 'what came back is defective'),
    }),
    refs: { order: 'order', event: 'event', ticket: 'ticket' },
  },
  // As the statutes ask it: how it was sold decides whose promise a receipt may name
  onCustomer('receipt.issued', '开收据', 'receipt issued', {
    sold: { type: 'code', codes: soldHow, text: text('怎样卖的', 'how it was sold') },
    promise: { type: 'code', codes: promises, text: text('谁的退货承诺', 'whose promise of return') },
    last_day: optional(field('date')('最后一天', 'last day')),
  }),
  onCustomer('invoice.requested', '要发票', 'invoice asked for', { amount, red: bool('红字', 'red-letter') }),
  onCustomer('invoice.issued', '发票已开', 'invoice issued', { amount, red: bool('红字', 'red-letter') }),
  onCustomer('return.requested', '申请退货', 'return requested', { amount }),
  onCustomer('return.accepted', '退货受理', 'return accepted', {
    all: bool('全部退回', 'nothing bought is left'),
    amount,
    refund: optional(fen('应退款', 'to be paid back')),
    // Cash on the spot is said here; what is owed by transfer is left to finance
    way: optional(way),
    // Said only where it is not the promise of seven days
    ground: optional({
      type: 'code',
      codes: { safety: text('用后不适', 'did not agree with the customer') },
      text: text('依据', 'ground'),
    }),
  }),
  onCustomer('refund.paid', '退款', 'refund paid', { amount, way }),
  onTill('till.opened', '钱箱启用', 'till opened', { day: field('date')('哪天', 'day') }),
  onTill('cash.closed', '收款对账', 'cash closed', {
    expected: fen('应有现金', 'cash expected'),
    counted: fen('实点现金', 'cash counted'),
    difference: fen('差额', 'difference'),
    explained: bool('差额已说明', 'the difference is explained'),
    second: { type: 'ref', of: 'member', text: text('第二清点人', 'the second who counted') },
  }),
  onTill('cash.banked', '现金存银行', 'cash banked', { amount }),
  on('product', {})('product.kept', '商品资料已存', 'product kept', {
    category: { type: 'code', codes: categories, text: text('类别', 'category') },
    price: fen('单价', 'price'),
    ended: bool('停售', 'not sold any more'),
  }),
];

export const salesQuestions: Question[] = [
  {
    name: 'buyer_since',
    of: 'customer',
    gives: field('instant')('已购日程从何时起', 'since when the buyers’ calendar runs'),
  },
  {
    name: 'order_total_this_year',
    of: 'customer',
    gives: fen('今年购买(减退货)', 'bought this year, less returns'),
  },
  { name: 'sold', of: 'event', gives: fen('现场销售额', 'sold at the event') },
];
