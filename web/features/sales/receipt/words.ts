import { defineWords } from '../../../ui/words.ts';

export const receiptWords = defineWords('sales.receipt', {
  title: { zh: '收据', en: 'Receipt' },
  of: { zh: '{{company}} 收据', en: 'Receipt of {{company}}' },
  order: { zh: '订单 {{number}}', en: 'Order {{number}}' },
  buyer: { zh: '{{name}}', en: '{{name}}' },
  what: { zh: '买了什么', en: 'What was bought' },
  returnable: { zh: '能不能退', en: 'Whether it can go back' },
  notYet: { zh: '还没交货', en: 'not delivered yet' },
  companyUntil: {
    zh: '本公司承诺:没拆封,到 {{day}} 为止都可以退,不收手续费。',
    en: 'Promised by the company: unopened it may go back until {{day}}, without a fee.',
  },
  companyFrom: {
    zh: '本公司承诺:从收到那天起七日内,没拆封可以退,不收手续费。',
    en: 'Promised by the company: unopened it may go back within seven days of receipt, without a fee.',
  },
  companyOver: {
    zh: '本公司承诺的七日已过({{day}} 止)。有质量问题的不受此限。',
    en: 'The seven days the company promises are over ({{day}}). Faults are not bound to them.',
  },
  lawUntil: {
    zh: '法律规定:到 {{day}} 为止可以全额退;之后按没用的部分退。',
    en: 'By law: until {{day}} the full amount goes back; afterwards the unused part.',
  },
  lawOver: {
    zh: '法律规定:没用的部分可以退(全额退到 {{day}} 止)。',
    en: 'By law: the unused part goes back (in full until {{day}}).',
  },
  howBack: {
    zh: '怎么退:找{{seller}}或打公司电话,也可以在「本人页」自己退。现金 500 元以内当场退,其余三个工作日内退。',
    en: 'How: ask {{seller}} or the company, or do it on your own page. Cash up to 500 at once, the rest within three workdays.',
  },
  paid: { zh: '付了', en: 'Paid' },
  deposit: { zh: '订金,随时可退', en: 'deposit, goes back whenever asked' },
  earnest: { zh: '定金,按合同', en: 'earnest money, as the contract says' },
  refund: { zh: '退款', en: 'paid back' },
  total: { zh: '合计', en: 'Total' },
  received: { zh: '已收', en: 'Received' },
  open: { zh: '还没付', en: 'Still open' },
  visit: { zh: '约好 {{when}} 上门', en: 'A visit is agreed for {{when}}' },
  invoice: { zh: '已要发票', en: 'An invoice is asked for' },
  invoiceNumber: { zh: '发票号 {{number}}', en: 'Invoice {{number}}' },
  returned: { zh: '已退 {{n}} {{unit}}', en: 'returned: {{n}}' },
  health: { zh: '保健食品不能代替药物,请勿停药。', en: 'Health food is no substitute for medicine.' },
  forward: { zh: '复制文字', en: 'Copy as text' },
  madeAt: { zh: '{{when}} 打印', en: 'printed {{when}}' },
});
