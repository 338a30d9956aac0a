import { epochDay } from '../../../ledger/index.ts';
import { Refusal } from '../../../platform/refusal.ts';

export interface Period {
  from: string;
  to: string;
}

/** A year and its leap day. */
const MOST_DAYS = 366;

/**
 * Facts are on record up to today, and a year of them says enough about a rule.
 *
 * @throws Refusal `simulation.period-reversed`, `simulation.future`, `simulation.too-long`
 */
export function expectPeriod({ from, to }: Period, today: string): void {
  if (to < from)
    throw new Refusal(
      'simulation.period-reversed',
      422,
      { zh: '起止日期写反了', en: 'The period ends before it begins' },
      { mend: { zh: `写成 ${to} 到 ${from}`, en: `Write ${to} to ${from}` } },
    );
  if (to > today)
    throw new Refusal(
      'simulation.future',
      422,
      { zh: '还没有发生的日子试算不了', en: 'Days to come have no facts to try it on' },
      { mend: { zh: `最晚到 ${today}`, en: `${today} is the latest` } },
    );
  if (epochDay(to) - epochDay(from) >= MOST_DAYS)
    throw new Refusal(
      'simulation.too-long',
      422,
      { zh: '一次最多试算一年', en: 'At most a year is tried at once' },
      { mend: { zh: '把时间选短一些', en: 'Choose a shorter period' } },
    );
}
