import { defineWords } from '../../../ui/words.ts';

export const contractWords = defineWords('sales.contract', {
  title: { zh: '购买合同', en: 'Contract of sale' },
  draft: { zh: '(待签)', en: '(to be signed)' },
  number: { zh: '合同 {{number}}', en: 'Contract {{number}}' },
  order: { zh: '订单 {{number}}', en: 'Order {{number}}' },
  between: { zh: '卖方 {{seller}},买方 {{buyer}}', en: 'Seller {{seller}}, buyer {{buyer}}' },
  goods: { zh: '商品', en: 'Goods' },
  total: { zh: '合计', en: 'Total' },
  deposit: { zh: '已付订金', en: 'Deposit paid' },
  open: { zh: '未付', en: 'Still open' },
  visit: { zh: '约好 {{when}} 上门送货、收款', en: 'A visit is agreed for {{when}}: goods and payment' },
  terms: { zh: '约定', en: 'Terms' },
  buyer: { zh: '买方签名', en: 'The buyer' },
  witness: { zh: '经办', en: 'For the seller' },
  signedAt: { zh: '{{when}} 签', en: 'signed {{when}}' },
  gone: { zh: '签名已按本人要求删除', en: 'The signature was erased as its owner asked' },
  sign: { zh: '请{{customer}}在框里签名', en: 'The {{customer}} signs in the box' },
  again: { zh: '重签', en: 'Sign again' },
  done: { zh: '签好了', en: 'Signed' },
  earnest: {
    zh: '双方约定这笔钱是「定金」(不买不退,不交双倍退)',
    en: 'The parties agree that this is earnest money (lost if the buyer withdraws, twofold if we do not deliver)',
  },
  needVisit: {
    zh: '还有 {{open}}没付,先在订单里约好收款时间,才能签。',
    en: '{{open}} is still open: agree an hour for it on the order, then sign.',
  },
  byKeyboard: {
    zh: '不能用手指的:请{{customer}}在打印的合同上签,拍照存档。',
    en: 'Where a finger cannot be used: print it, have it signed on paper and keep a photograph.',
  },
});
