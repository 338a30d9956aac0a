import {
  type Clause,
  type Pack,
  parseDuration,
  parseTime,
  type Text,
  type Value,
} from '../../../../kernel/index.ts';
import { Refusal } from '../../../platform/refusal.ts';

export const isStatute = (pack: Pack): boolean => pack.rank === 'statute';

/** In force or on trial in a region; a draft ships off and may be adopted as a promise. */
export const bindsIn = (clause: Clause, region: string): boolean =>
  clause.statute !== undefined &&
  clause.statute.status !== 'draft' &&
  covers(clause.statute.where.region, region);

/** GB/T 2260 codes narrow from the left: 000000 is the country, 510000 Sichuan, 512000 Ziyang. */
export const covers = (of: string, region: string): boolean => region.startsWith(of.replace(/(00)+$/, ''));

/**
 * A statute's figure may be tightened and never loosened.
 *
 * @throws Refusal `statute.fixed`, `statute.loosened`
 */
export function holdStatute(pack: Pack, parameter: string, lawful: Value, proposed: Value): void {
  if (!isStatute(pack)) return;
  const direction = pack.clauses
    .map((clause) => clause.statute?.stricter?.[parameter])
    .find((found) => found !== undefined);
  if (!direction)
    throw new Refusal('statute.fixed', 422, {
      zh: '法规里的这个数不能改',
      en: 'This figure of the law cannot be changed',
    });
  if (isAsStrict(direction, lawful, proposed)) return;
  throw new Refusal('statute.loosened', 422, loosened(lawful, direction), {
    mend: LAWFUL,
    details: { lawful, direction },
  });
}

const LAWFUL: Text = { zh: '填法定值，或更严的值', en: 'Keep the lawful value or set a stricter one' };

const loosened = (lawful: Value, direction: string): Text => ({
  zh: `比法规宽(法规为 ${String(lawful)}，只能${direction === 'higher' ? '更高' : direction === 'lower' ? '更低' : '更少'})`,
  en: `Looser than the law (the law has ${String(lawful)}; only ${direction === 'subset' ? 'fewer' : direction} is allowed)`,
});

function isAsStrict(direction: 'lower' | 'higher' | 'subset', lawful: Value, proposed: Value): boolean {
  if (direction === 'subset')
    return Array.isArray(lawful) && Array.isArray(proposed) && proposed.every((one) => lawful.includes(one));
  const [law, own] = [sizeOf(lawful), sizeOf(proposed)];
  if (law === null || own === null) return false;
  return direction === 'lower' ? own <= law : own >= law;
}

/** A number, a time of day or a length of time, made comparable. */
function sizeOf(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const time = parseTime(value);
  if (time !== null) return time;
  const span = parseDuration(value);
  return span && span.months * 30 * 86_400_000 + span.days * 86_400_000 + span.ms;
}
