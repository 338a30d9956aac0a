import { defineWords } from './words.ts';

export const uiWords = defineWords('ui', {
  nag: { zh: '催办', en: 'Urged' },
  checklist: { zh: '清单', en: 'Checklist' },
  hint: { zh: '提示', en: 'Hint' },
  whyOf: { zh: '为什么:{{of}}', en: 'Why: {{of}}' },
  loading: { zh: '正在取…', en: 'Loading…' },
  again: { zh: '再试一次', en: 'Try again' },
  away: { zh: '连不上服务器', en: 'The server cannot be reached' },
  awayMend: {
    zh: '请看看网络;连上后会自己接着来。',
    en: 'Check the network; it carries on by itself once back.',
  },
  broke: { zh: '这一页出了错', en: 'This page went wrong' },
  brokeMend: {
    zh: '已写的内容还在。重新打开这一页;还不行请告诉管理员。',
    en: 'What you wrote is kept. Open the page again; if it stays, tell the administrator.',
  },
  refusalCode: { zh: '编号 {{code}}', en: 'Code {{code}}' },
  nobodyYet: { zh: '请选同事', en: 'Choose a colleague' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copyByHand: {
    zh: '此网址不能直接复制:长按选中下面的文字。',
    en: 'This address cannot copy by itself: press and hold to select the text.',
  },
  longPicture: { zh: '长图', en: 'As a picture' },
  holdPicture: {
    zh: '长按图片可转发到群;电脑上点下面保存。',
    en: 'Press and hold the picture to forward it; on a computer save it below.',
  },
  savePicture: { zh: '保存图片', en: 'Save the picture' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  choose: { zh: '请选', en: 'Choose' },
  required: { zh: '必填', en: 'required' },
  optional: { zh: '(可不填)', en: ' (optional)' },
  close: { zh: '关闭', en: 'Close' },
});
