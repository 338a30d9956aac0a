import { defineWords } from '../../ui/words.ts';

export const demoWords = defineWords('demo', {
  title: { zh: '看一场会怎么走完', en: 'Watch one event to its end' },
  note: {
    zh: '一家专设的演示公司,四天前开始计划,昨天办会,一直走到此刻,都在一分钟里。每一步和真用时一样记账、照制度判;别的公司一笔不动。',
    en: 'In a demo company of its own: planned from four days ago, held yesterday, up to this moment, all in a minute. Every step is recorded and judged as in earnest; no other company is touched.',
  },
  start: { zh: '开始', en: 'Start' },
  again: { zh: '再看一场', en: 'Play it again' },
  setting: {
    zh: '正在搭台:建公司、采用制度……',
    en: 'Setting the stage: the company is founded, its rules adopted …',
  },
  running: { zh: '正在演……', en: 'Playing …' },
  done: { zh: '演完了。', en: 'That was it.' },
  broken: {
    zh: '上一场中断了,什么都没留下。可以再看一场。',
    en: 'The last one broke off and left nothing. You may start another.',
  },
  interrupted: {
    zh: '上一场没演完,服务器就停了;它什么都没留下。点「再看一场」从头来。',
    en: 'The server stopped before the last one came to its end; nothing of it is left. Play it again from the start.',
  },
  elsewhere: {
    zh: '命令行那边正在演,一次只演一场。最多等一分钟。',
    en: 'One is being played from the command line, and there is one at a time. It takes a minute at most.',
  },
  none: { zh: '这里不演', en: 'Nothing is played here' },
  noneMore: {
    zh: '这里有自己的公司,或者没有装演示公司。',
    en: 'There is an organisation of somebody’s own here, or no demo company.',
  },
  toSignIn: { zh: '去登录', en: 'Go to sign-in' },
  language: { zh: 'English', en: '中文' },
  brand: { zh: '规矩', en: 'Guiju' },

  parts: { zh: '走到哪一步', en: 'How far it is' },
  founding: { zh: '开门', en: 'Founding' },
  plan: { zh: '计划', en: 'Plan' },
  invite: { zh: '邀约', en: 'Invite' },
  confirm: { zh: '确认', en: 'Confirm' },
  doors: { zh: '签到', en: 'Doors' },
  hall: { zh: '会场', en: 'Hall' },
  orders: { zh: '订单', en: 'Orders' },
  files: { zh: '建档', en: 'Files' },
  after: { zh: '回访', en: 'Call-backs' },

  counts: { zh: '此刻的数', en: 'The figures now' },
  invited: { zh: '邀约', en: 'invited' },
  came: { zh: '到会', en: 'came' },
  bought: { zh: '购买', en: 'bought' },
  kept: { zh: '未退', en: 'kept' },

  lines: { zh: '发生了什么', en: 'What happens' },
  didRefused: { zh: '挡下', en: 'refused' },
  didOpened: { zh: '应办', en: 'now owed' },
  didEnded: { zh: '不再应办', en: 'no longer owed' },
  didMet: { zh: '办结', en: 'done' },
  times: { zh: '× {{n}}', en: '× {{n}}' },
  by: { zh: '{{at}} 前', en: 'by {{at}}' },
  more: { zh: '另有 {{n}} 条', en: 'and {{n}} more' },

  onward: { zh: '自己接着看', en: 'Look for yourself' },
  onwardNote: {
    zh: '点一下就以演示账号登录这家公司。这台设备上原来的登录会换掉。',
    en: 'One tap signs you in there with a demo account, in place of whoever is signed in on this device.',
  },
  toSummary: { zh: '这场会的总结', en: 'The summary of the event' },
  toToday: { zh: '{{name}} 的今日', en: 'Today of {{name}}' },
  toWhy: { zh: '为什么要打这个回访', en: 'Why this call-back is owed' },
  accounts: { zh: '全部演示账号', en: 'All demo accounts' },
});
