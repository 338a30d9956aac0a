import { applies } from '../applies.ts';
import type { Duty } from '../clause.ts';
import { clockAt, spanOf } from '../clocks.ts';
import type { Compiler } from '../compiler.ts';
import type { Ref, Value } from '../fact.ts';
import { firstOf, open, raise } from '../opening.ts';
import { compileOwes, type MatchRun, type Owing } from '../owing.ts';
import { firstOfPeriod, nextOf } from '../repeats.ts';
import type { Ending, Expression, Moment, Ready } from '../set.ts';
import { text } from '../text.ts';

/** After this, who owes what by when? */
export function compileDuty(c: Compiler, clause: Duty): Partial<Ready> {
  const on = typeof clause.on === 'string' ? [clause.on] : clause.on.all;
  for (const kind of on) c.kind(kind, '/on');
  const kind = on.length === 1 ? (on[0] as string) : 'any';
  const extra = { each: clause.each !== undefined };
  const when = c.condition(clause.when, kind, '/when');
  const owings = compileAll(c, clause, kind, extra);
  const holds = applies(c, when);
  const complete = on.length > 1 ? allHappened(c, on) : null;
  const each = eachOf(c, clause, kind);
  return {
    on,
    when,
    ...endings(c, owings),
    judge: (m) => {
      if (complete && !complete(m)) return;
      if (!holds(m)) return;
      for (const one of each(m)) for (const owing of owings) begin(c, owing, one);
    },
  };
}

function compileAll(c: Compiler, clause: Duty, kind: string, extra: { each: boolean }): Owing[] {
  const list = [clause.owes].flat() as Duty['owes'][] as readonly Extract<
    Duty['owes'],
    { obligation: string }
  >[];
  const several = Array.isArray(clause.owes);
  const owings = list.map((owes, i) =>
    compileOwes(c, owes, {
      kind,
      pointer: several ? `/owes/${i}` : '/owes',
      strength: clause.strength,
      extra,
    }),
  );
  const slots = owings.map((owing) => owing.slot);
  slots.forEach((slot, i) => {
    if (slots.indexOf(slot) !== i)
      c.problem(
        `/owes/${i}/slot`,
        text(`两项应办都叫 ${slot}`, `Two obligations of this clause have the slot ${slot}`),
        text('给每一项不同的 slot', 'Give each a slot of its own'),
      );
  });
  return owings;
}

/** A hint is shown at its moment and never owed. */
function begin(c: Compiler, owing: Owing, m: Moment): void {
  if (owing.strength === 'hint') {
    const holder = owing.holder(m);
    c.conclude(m, 'hinted', { noun: owing.noun, ...(holder !== undefined && { holder }) });
    return;
  }
  const { repeat } = owing;
  const every = repeat?.by === 'per' ? repeat.every : null;
  open(c, owing, m, every ? firstOfPeriod(every, m) : firstOf(m));
}

/** All of several facts on one subject: the last one to happen sets it off. */
function allHappened(c: Compiler, kinds: readonly string[]): (m: Moment) => boolean {
  const happened = c.expression('subject.fact_kinds', 'any', '/on', 'any');
  return (m) => {
    const seen = happened.run(m) as readonly Value[] | undefined;
    return seen !== undefined && kinds.every((kind) => kind === m.fact.kind || seen.includes(kind));
  };
}

/** One moment for each of the many, or the moment itself. */
function eachOf(c: Compiler, clause: Duty, kind: string): (m: Moment) => readonly Moment[] {
  if (!clause.each) return (m) => [m];
  const population = c.path(clause.each.of, kind, '/each/of');
  const where = c.condition(clause.each.where, kind, '/each/where', { each: true });
  return (m) => {
    const refs = (population.run(m) ?? []) as readonly Ref[];
    return refs.map((each) => ({ ...m, each })).filter((one) => where === null || where.run(one) === true);
  };
}

/** How obligations of a clause end, and what follows when one is met or lapses. */
export function endings(
  c: Compiler,
  owings: readonly Owing[],
): Pick<Ready, 'ends' | 'afterMet' | 'afterLapse'> {
  const owingOf = (m: Moment): Owing | undefined => {
    const slot = m.obligation?.slot.split('/')[0];
    return owings.find((owing) => owing.slot === slot);
  };
  return {
    ends: (m) => {
      const owing = owingOf(m);
      if (m.obligation?.slot.includes('/lapse'))
        return m.fact.kind === 'lapse.seen' && isNamed(m) ? 'met' : null;
      return owing ? endingBy(owing, m) : null;
    },
    afterMet: (m) => continueWith(c, owingOf(m), m),
    afterLapse: (m) => {
      const owing = owingOf(m);
      if (!owing || !m.obligation || m.obligation.slot.includes('/lapse')) return;
      tellOfLapse(c, owing, m);
      if (owing.repeat && owing.repeat.by !== 'afterDone') continueWith(c, owing, m);
    },
  };
}

const isNamed = (m: Moment): boolean => m.fact.refs.obligation === `obligation:${m.obligation?.id}`;

export function endingBy(owing: Pick<Owing, 'metBy' | 'until'>, m: Moment): Ending | null {
  if (owing.metBy.some((match) => matched(match, m)))
    return m.fact.at < (m.obligation?.countsFrom ?? 0) ? 'early' : 'met';
  return owing.until.some((match) => matched(match, m)) ? 'superseded' : null;
}

/** Facts about obligations are told apart by the one they name: any other on the subject is none of their business. */
const concerns = (match: MatchRun, m: Moment): boolean => !match.kind.startsWith('obligation.') || isNamed(m);
const holdsNow = (where: Expression | null, m: Moment): boolean => where === null || where.run(m) === true;
const matched = (match: MatchRun, m: Moment): boolean =>
  match.kind === m.fact.kind && concerns(match, m) && holdsNow(match.where, m);

function continueWith(c: Compiler, owing: Owing | undefined, m: Moment): void {
  if (!owing?.repeat || !m.obligation) return;
  const next = nextOf(owing, m, m.obligation, m.fact.kind === 'obligation.lapsed' ? null : m.fact.at);
  if (next) open(c, owing, m, next);
}

/** Who hears of a lapse, and the steps of its ladder, each counted from the limit that passed. */
function tellOfLapse(c: Compiler, owing: Owing, m: Moment): void {
  const late = m.obligation;
  if (!late) return;
  const lapsedAt = late.dueAt ?? m.fact.at;
  const tell = (
    slot: string,
    noun: string,
    holder: Ref | undefined,
    opensAt: number,
    dueAt: number | null,
  ) => {
    if (holder === undefined) {
      c.conclude(m, 'notEvaluable', { noun }, `${noun}: nobody found`);
      return;
    }
    raise(c, m, {
      fact: m.fact.id,
      subject: late.subject,
      slot: `${late.slot}/lapse/${slot}`,
      nth: late.nth,
      noun,
      strength: late.strength,
      purpose: 'internal',
      holder,
      opensAt,
      countsFrom: opensAt,
      targetAt: null,
      dueAt,
      refs: { ...late.refs, obligation: `obligation:${late.id}` },
    });
  };
  if (owing.lapses)
    tell('told', owing.lapses.noun, owing.lapses.to(m), lapsedAt, owing.lapses.due(m, lapsedAt) ?? null);
  owing.escalation.forEach(({ after, to }, i) => {
    const span = after === null ? null : spanOf(after);
    if (span)
      tell(
        `${i + 1}`,
        'hear-of-lapse',
        to(m),
        clockAt({ within: span }, lapsedAt, m.set.place, 'start'),
        null,
      );
  });
}
