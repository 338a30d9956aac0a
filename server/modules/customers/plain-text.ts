/** What a keyboard, an old form or a spreadsheet leaves around a value, taken off: widths, invisible marks, a leading apostrophe. */
export function plainText(cell: string): string {
  // Almost every cell is plain characters, letters and digits, which have one form only
  if (/^[\u4e00-\u9fff\w.:+-]*$/.test(cell)) return cell;
  const plain = cell.normalize('NFKC');
  if (/^[\p{L}\p{Nd}](?:[\p{L}\p{Nd} .,:/-]*[\p{L}\p{Nd}])?$/u.test(plain)) return plain;
  return (
    plain
      // Zero-width and direction marks, soft hyphens, byte order marks; control characters but line ends and tabs
      .replace(/\p{Cf}/gu, '')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .replace(/^'/, '')
      .trim()
  );
}

const NOTHING = new Set(
  '无,没有,暂无,不详,未知,未填,空,null,none,nil,n/a,na,#n/a,-,--,—,——,/,\\,0,?,？,.,待补,不清楚'.split(','),
);

/** 无, 暂无, —, N/A and the like are how people leave a field empty. */
export const saysNothing = (plain: string): boolean => plain === '' || NOTHING.has(plain.toLowerCase());
