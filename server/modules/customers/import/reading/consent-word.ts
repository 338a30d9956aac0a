import { plainText, saysNothing } from '../../plain-text.ts';

/** 无, 未同意, 拒绝, no: the person did not agree, or nobody knows. */
const NO = /^(?:否|不|未|没|无|拒|n$|no|0$|×|✗|不同意|未知|待)/i;
const SOURCES: [pattern: RegExp, source: string][] = [
  [/登记表|调查表|表单|签字|纸质|form/i, 'survey-form'],
  [/摊|地推|驻点|stall/i, 'stall'],
  [/活动|会|讲座|沙龙|联谊|茶话|event/i, 'event'],
  [/店|到店|shop|store/i, 'shop'],
  [/来电|电话|咨询|热线|call|phone/i, 'phone-in'],
  [/介绍|转介|推荐|refer|introduc/i, 'introduced'],
];

/** Where a row's consent comes from, as its cell says; `null` when it names no source. */
export function consentSource(cell: string, usual: string): string | null {
  const plain = plainText(cell);
  if (saysNothing(plain) || NO.test(plain)) return null;
  return (
    SOURCES.find(([pattern]) => pattern.test(plain))?.[1] ??
    (/^(?:是|有|同意|已|y|yes|true|1|√|✓|授权)/i.test(plain) ? usual : 'other')
  );
}
