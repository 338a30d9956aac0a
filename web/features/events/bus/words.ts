import { defineWords } from '../../../ui/words.ts';

export const busWords = defineWords('events-bus', {
  title: { zh: '接送', en: 'The bus' },
  note: { zh: '路上 {{n}} 位', en: '{{n}} on the way' },
  nobody: { zh: '没有人说要坐车', en: 'Nobody said that they come by bus' },
  nobodyHint: { zh: '邀约时填了上车点的会列在这里', en: 'Whoever named a stop when invited is listed here' },
  ofStop: { zh: '已上车 {{aboard}} / {{expected}}', en: '{{aboard}} of {{expected}} on board' },
  boarded: { zh: '上车了', en: 'On board' },
  boardedOf: { zh: '上车了:{{name}}', en: 'On board: {{name}}' },
  boardedAt: { zh: '{{at}} 上车', en: 'on board at {{at}}' },
  all: { zh: '都上车了', en: 'All are on board' },
  allOf: { zh: '都上车了:{{stop}}', en: 'All are on board: {{stop}}' },
  arrived: { zh: '已签到', en: 'signed in' },
  with: { zh: '同来 {{n}} 位', en: 'with {{n}} more' },
});
