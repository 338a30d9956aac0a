import { defineWords } from '../ui/words.ts';

export const shellWords = defineWords('shell', {
  brand: { zh: '规矩', en: 'Guiju' },
  rail: { zh: '主菜单', en: 'Main menu' },
  bar: { zh: '常用', en: 'Main screens' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  search: { zh: '搜索', en: 'Search' },
  searchHint: {
    zh: '{{customer}}、条款、同事:姓名两个字、拼音首字母或尾号四位',
    en: '{{Customer}}s, clauses, colleagues: two characters, pinyin initials or last four digits',
  },
  searchFirst: { zh: '输入两个字或四位数字。', en: 'Type two characters or four digits.' },
  searchNone: {
    zh: '没有找到「{{q}}」。换成尾号四位或拼音首字母试试。',
    en: 'Nothing for “{{q}}”. Try the last four digits or pinyin initials.',
  },
  keys: { zh: '按键', en: 'Keys' },
  keySearch: { zh: '搜索', en: 'Search' },
  keyHelp: { zh: '这张按键表', en: 'This list of keys' },
  keyGo: { zh: '先按 g 再按数字:打开左边第几项', en: 'g then a number: the nth entry of the menu' },
  keyClose: { zh: '关闭抽屉或对话框', en: 'Close a drawer or dialog' },
  bell: { zh: '通知', en: 'Notifications' },
  bellUnread: { zh: '通知,{{n}} 条未读', en: 'Notifications, {{n}} unread' },
  bellNone: {
    zh: '没有通知。每天 08:00、13:30、17:00 汇总一次。',
    en: 'No notifications. A digest comes at 08:00, 13:30 and 17:00.',
  },
  digest: { zh: '汇总', en: 'Digest' },
  readAll: { zh: '全部已读', en: 'Mark all read' },
  offline: {
    zh: '没有网络:可以看、可以记,连上后自己送出。',
    en: 'No network: look and record as usual; it is sent once back.',
  },
  offlineWaiting: {
    zh: '没有网络:{{n}} 件已记在本机,连上后自己送出。',
    en: 'No network: {{n}} kept on this device, sent once back.',
  },
  queueRefused: { zh: '{{n}} 条没收下,点开看看', en: '{{n}} not accepted: open to see why' },
  notFound: { zh: '没有这一页', en: 'There is no such page' },
  notFoundMend: {
    zh: '可能改了地址,或者打错了字。',
    en: 'The address may have changed, or has a slip in it.',
  },
  notYours: { zh: '这一页不归您的岗位看', en: 'This page is not for your post' },
  notYoursMend: {
    zh: '需要的话,请管理员在「设置」里改权限。',
    en: 'If you need it, ask the administrator to change your permissions.',
  },
  toToday: { zh: '回今日', en: 'Back to Today' },
  crash: { zh: '这一页出了错', en: 'This page went wrong' },
  language: { zh: 'English', en: '中文' },
});
