import type { ImportField } from '../../../../../contract/customer-import.ts';
import type { Text } from '../../../../../kernel/index.ts';
import { plainText } from '../../plain-text.ts';

/** What columns are called in the lists people keep. */
const WORDS: Record<ImportField, string> = {
  name: '姓名,名字,顾客姓名,客户姓名,会员姓名,顾客,客户,会员,称呼,联系人,full name,name,customer,customer name,client',
  phone:
    '电话,手机,手机号,手机号码,电话号码,联系电话,联系方式,移动电话,本人电话,固话,座机,宅电,家庭电话,备用电话,其他电话,号码,phone,mobile,tel,telephone,cell,contact,phone number,mobile number',
  gender: '性别,男女,gender,sex',
  birth: '生日,出生日期,出生年月,出生年月日,出生,出生年,生辰,birthday,birth,date of birth,dob,birth date',
  district:
    '社区,街道,小区,村,村社,居委会,街道社区,所属社区,乡镇,community,district,street,neighbourhood,neighborhood',
  area: '片区,区域,所属片区,网格,大区,area,region,zone',
  address: '地址,住址,家庭住址,家庭地址,详细地址,通讯地址,住所,门牌,address,home address',
  owner:
    '负责人,代表,满意代表,客户经理,业务员,销售,跟进人,归属,归属人,员工,健康顾问,owner,representative,rep,sales,assigned to',
  consent:
    '授权,同意,授权来源,同意来源,联系授权,来源,客户来源,资料来源,登记来源,是否同意,consent,source,permission,opt-in',
};

const FIELD_OF = new Map<string, ImportField>(
  Object.entries(WORDS).flatMap(([field, words]) =>
    words.split(',').map((word) => [key(word), field as ImportField] as const),
  ),
);

/** Not taken from a list, whatever it holds: law and our own rules leave it out (lawful default). */
const LEFT: [pattern: RegExp, what: Text][] = [
  [
    /身份证|证件号|id ?card|identity/i,
    { zh: '证件号码不从名单导入', en: 'Identity numbers are not taken from a list' },
  ],
  [
    /病|血压|血糖|健康状况|用药|体检|慢性|症状|过敏|illness|disease|health|medic/i,
    {
      zh: '健康信息要本人在登记表上单独同意,不从名单导入',
      en: 'Health data needs the person’s separate consent on a form; it is not taken from a list',
    },
  ],
  [
    /收入|退休金|存款|养老金|子女|独居|性格|购买力|income|pension|savings|children|living alone|character/i,
    {
      zh: '本系统不记收入、子女、独居、性格',
      en: 'Guiju keeps no income, children, living alone or character',
    },
  ],
];

/** Brackets, stars and spaces around a heading say nothing: 「*手机号(必填)」. */
function key(heading: string): string {
  return plainText(heading)
    .toLowerCase()
    .replace(/[(（【[].*?[)）】\]]/g, '')
    .replace(/[*\s:：_\-/、.]/g, '')
    .replace(/\d+$/, '');
}

export function fieldOfHeading(heading: string): ImportField | null {
  const exact = FIELD_OF.get(key(heading));
  if (exact || key(heading) === '') return exact ?? null;
  if (leftOut(heading)) return null;
  const word = key(heading);
  // 家属联系电话2, 顾客常用手机: the longest known word inside decides
  const inside = [...FIELD_OF].filter(([known]) => known.length > 1 && word.endsWith(known));
  return inside.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? null;
}

export const leftOut = (heading: string): Text | null =>
  LEFT.find(([pattern]) => pattern.test(plainText(heading)))?.[1] ?? null;
