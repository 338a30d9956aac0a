import { textLimits } from '../../../../contract/texts.ts';
import { Refusal } from '../../../platform/refusal.ts';

type Said = readonly [zh: string, en: string, mendZh: string, mendEn: string];

const SAVE_ANEW = [
  '用 PowerPoint、Word 或 WPS 打开,「另存为」.pptx 或 .docx,再传一次;也可以直接把文字粘进来',
  'Open it in PowerPoint, Word or WPS, save it as .pptx or .docx and send it again, or paste the words',
] as const;
const SPLIT = ['分成几份交', 'Hand it in in parts'] as const;

const REASONS = {
  empty: () => ['文件是空的', 'The file is empty', '换一个有内容的文件', 'Choose a file with words in it'],
  'no-words': () => [
    '文件里没有读得出的字',
    'There are no words in the file',
    '字做成图片的,读不到:把图上的字粘进来',
    'Words inside pictures cannot be read: paste them',
  ],
  'too-large': () => [
    '文件超过 50 MB',
    'The file is larger than 50 MB',
    '去掉视频和大图另存一份,或直接粘文字',
    'Save a copy without videos and large pictures, or paste the words',
  ],
  'inflates-too-much': (part) => [
    `文件里的 ${part} 解开后大得不正常,没有继续读`,
    `Inside the file, ${part} inflates to an abnormal size; reading stopped`,
    '把文字粘进来',
    'Paste the words',
  ],
  truncated: () => ['文件不完整,缺了一段', 'The file is incomplete', ...SAVE_ANEW],
  damaged: (part) => [`文件损坏:${part} 读不懂`, `The file is damaged: ${part} makes no sense`, ...SAVE_ANEW],
  encrypted: () => [
    '文件加了打开密码',
    'The file is protected by a password',
    '打开后去掉密码另存,再传一次',
    'Open it, remove the password, save it and send it again',
  ],
  'old-office': () => [
    '这是旧版 .ppt 或 .doc 文件,读不了',
    'This is an old .ppt or .doc file, which cannot be read',
    ...SAVE_ANEW,
  ],
  foreign: (zh, en) => [`这是${zh},不是文稿`, `This is ${en}, not a text`, ...SAVE_ANEW],
  encoding: () => [
    '字认不出来:不是 UTF-8,也不是 GB18030(GBK)',
    'The words are in neither UTF-8 nor GB18030 (GBK)',
    ...SAVE_ANEW,
  ],
  'too-many-pages': () => [
    `超过 ${textLimits.pages} 页`,
    `There are more than ${textLimits.pages} pages`,
    ...SPLIT,
  ],
  'long-page': (page) => [
    `第 ${page} 页超过 ${textLimits.page} 字`,
    `Page ${page} has more than ${textLimits.page} characters`,
    '分成几页',
    'Split it into several pages',
  ],
  'too-many-words': () => [
    `超过 ${textLimits.all / 10_000} 万字`,
    `There are more than ${textLimits.all} characters`,
    ...SPLIT,
  ],
} satisfies Record<string, (zh: string, en: string) => Said>;

/** A file whose words cannot be read: what is wrong and what to do about it. */
export class UnreadableText extends Refusal {
  constructor(code: keyof typeof REASONS, zh = '', en = zh) {
    const [said, saidEn, mend, mendEn] = REASONS[code](zh, en);
    super(
      `text.file.${code}`,
      code === 'too-large' ? 413 : 422,
      { zh: said, en: saidEn },
      {
        mend: { zh: mend, en: mendEn },
      },
    );
  }
}
