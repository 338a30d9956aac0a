import type { PlayAnswer, PlayLine } from '../contract/demo.ts';

export type Language = 'zh' | 'en';

const DID = {
  refused: { zh: '挡下', en: 'refused by' },
  opened: { zh: '应办', en: 'owed by' },
  ended: { zh: '不再应办', en: 'ended by' },
  met: { zh: '办结', en: 'met:' },
} as const;

/** Who did what, which clause answered, what it opened, and how many came, bought and kept so far. */
export function lineInWords({ at, who, says, answers, more, counts }: PlayLine, language: Language): string {
  const { invited, came, bought, kept } = counts;
  const sum =
    language === 'zh'
      ? `邀约 ${invited} → 到会 ${came} → 购买 ${bought} → 未退 ${kept}`
      : `invited ${invited} → came ${came} → bought ${bought} → kept ${kept}`;
  return [
    `${momentOf(at)}  ${who} ${says[language]}`,
    ...answers.map((answer) => `             ${answerInWords(answer, language)}`),
    ...(more > 0 ? [`             ${language === 'zh' ? `另有 ${more} 条` : `and ${more} more`}`] : []),
    ...(invited > 0 ? [`             ${sum}`] : []),
  ].join('\n');
}

function answerInWords({ clause, did, says, count, who, due }: PlayAnswer, language: Language): string {
  const times = count > 1 ? ` ×${count}` : '';
  const whom = who ? ` → ${who[language]}` : '';
  const until = due ? (language === 'zh' ? `,${momentOf(due)} 前` : `, by ${momentOf(due)}`) : '';
  return `${clause} ${DID[did][language]} ${says[language]}${times}${whom}${until}`;
}

/** `11-28 09:00`, as the company's wall clock has it. */
const momentOf = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
