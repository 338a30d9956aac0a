import { clockAt, spanOf } from '../clocks.ts';
import type { Compiler } from '../compiler.ts';
import type { Instant, Ref } from '../fact.ts';
import type { Obligation } from '../obligation.ts';
import { raise } from '../opening.ts';
import type { Owing } from '../owing.ts';
import type { Moment } from '../set.ts';

interface Notice {
  slot: string;
  noun: string;
  holder: Ref | undefined;
  opensAt: Instant;
  dueAt: Instant | null;
}

/** Who hears of a lapse, and the steps of its ladder, each counted from the limit that passed. */
export function tellOfLapse(c: Compiler, owing: Owing, m: Moment): void {
  const late = m.obligation;
  if (!late) return;
  for (const notice of noticesOf(owing, late, m)) {
    if (notice.holder === undefined)
      c.conclude(m, 'notEvaluable', { noun: notice.noun }, `${notice.noun}: nobody found`);
    else tell(c, m, late, { ...notice, holder: notice.holder });
  }
}

function noticesOf({ lapses, escalation }: Owing, late: Obligation, m: Moment): Notice[] {
  const lapsedAt = late.dueAt ?? m.fact.at;
  const first = lapses
    ? [
        {
          slot: 'told',
          noun: lapses.noun,
          holder: lapses.to(m),
          opensAt: lapsedAt,
          dueAt: lapses.due(m, lapsedAt) ?? null,
        },
      ]
    : [];
  const ladder = escalation.flatMap(({ after, to }, i): Notice[] => {
    const span = after === null ? null : spanOf(after);
    if (!span) return [];
    const opensAt = clockAt({ within: span }, lapsedAt, m.set.place, 'start');
    return [{ slot: `${i + 1}`, noun: 'hear-of-lapse', holder: to(m), opensAt, dueAt: null }];
  });
  return [...first, ...ladder];
}

const tell = (c: Compiler, m: Moment, late: Obligation, notice: Notice & { holder: Ref }): void =>
  raise(c, m, {
    fact: m.fact.id,
    subject: late.subject,
    slot: `${late.slot}/lapse/${notice.slot}`,
    nth: late.nth,
    noun: notice.noun,
    strength: late.strength,
    purpose: 'internal',
    holder: notice.holder,
    opensAt: notice.opensAt,
    countsFrom: notice.opensAt,
    targetAt: null,
    dueAt: notice.dueAt,
    refs: { ...late.refs, obligation: `obligation:${late.id}` },
  });
