import { defineWords } from '../../../ui/words.ts';

export const forwardingWords = defineWords('events-forwarding', {
  open: { zh: '转发文字', en: 'Words to send' },
  note: {
    zh: '手动转发给自己的顾客。先检查,再复制;改了要再检查。',
    en: 'To send by hand to your own guests. Screened first, then copied; changed words are screened again.',
  },
  nothing: { zh: '现在没有要告诉谁的', en: 'There is nothing to tell anybody now' },
  which: { zh: '哪一种', en: 'Which' },
  invitation: { zh: '邀请', en: 'Invitation' },
  reminder: { zh: '提醒', en: 'Reminder' },
  moved: { zh: '改时间', en: 'Moved' },
  cancelled: { zh: '取消', en: 'Called off' },
  thanks: { zh: '感谢', en: 'Thanks' },
  missed: { zh: '没来', en: 'Missed you' },
  words: { zh: '文字', en: 'Words' },
  screen: { zh: '检查', en: 'Screen' },
  clear: { zh: '可以发', en: 'may be sent' },
  marked: { zh: '要改:{{words}}', en: 'to change: {{words}}' },
  to: { zh: '发给 {{n}} 位', en: 'For {{n}}' },
});
