/** Excel keeps a date as a count of days; only the cell's number format tells it from a number. */

const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';')[0] as string;
  return /[yd]/i.test(bare) && !/[#0?]/.test(bare);
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** 20156 → 1955-03-08. The day only: nobody's list means an hour. */
export function serialToDay(serial: number, from1904: boolean): string {
  const date = new Date((from1904 ? EPOCH_1904 : EPOCH) + Math.floor(serial) * DAY);
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}
