import { applies } from '../applies.ts';
import type { Award } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import type { Weighed } from '../decision.ts';
import type { Ref } from '../fact.ts';
import type { AwardEntry } from '../finding.ts';
import { hashId } from '../id.ts';
import type { Moment, Ready } from '../set.ts';
import { text } from '../text.ts';
import { afterDecision, askDeciders, compileDeciders, decided } from './award-decision.ts';

interface Range {
  min: number;
  max: number;
}

/**
 * What follows from conduct or results? An entry. Where somebody has to say yes or chooses the amount, it is only
 * proposed and a decision is owed; it takes effect within the range, with a reason.
 */
export function compileAward(c: Compiler, clause: Award): Partial<Ready> {
  c.kind(clause.on, '/on');
  const when = c.condition(clause.when, clause.on, '/when');
  const to = c.holder(clause.to, clause.on, '/to');
  const by = compileDeciders(c, clause);
  const amount = clause.amount === 'decision' ? null : c.whole(clause.amount, '/amount');
  const range = rangeOf(c, clause.range, '/range');
  const written = writtenOf(c, clause);
  lawful(c, clause, amount, range);
  const holds = applies(c, when);
  const times = timesOf(c, clause);
  const entryFor = entryOf(c, clause, amount, written);
  return {
    on: [clause.on],
    acts: range ? ['award.decided'] : [],
    when,
    judge: (m) => {
      if (!holds(m)) return;
      const [member, factor] = [to(m), times(m)];
      if (member === undefined) c.conclude(m, 'notEvaluable', {}, `${clause.to}: nobody found`);
      else if (factor === undefined) c.conclude(m, 'notEvaluable', {}, `${clause.times} is missing`);
      else
        enter(
          c,
          m,
          entryFor(m, member, factor),
          by.map((run) => run(m)).filter((one) => one !== undefined),
        );
    },
    weigh: (m) => (range && m.fact.data.clause === clause.id ? weighAmount(c, range, m) : null),
    ends: decided,
    afterMet: afterDecision,
  };
}

/** How many times over: a number of the fact, or what a standard says here. */
function timesOf(c: Compiler, { times, on }: Award): (m: Moment) => number | undefined {
  if (times === undefined) return () => 1;
  const standard = /^standard\(([\w-]+)\)$/.exec(times)?.[1];
  const run = standard
    ? (m: Moment) => m.set.standard(standard, m)
    : c.expression(times, on, '/times', 'int').run;
  return (m) => {
    const found = run(m);
    return Number.isSafeInteger(found) ? (found as number) : undefined;
  };
}

const entryOf =
  (
    { version: { clause: id, n } }: Compiler,
    clause: Award,
    amount: number | null,
    written: AwardEntry['written'],
  ) =>
  ({ fact }: Moment, member: Ref, times: number): AwardEntry => ({
    id: hashId('award', fact.org, fact.id, id, n, member),
    org: fact.org,
    fact: fact.id,
    clause: id,
    n,
    member,
    effect: clause.effect,
    amount: amount === null ? null : amount * times,
    written: written && { ...written, min: written.min * times, max: written.max * times },
    state: clause.amount === 'decision' || clause.decidedBy ? 'proposed' : 'in-force',
    mends: null,
  });

function writtenOf(c: Compiler, { written }: Award): AwardEntry['written'] {
  const range = rangeOf(c, written, '/written');
  return range && written ? { ...range, unit: written.unit } : null;
}

function rangeOf(c: Compiler, range: Award['range'], pointer: string): Range | null {
  if (!range) return null;
  const min = c.whole(range.min, `${pointer}/min`);
  const max = c.whole(range.max, `${pointer}/max`);
  if (min === null || max === null) return null;
  if (min > max)
    c.problem(
      pointer,
      text('下限高于上限', 'The least is above the most'),
      text('换过来', 'Turn them round'),
    );
  return { min, max };
}

/** A company has no power to fine: money taken away needs its lawful basis named. */
function lawful(c: Compiler, clause: Award, amount: number | null, range: Range | null): void {
  const takes = (amount ?? range?.min ?? 0) < 0;
  if (clause.effect === 'money' && takes && clause.basis === undefined)
    c.problem(
      '/basis',
      text('公司无权罚款:没有写依据', 'A company may not fine: no basis is named'),
      text(
        '写 basis(工资规定、全勤奖、已证实的损失),或改为记分',
        'Name a basis (a published pay rule, an attendance bonus, proven loss), or use points',
      ),
    );
  if (clause.amount === 'decision' && !clause.range)
    c.problem(
      '/range',
      text('由人决定,却没有范围', 'Someone decides, within no range'),
      text('写 range', 'Write `range`'),
    );
}

function enter(c: Compiler, m: Moment, entry: AwardEntry, deciders: readonly Ref[]): void {
  if (m.need) return;
  m.changes.push({ change: 'award', entry });
  c.conclude(m, 'entered', {
    award: entry.id,
    member: entry.member,
    effect: entry.effect,
    amount: entry.amount,
    state: entry.state,
  });
  if (entry.state === 'proposed') askDeciders(c, m, entry, deciders);
}

/** 40 yuan where the clause says 50 to 500 is refused before it is written. */
function weighAmount(c: Compiler, range: Range, m: Moment): Weighed | null {
  const { amount } = m.fact.data;
  if (typeof amount === 'number' && amount >= range.min && amount <= range.max) return null;
  c.conclude(m, 'refused', { code: 'award.out-of-range', min: range.min, max: range.max });
  const { clause, n } = c.version;
  const says = text(`只能在 ${range.min} 到 ${range.max} 之间`, `Only from ${range.min} to ${range.max}`);
  return { said: { clause, n, effect: 'refuse', code: 'award.out-of-range', says } };
}
