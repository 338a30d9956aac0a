import type { ParameterShown } from '../../../contract/policy.ts';

const LENGTHS: readonly [RegExp, (n: string) => string][] = [
  [/^(\d+)\s*(?:天|日|days?|d)?$/i, (n) => `P${n}D`],
  [/^(\d+)\s*(?:个?月|months?)$/i, (n) => `P${n}M`],
  [/^(\d+)\s*(?:个?小时|hours?|h)$/i, (n) => `PT${n}H`],
  [/^(\d+)\s*(?:分钟?|minutes?|min)$/i, (n) => `PT${n}M`],
];

const NUMBERS: readonly string[] = ['count', 'days', 'workdays', 'percent'];

/** What was typed, in the unit the parameter has: `2 天` is `P2D`, `50 元` is 5000 fen. */
export function typedValue(text: string, unit: ParameterShown['unit']): string | number {
  const typed = text.trim();
  if (unit === 'duration') {
    if (/^(?:当天|当日|the same day)$/i.test(typed)) return 'P0D';
    for (const [pattern, duration] of LENGTHS) {
      const found = pattern.exec(typed)?.[1];
      if (found) return duration(found);
    }
    return typed;
  }
  const number = /^¥?\s*(-?\d+(?:\.\d{1,2})?)\s*(?:天|日|days?|元|%)?$/i.exec(typed)?.[1];
  if (number === undefined) return typed;
  if (unit === 'fen') return Math.round(Number(number) * 100);
  return NUMBERS.includes(unit) ? Number(number) : typed;
}
