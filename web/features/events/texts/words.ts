import { defineWords } from '../../../ui/words.ts';

export const textWords = defineWords('events-texts', {
  title: { zh: '讲稿与文稿', en: 'Slides and texts' },
  note: {
    zh: '给顾客看、给顾客听的,先过一遍',
    en: 'What guests see and hear is screened first',
  },
  none: { zh: '还没有交过文稿', en: 'No text has been handed in' },
  handInNew: { zh: '交文稿', en: 'Hand in a text' },
  passed: { zh: '已通过', en: 'Passed' },
  notPassed: { zh: '没通过', en: 'Not passed' },
  toMend: { zh: '{{n}} 处要改', en: '{{n}} to mend' },
  by: { zh: '第 {{n}} 稿 · {{name}} {{when}}', en: 'version {{n}} · {{name}}, {{when}}' },
  file: { zh: '上传 .pptx、.docx 或 .txt', en: 'Upload .pptx, .docx or .txt' },
  reading: { zh: '正在读…', en: 'Reading…' },
  fileNote: {
    zh: '也可以一页一页粘进来。图片里的字读不到,要补写。',
    en: 'Or paste it page by page. Words inside pictures are not read: write them down.',
  },
  name: { zh: '叫什么', en: 'What it is called' },
  use: { zh: '做什么用', en: 'What it is for' },
  category: { zh: '讲的商品', en: 'What it is about' },
  speaker: { zh: '提到的讲师', en: 'The speaker it names' },
  noSpeaker: { zh: '没有登记', en: 'nobody on record' },
  page: { zh: '第 {{n}} 页', en: 'Page {{n}}' },
  addPage: { zh: '加一页', en: 'Add a page' },
  dropPage: { zh: '删第 {{n}} 页', en: 'Remove page {{n}}' },
  pageDropped: { zh: '第 {{n}} 页不再要', en: 'Page {{n}} is taken out' },
  keepPage: { zh: '放回第 {{n}} 页', en: 'Put page {{n}} back' },
  editPage: { zh: '改第 {{n}} 页', en: 'Change page {{n}}' },
  handIn: { zh: '交上去', en: 'Hand it in' },
  handInNext: { zh: '交新的一稿', en: 'Hand in a new version' },
  handInAgain: { zh: '改好了,再交', en: 'Mended: hand it in again' },
  empty: { zh: '先写上叫什么,再写内容', en: 'Name it and write something first' },
  allPassed: {
    zh: '没有查到不能说的,该写的也都有。词句以外,请再找人看一遍。',
    en: 'Nothing was found that may not be said, and what must be there is there. Let somebody read it all the same.',
  },
  refused: { zh: '有 {{n}} 处要改,改好再交', en: '{{n}} places to mend before it may be shown' },
  onPage: { zh: '第 {{n}} 页「{{word}}」', en: 'page {{n}} “{{word}}”' },
  hint: { zh: '提示', en: 'hint' },
  past: { zh: '交过的稿', en: 'What was handed in' },
  speakers: { zh: '讲师', en: 'Speakers' },
  speakersNote: {
    zh: '称呼要有证书;称医生要有执业证',
    en: 'A title needs its paper; a doctor a licence',
  },
  noSpeakers: { zh: '还没有登记讲师', en: 'No speaker is on record' },
  addSpeaker: { zh: '登记讲师', en: 'Add a speaker' },
  speakerName: { zh: '姓名', en: 'Name' },
  speakerTitle: { zh: '怎么称呼', en: 'What they are called' },
  credential: { zh: '资质', en: 'Credential' },
  credentialHint: { zh: '如:公共营养师三级', en: 'such as: nutritionist, grade three' },
  licence: { zh: '执业证号', en: 'Licence number' },
  paper: { zh: '附证书(照片或 PDF)', en: 'Attach the paper (picture or PDF)' },
  paperHere: { zh: '证书已附', en: 'Paper attached' },
  noPaper: { zh: '还没附证书', en: 'no paper so far' },
  paperOf: { zh: '补{{name}}的证书', en: 'Add the paper of {{name}}' },
  paperBad: { zh: '这份文件打不开', en: 'This file cannot be opened' },
  seePaper: { zh: '看{{name}}的证书', en: 'See the paper of {{name}}' },
  save: { zh: '登记', en: 'Put on record' },
});

export const textUseWords = defineWords('events-text-use', {
  slides: { zh: '讲稿', en: 'Slides' },
  'host-script': { zh: '主持词', en: 'Host’s words' },
  invitation: { zh: '请柬文', en: 'Invitation' },
  message: { zh: '群消息', en: 'Message' },
  advertisement: { zh: '宣传', en: 'Advertisement' },
});

export const categoryWords = defineWords('events-text-category', {
  'health-food': { zh: '保健食品', en: 'Health food' },
  food: { zh: '普通食品', en: 'Ordinary food' },
  device: { zh: '器械', en: 'Device' },
  appliance: { zh: '家电', en: 'Appliance' },
  service: { zh: '服务', en: 'Service' },
  none: { zh: '不讲商品', en: 'No product' },
});

export const titleWords = defineWords('events-speaker-title', {
  lecturer: { zh: '讲师', en: 'Lecturer' },
  consultant: { zh: '咨询师', en: 'Consultant' },
  expert: { zh: '专家', en: 'Expert' },
  doctor: { zh: '医生', en: 'Doctor' },
});
