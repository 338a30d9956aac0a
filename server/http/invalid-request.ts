import type { Misfit } from '../../contract/refusals.ts';
import { Refusal } from '../platform/refusal.ts';

/** What the validator says of one field: the code of zod's issue and the rest of it. */
interface Unfit {
  keyword: string;
  instancePath: string;
  message?: string;
  params: object;
}
interface Issue {
  expected?: string;
  origin?: string;
  minimum?: number;
  maximum?: number;
  format?: string;
  values?: readonly unknown[];
  keys?: readonly string[];
}
type Says = Misfit['says'];

/** Names each field that does not fit, where it stands and what it should be, in both languages. */
export function invalid(where: string, unfit: readonly Unfit[]): Refusal {
  const fields = unfit.slice(0, 20).map((one) => misfitOf(where, one));
  const list = (language: 'zh' | 'en') =>
    fields.map((f) => `${f.field || f.where}: ${f.says[language]}`).join('; ');
  return new Refusal(
    'request.invalid',
    400,
    { zh: `请求里有不合要求的地方。${list('zh')}`, en: `The request does not fit. ${list('en')}` },
    { mend: { zh: '改正这些项后再发', en: 'Mend these fields and send again' }, details: { fields } },
  );
}

function misfitOf(where: string, { keyword, instancePath, message = '', params }: Unfit): Misfit {
  const field = instancePath.split('/').filter(Boolean).join('.');
  return { where, field, says: sentence(keyword, params, message) };
}

/** Zod's own English is the fall-back for what is not listed: rare, and better than nothing said. */
function sentence(code: string, issue: Issue, message: string): Says {
  if (code === 'invalid_type') return wrongType(issue.expected ?? '', message);
  if (code === 'too_small') return size('至少', 'at least', issue.minimum, issue.origin);
  if (code === 'too_big') return size('至多', 'at most', issue.maximum, issue.origin);
  if (code === 'invalid_format')
    return formats[issue.format ?? ''] ?? { zh: '格式不对', en: 'has the wrong form' };
  if (code === 'invalid_value') return oneOf(issue.values ?? []);
  if (code === 'unrecognized_keys') return unknownKeys(issue.keys ?? []);
  return { zh: `不合要求(${message})`, en: message || 'does not fit' };
}

function wrongType(expected: string, message: string): Says {
  if (message.endsWith('received undefined')) return { zh: '缺少此项', en: 'is missing' };
  const [zh, en] = types[expected] ?? [expected, expected];
  return { zh: `应为${zh}`, en: `should be ${en}` };
}

const types: Record<string, readonly [string, string]> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['是或否', 'true or false'],
  array: ['列表', 'a list'],
  object: ['一组字段', 'an object'],
  record: ['一组字段', 'an object'],
};

function size(zh: string, en: string, bound: number | undefined, origin = ''): Says {
  const units: Record<string, readonly [string, string]> = {
    string: [' 个字', ' characters'],
    array: [' 项', ' items'],
  };
  const [unitZh, unitEn] = units[origin] ?? ['', ''];
  return { zh: `${zh} ${bound}${unitZh}`, en: `${en} ${bound}${unitEn}` };
}

const formats: Record<string, Says> = {
  date: { zh: '应为日期,如 2026-03-10', en: 'should be a date such as 2026-03-10' },
  datetime: {
    zh: '应为带时区的时间,如 2026-03-10T09:00:00+08:00',
    en: 'should be a time with its offset, such as 2026-03-10T09:00:00+08:00',
  },
  url: { zh: '应为网址', en: 'should be an address on the web' },
  uuid: { zh: '应为 UUID', en: 'should be a UUID' },
};

const oneOf = (values: readonly unknown[]): Says => ({
  zh: `应为 ${values.join('、')} 之一`,
  en: `should be one of ${values.join(', ')}`,
});

const unknownKeys = (keys: readonly string[]): Says => ({
  zh: `没有「${keys.join('、')}」这一项`,
  en: `has no field “${keys.join(', ')}”`,
});
