/** What a list may be. A shop's largest is some ten thousand rows; ten times that still leaves the machine free for others. */
export const LIMITS = {
  fileMegabytes: 50,
  rows: 200_000,
  columns: 100,
  /** Characters in a cell; Excel's own limit. */
  cell: 32_767,
  /** Inflated bytes of one part of a workbook, whatever its header claims. */
  part: 400 * 1_048_576,
  /** Inflated bytes of all parts as claimed. */
  parts: 600 * 1_048_576,
} as const;
