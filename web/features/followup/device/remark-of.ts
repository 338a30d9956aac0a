import type { Said } from '../../../ui/words.ts';

/** The part of an answer that its writer should read even if nobody was looking when it came. */
interface Remarks {
  notMet?: readonly { title: Said; says: Said }[];
  warnings?: readonly Said[];
}

export function remarkOf(answer: unknown): Said | null {
  const { notMet = [], warnings = [] } = (answer ?? {}) as Remarks;
  const zh = [
    ...notMet.map(({ title, says }) => `${title.zh}:${says.zh}`),
    ...warnings.map(({ zh: w }) => w),
  ];
  const en = [
    ...notMet.map(({ title, says }) => `${title.en}: ${says.en}`),
    ...warnings.map(({ en: w }) => w),
  ];
  return zh.length === 0 ? null : { zh: zh.join('\n'), en: en.join('\n') };
}
