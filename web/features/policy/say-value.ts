import type { ParameterShown } from '../../../contract/policy.ts';
import { useWords } from '../../ui/words.ts';
import { policyWords } from './words.ts';

type Value = ParameterShown['value'];
const DURATION = /^P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** A figure as people say it: `P3D` is 3 天, 5000 fen is 50 元. */
export function useSayValue(): (value: Value, unit: ParameterShown['unit']) => string {
  const t = useWords(policyWords);
  return (value, unit) => {
    if (value === null) return t('blank');
    if (Array.isArray(value)) return value.join('、');
    if (unit === 'fen') return t('yuan', { n: Number(value) / 100 });
    if (unit === 'percent') return t('percentOf', { n: Number(value) });
    if (unit === 'days' || unit === 'workdays') return t('days', { n: Number(value) });
    const parts = unit === 'duration' ? DURATION.exec(String(value)) : null;
    if (!parts) return String(value);
    if (value === 'P0D') return t('sameDay');
    const [, months, days, hours, minutes] = parts;
    return [
      months && t('months', { n: months }),
      days && t('days', { n: days }),
      hours && t('hours', { n: hours }),
      minutes && t('minutes', { n: minutes }),
    ]
      .filter(Boolean)
      .join(' ');
  };
}

export const unitWord = (unit: ParameterShown['unit']) =>
  unit === 'duration' || unit === 'fen' || unit === 'time'
    ? (`unit.${unit}` as const)
    : unit === 'text' || unit === 'codes'
      ? ('unit.text' as const)
      : ('unit.number' as const);
