import { defineWords } from '../../../ui/words.ts';

export const mineWords = defineWords('mine', {
  mine: { zh: '我的', en: 'Mine' },
  points: { zh: '积分', en: 'Points' },
  more: { zh: '更多', en: 'More' },
  device: { zh: '这部手机', en: 'This device' },
  offlineYes: { zh: '断网也能打开、能看、能记。', en: 'Opens, shows and records without a network.' },
  offlineNo: {
    zh: '这个网址不是 HTTPS:断网时能看能记,但请别关掉页面。',
    en: 'This address is not HTTPS: shows and records without a network while the page stays open.',
  },
  waiting: { zh: '待送出 {{n}} 条', en: '{{n}} to be sent' },
  nothingWaits: { zh: '没有待送出的', en: 'Nothing waits to be sent' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutSure: {
    zh: '退出登录?这部手机上的名单会清掉。',
    en: 'Sign out? The list is taken off this device.',
  },
  signOutWaiting: {
    zh: '还有 {{n}} 条没送出。退出后留在本机,您下次登录时再送。确定退出?',
    en: '{{n}} not sent yet. They stay on this device until you sign in again. Sign out?',
  },
});
