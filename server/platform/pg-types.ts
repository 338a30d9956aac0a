import pg from 'pg';

const { builtins } = pg.types;

/**
 * How values come out of PostgreSQL: a day stays the text it is (a Date would drag a time zone in); a bigint is a
 * number and fails loudly past 2^53; an instant is a Date.
 */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: (text) => text,
  [builtins.INT8]: wholeNumber,
};

/** text[] */
const words = pg.types.getTypeParser(1009 as typeof builtins.TEXT) as (text: string) => string[];

/** date[] and bigint[] */
const arrays: Record<number, (text: string) => unknown> = {
  1182: words,
  1016: (text) => words(text).map(wholeNumber),
};

export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    (format !== undefined && format !== 'text' ? undefined : (parsers[oid] ?? arrays[oid])) ??
    pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`);
  return value;
}
