import { defineWords } from '../../../ui/words.ts';

export const areaWords = defineWords('customers.areas', {
  areas: { zh: '片区分工', en: 'Areas' },
  areasNote: {
    zh: '分配负责人时,就近给管这个片区的代表。没有指定的,按各人现在负责的{{customer}}多在哪里算。',
    en: 'Allocation prefers whoever is near. Where nothing is given, it counts where their {{customer}}s live.',
  },
  member: { zh: '代表', en: 'Representative' },
  near: { zh: '片区', en: 'Areas' },
  asServed: { zh: '{{areas}}(按现有{{customer}})', en: '{{areas}} (from the {{customer}}s they have)' },
  none: { zh: '还没有', en: 'none yet' },
  change: { zh: '改', en: 'Change' },
  changeOf: { zh: '改片区:{{name}}', en: 'Change areas: {{name}}' },
  areasOf: { zh: '{{name}} 的片区', en: 'Areas of {{name}}' },
  giveNote: {
    zh: '勾选的片区以后就近先提议给这位代表;一个不选,就按现有{{customer}}算。片区后面是住在那里的人数。',
    en: 'Chosen areas are proposed to them first; none: by the {{customer}}s they have. The figure is how many live there.',
  },
  other: { zh: '名单里没有的片区', en: 'An area not listed' },
  save: { zh: '保存', en: 'Save' },
});
