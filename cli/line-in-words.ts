import type { PlayAnswer, PlayCounts, PlayLine } from '../contract/demo.ts';

export type Language = 'zh' | 'en';

const DID = {
  refused: { zh: '挡下', en: 'refused:' },
  opened: { zh: '应办', en: 'now owed:' },
  ended: { zh: '不再应办', en: 'no longer owed:' },
  met: { zh: '办结', en: 'done:' },
} as const;

/**
 * Who did what, which clause answered, what it opened; and how many were invited, came, bought and kept, where that
 * has changed.
 *
 * @param before the figures told last
 */
export function lineInWords(line: PlayLine, before: PlayCounts | null, language: Language): string {
  const { at, who, says, answers, more, counts } = line;
  const zh = language === 'zh';
  const further = [
    ...answers.map((answer) => answerInWords(answer, language)),
    ...(more > 0 ? [zh ? `另有 ${more} 条` : `and ${more} more`] : []),
    ...(changed(before, counts) ? [countsInWords(counts, zh)] : []),
  ];
  return [`${momentOf(at)}  ${who} ${says[language]}`, ...further.map((text) => INDENT + text)].join('\n');
}

const INDENT = ' '.repeat(13);

const changed = (before: PlayCounts | null, now: PlayCounts): boolean =>
  Object.entries(now).some(([key, n]) => n !== (before?.[key as keyof PlayCounts] ?? 0));

const countsInWords = ({ invited, came, bought, kept }: PlayCounts, zh: boolean): string =>
  zh
    ? `邀约 ${invited} → 到会 ${came} → 购买 ${bought} → 未退 ${kept}`
    : `invited ${invited} → came ${came} → bought ${bought} → kept ${kept}`;

function answerInWords({ clause, did, says, count, who, due }: PlayAnswer, language: Language): string {
  const times = count > 1 ? ` ×${count}` : '';
  const whom = who ? ` → ${who[language]}` : '';
  const until = due ? (language === 'zh' ? `,${dueOf(due)} 前` : `, by ${dueOf(due)}`) : '';
  return `${clause} ${DID[did][language]} ${says[language]}${times}${whom}${until}`;
}

/** `11-28 09:00`, as the company's wall clock has it. */
const momentOf = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** The end of a day belongs to that day, though the clock says midnight. */
function dueOf(due: string): string {
  const last = momentOf(new Date(Date.parse(due) - 1).toISOString());
  return last.endsWith('23:59') ? last.slice(0, 5) : momentOf(due);
}
