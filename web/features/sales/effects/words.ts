import { defineWords } from '../../../ui/words.ts';

export const effectWords = defineWords('sales.effects', {
  effects: { zh: '用后不适', en: 'Effects told' },
  note: {
    zh: '同一批次还有谁在用,只有健康顾问看得到;问安全,不谈买卖。',
    en: 'Who else has the same batch is shown to the consultant alone: ask whether they are well, sell nothing.',
  },
  none: { zh: '没有人说过用后不适', en: 'Nobody has told of an effect' },
  mild: { zh: '轻', en: 'mild' },
  serious: { zh: '重', en: 'serious' },
  batch: { zh: '批次 {{batch}}', en: 'batch {{batch}}' },
  noBatch: { zh: '批次未知', en: 'batch unknown' },
  told: { zh: '{{at}} 登记', en: 'told {{at}}' },
  followedUp: { zh: '{{at}} 已了解', en: 'followed up {{at}}' },
  waits: { zh: '等健康顾问了解', en: 'waits for the consultant' },
  others: { zh: '同批次的其他{{customer}}', en: 'Others with this batch' },
  noOthers: { zh: '同批次没有其他人', en: 'Nobody else has this batch' },
  who: { zh: '{{Customer}}', en: '{{Customer}}' },
  goods: { zh: '商品', en: 'Goods' },
  bought: { zh: '购买', en: 'Bought' },
});
