import { defineWords } from '../../../ui/words.ts';

export const checklistWords = defineWords('events-checklists', {
  title: { zh: '清单', en: 'Checklists' },
  seenOf: { zh: '看过 {{n}} / {{of}} 张', en: '{{n}} of {{of}} looked through' },
  tick: { zh: '清点', en: 'Check' },
  tickOf: { zh: '清点{{list}}', en: 'Check: {{list}}' },
  notYet: { zh: '还没看', en: 'Not yet' },
  whole: { zh: '齐', en: 'complete' },
  short: { zh: '差 {{n}}', en: '{{n}} missing' },
  by: { zh: '{{name}} {{when}}', en: '{{name}}, {{when}}' },
  saveIt: { zh: '保存', en: 'Save' },
  allHere: { zh: '都有', en: 'All there' },
  nothingToTick: { zh: '做过了就保存。', en: 'Save once it has been done.' },
  recording: { zh: '录音录像', en: 'Recording' },
  start: { zh: '开始录', en: 'Recording now' },
  keptUntil: { zh: '留到 {{day}}', en: 'kept until {{day}}' },
  deleteIt: { zh: '已删除', en: 'It is deleted' },
  deleted: { zh: '已删', en: 'deleted' },
});
