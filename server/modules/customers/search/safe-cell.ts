/**
 * A cell as a spreadsheet may open it: what it would read as a formula is made plain text, so that a name typed as
 * =HYPERLINK(…) does nothing in the office.
 */
export const safeCell = (value: string): string =>
  /^[=+\-@\t\r|%]/.test(value.trimStart()) ? `'${value}` : value;
