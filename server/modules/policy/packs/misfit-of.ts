import { type Parameter, parseDuration, parseTime, type Value } from '../../../../kernel/index.ts';

const whole = (value: Value): boolean => typeof value === 'number' && Number.isSafeInteger(value);

const FITS: Readonly<Record<Parameter['unit'], { fits: (value: Value) => boolean; like: string }>> = {
  duration: {
    fits: (value) => typeof value === 'string' && parseDuration(value) !== null,
    like: 'P3D, P1M, PT30M',
  },
  days: { fits: whole, like: '3' },
  workdays: { fits: whole, like: '3' },
  count: { fits: whole, like: '3' },
  fen: { fits: whole, like: '5000 (fen)' },
  percent: {
    fits: (value) => whole(value) && (value as number) >= 0 && (value as number) <= 100,
    like: '10',
  },
  time: { fits: (value) => typeof value === 'string' && parseTime(value) !== null, like: '"09:00"' },
  codes: {
    fits: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
    like: '[a, b]',
  },
  text: { fits: (value) => typeof value === 'string', like: '"…"' },
};

/** Null when the value has the unit of its parameter; otherwise what it should look like. */
export function misfitOf(parameter: Parameter, value: Value): string | null {
  const { fits, like } = FITS[parameter.unit];
  return fits(value) ? null : like;
}
