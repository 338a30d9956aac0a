import { defineWords } from '../../../ui/words.ts';

export const auditWords = defineWords('audit', {
  settings: { zh: '设置', en: 'Settings' },
  audit: { zh: '谁看过、谁改过', en: 'Who looked, who changed' },
  note: {
    zh: '只添不改。{{customer}}在这里不显示姓名。',
    en: 'Only ever added to. {{Customer}}s are not named here.',
  },
  book: { zh: '看哪一本', en: 'Which book' },
  all: { zh: '全部', en: 'Both' },
  access: { zh: '查看', en: 'Looking' },
  changes: { zh: '改动', en: 'Changes' },
  who: { zh: '谁', en: 'Who' },
  anyone: { zh: '所有人', en: 'Anybody' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  at: { zh: '什么时候', en: 'When' },
  act: { zh: '做了什么', en: 'Did what' },
  what: { zh: '对什么', en: 'To what' },
  why: { zh: '理由', en: 'Why' },
  times: { zh: '{{n}} 条', en: '{{n}} rows' },
  none: { zh: '这段时间没有记录', en: 'Nothing in this time' },
  noneNote: { zh: '放宽日期或换一个人看看。', en: 'Widen the days or choose somebody else.' },
  older: { zh: '更早的', en: 'Older' },
});
