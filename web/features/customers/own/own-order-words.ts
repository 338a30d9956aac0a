import { defineWords } from '../../../ui/words.ts';

export const ownOrderWords = defineWords('customers.own.orders', {
  orders: { zh: '您买的', en: 'What you bought' },
  none: { zh: '还没有订单', en: 'No orders' },
  yuan: { zh: '{{n}} 元', en: '¥{{n}}' },
  times: { zh: '{{n}} {{unit}}', en: '{{n}}' },
  notYet: { zh: '还没交货', en: 'not delivered yet' },
  companyUntil: {
    zh: '没拆封可以退,到 {{day}} 为止(本公司承诺)',
    en: 'Unopened it may go back until {{day}} (promised by the company)',
  },
  companyFrom: {
    zh: '收到起七日内没拆封可以退(本公司承诺)',
    en: 'Unopened it may go back within seven days of receipt (promised by the company)',
  },
  companyOver: {
    zh: '七日已过({{day}} 止)。有质量问题请打公司电话,不受此限。',
    en: 'The seven days are over ({{day}}). For faults call the company; they are not bound to it.',
  },
  lawUntil: {
    zh: '可以全额退,到 {{day}} 为止(法律规定)',
    en: 'May go back in full until {{day}} (by law)',
  },
  lawOver: {
    zh: '全额退到 {{day}} 止;没用的部分请打公司电话退。',
    en: 'In full until {{day}}; for the unused part call the company.',
  },
  returned: { zh: '已退 {{n}} {{unit}}', en: 'returned: {{n}}' },
  open: { zh: '还没付 {{amount}}', en: '{{amount}} still open' },
  visit: { zh: '约好 {{when}} 上门', en: 'A visit is agreed for {{when}}' },
  ask: { zh: '退货', en: 'Return' },
  askOf: { zh: '退货 {{number}}', en: 'Return from {{number}}' },
  howMany: { zh: '{{name}} 退几{{unit}}', en: '{{name}}: how many' },
  way: { zh: '钱怎么退', en: 'How the money comes back' },
  'way.wechat': { zh: '微信', en: 'WeChat' },
  'way.alipay': { zh: '支付宝', en: 'Alipay' },
  'way.card': { zh: '退回银行卡', en: 'To the card' },
  'way.transfer': { zh: '银行转账', en: 'Bank transfer' },
  'way.cash': { zh: '现金,到店拿', en: 'Cash, at the shop' },
  noFee: {
    zh: '不收手续费。把没拆封的东西交给我们的人,三个工作日内退钱。',
    en: 'No fee. Give the unopened goods to one of us; the money is back within three workdays.',
  },
  sure: { zh: '退这些(货值 {{amount}})', en: 'Return these (worth {{amount}})' },
  choose: { zh: '先选退几件', en: 'Choose how many' },
  cancel: { zh: '不退了', en: 'Never mind' },
  accepted: { zh: '已受理,不用再跑', en: 'Accepted; nothing more to do' },
  back: { zh: '{{amount}} 最晚 {{day}} 退给您', en: '{{amount}} will be back by {{day}}' },
  backDone: { zh: '{{amount}} 已退给您', en: '{{amount}} is back with you' },
  backNothing: { zh: '抵了还没付的钱,不用退', en: 'set off against what was still open' },
});
