import { defineWords } from '../../../ui/words.ts';

export const approvalWords = defineWords('approvals', {
  approvals: { zh: '审批', en: 'Approvals' },
  none: { zh: '没有等您批的', en: 'Nothing waits for you' },
  noneMore: {
    zh: '新的申请会出现在今日和通知里。',
    en: 'New requests appear on Today and in notifications.',
  },
  asked: { zh: '{{name}} · {{at}} 提出', en: 'Asked by {{name}}, {{at}}' },
  whyYou: { zh: '为什么是您', en: 'Why you' },
  onYes: { zh: '同意后', en: 'On yes' },
  onNo: { zh: '不同意', en: 'On no' },
  left: { zh: '本月还剩', en: 'Left this month' },
  reason: { zh: '申请理由', en: 'Reason given' },
  until: { zh: '{{at}} 前', en: 'by {{at}}' },
  yes: { zh: '同意', en: 'Yes' },
  no: { zh: '不同意', en: 'No' },
  answerFor: { zh: '{{title}}:同意或不同意', en: '{{title}}: yes or no' },
  allYes: { zh: '全部同意', en: 'Yes to all' },
  whyNo: { zh: '不同意的理由', en: 'Why not' },
  needWhyNo: { zh: '不同意要写理由', en: 'A no needs a reason' },
  send: { zh: '送出 {{n}} 件', en: 'Send {{n}}' },
  sent: { zh: '{{n}} 件批好了', en: '{{n}} decided' },
  meanwhile: {
    zh: '这几天有 {{n}} 件在{{name}}名下到期',
    en: '{{n}} fall due in {{name}}’s name on those days',
  },
  meanwhileNote: {
    zh: '同意时一起转给下面的人,期限不变,功劳仍归本人。',
    en: 'On yes they go to those below; dues stay, and so does the credit.',
  },
  coverFor: { zh: '{{name}} 由谁代办', en: 'Who covers {{name}}' },
  noCover: { zh: '不转', en: 'Leave it' },
  coverReason: { zh: '请假代办', en: 'covers for leave' },
  mine: { zh: '我提出的', en: 'Asked by me' },
  asking: { zh: '等着批', en: 'waiting' },
  given: { zh: '同意了', en: 'given' },
  refused: { zh: '没同意', en: 'refused' },
  used: { zh: '用过了', en: 'used' },
  void: { zh: '作废了', en: 'void' },
});

const states = ['given', 'refused', 'used', 'void'] as const;

export const stateWord = (state: string): (typeof states)[number] | 'asking' =>
  states.find((known) => known === state) ?? 'asking';
