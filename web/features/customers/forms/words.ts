import { defineWords } from '../../../ui/words.ts';

export const formWords = defineWords('forms', {
  title: { zh: '登记表与档案表', en: 'Registration form and file' },
  settings: { zh: '设置', en: 'Settings' },
  which: { zh: '哪一张', en: 'Which one' },
  survey: { zh: '{{customer}}登记表', en: 'Registration form' },
  file: { zh: '{{customer}}档案表', en: 'File form' },
  inUse: { zh: '现用第 {{n}} 版,{{at}} 发布', en: 'Version {{n}} in use, released {{at}}' },
  heading: {
    zh: '表头是「{{heading}}」,写公司真名,改不了。',
    en: 'It is headed “{{heading}}”: the company’s true name, which stays.',
  },
  said: { zh: '写在表上的话', en: 'What the form says' },
  purpose: { zh: '用途说明', en: 'What it is for' },
  consent: { zh: '授权的话', en: 'What they agree to' },
  health: { zh: '健康部分的话', en: 'About the health part' },
  fields: { zh: '问哪些', en: 'What is asked' },
  healthFields: { zh: '健康部分问哪些(单独同意)', en: 'What the health part asks (a consent of its own)' },
  fieldsNote: {
    zh: '收入、子女、独居、性格不能问。',
    en: 'Income, children, living alone and character may not be asked.',
  },
  labelZh: { zh: '第 {{n}} 项,中文', en: 'Field {{n}}, Chinese' },
  labelEn: { zh: '第 {{n}} 项,英文', en: 'Field {{n}}, English' },
  required: { zh: '必填', en: 'required' },
  core: { zh: '固定', en: 'stays' },
  remove: { zh: '去掉', en: 'Remove' },
  removeOf: { zh: '去掉:{{name}}', en: 'Remove: {{name}}' },
  add: { zh: '加一项', en: 'Add a field' },
  release: { zh: '发布新版本', en: 'Release a new version' },
  releaseNote: {
    zh: '从现在起用新版;填过的表按当时的版本留着。',
    en: 'In use from now on; forms already filled in keep the version of their time.',
  },
  released: { zh: '第 {{n}} 版已发布', en: 'Version {{n}} is released' },
});
