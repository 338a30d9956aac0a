import { defineWords } from '../../ui/words.ts';

export const ledgerWords = defineWords('ledger', {
  title: { zh: '为什么', en: 'Why' },
  version: { zh: '{{clause}} · 第 {{n}} 版 · {{from}} 起', en: '{{clause}} · version {{n}} · from {{from}}' },
  awayKnown: {
    zh: '没有网络。这里是名单上写着的;条款原文和依据,连上网就能看。',
    en: 'No network. This is what the list says; the text and what decided can be read once it is back.',
  },
  awaySeen: {
    zh: '没有网络。这是 {{at}} 看到的,之后可能有变。',
    en: 'No network. This is as it was {{at}}; it may have changed since.',
  },
  clause: { zh: '条款', en: 'Clause' },
  clauseOf: { zh: '{{clause}} · 第 {{n}} 版', en: '{{clause}} · version {{n}}' },
  what: { zh: '要做的', en: 'To do' },
  because: { zh: '因为', en: 'Because' },
  decided: { zh: '依据', en: 'What decided' },
  due: { zh: '到期', en: 'Due' },
  holder: { zh: '谁做', en: 'Who does it' },
  about: { zh: '关于', en: 'About' },
  ended: { zh: '结束于', en: 'Ended by' },
  lapse: { zh: '逾期后', en: 'If late' },
  asWritten: { zh: '条件原文', en: 'The condition as written' },
  mayChange: { zh: '谁能改', en: 'Who may change it' },
  statute: { zh: '法律条款,公司不能放宽', en: 'A statute: the company may not loosen it' },
  own: {
    zh: '本公司条款,由总经理启用新版',
    en: 'The company’s own clause: the general manager adopts a new version',
  },
  pack: {
    zh: '制度条款,本公司改动由总经理启用',
    en: 'A clause of the system: a change of ours is adopted by the general manager',
  },
  redated: {
    zh: '公布的放假安排里,这几天与原先推算的不同,期限随之改过。',
    en: 'The published holidays differ from what was reckoned; the limit was moved with them.',
  },
  lapsed: { zh: '已逾期', en: 'overdue' },
  holds: { zh: '成立', en: 'holds' },
  fails: { zh: '不成立', en: 'does not hold' },
  unknown: { zh: '缺资料,算不出', en: 'cannot be told: a value is missing' },
});
