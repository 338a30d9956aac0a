/** 1192 → `1,192`, with cents where there are any. */
export const sayYuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
