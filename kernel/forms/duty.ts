import { anchorOf } from '../anchor.ts';
import { applies } from '../applies.ts';
import type { Duty } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import type { Instant, Ref, Value } from '../fact.ts';
import { firstOf, open } from '../opening.ts';
import type { Owes } from '../owes.ts';
import { compileOwes, type Owing } from '../owing.ts';
import { firstOfPeriod } from '../repeats.ts';
import type { Moment, Ready } from '../set.ts';
import { text } from '../text.ts';
import { endings } from './endings.ts';

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
  const anchor = anchorOf(c, clause.anchor, kind);
  return {
    on,
    when,
    ...endings(c, owings),
    judge: (m) => {
      if ((complete && !complete(m)) || !holds(m)) return;
      const from = anchor(m);
      if (from === undefined) return;
      for (const one of each(m)) for (const owing of owings) begin(c, owing, one, from);
    },
  };
}

function compileAll(c: Compiler, clause: Duty, kind: string, extra: { each: boolean }): Owing[] {
  const list = [clause.owes].flat() as readonly Owes[];
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
function begin(c: Compiler, owing: Owing, m: Moment, from: Instant): void {
  if (owing.strength === 'hint') {
    const holder = owing.holder(m);
    c.conclude(m, 'hinted', { noun: owing.noun, ...(holder !== undefined && { holder }) });
    return;
  }
  const { repeat } = owing;
  const every = repeat?.by === 'per' ? repeat.every : null;
  open(c, owing, m, every ? firstOfPeriod(every, m) : { ...firstOf(m), from });
}

/** All of several facts on one subject: the last one to happen sets it off. */
function allHappened(c: Compiler, kinds: readonly string[]): (m: Moment) => boolean {
  const happened = c.expression('subject.fact_kinds', 'any', '/on', 'any');
  return (m) => {
    const seen = happened.run(m) as readonly Value[] | undefined;
    if (seen === undefined) c.conclude(m, 'notEvaluable', {}, reasonOf(happened, m));
    return seen !== undefined && kinds.every((kind) => kind === m.fact.kind || seen.includes(kind));
  };
}

/** One moment for each of the many, or the moment itself. */
function eachOf(c: Compiler, clause: Duty, kind: string): (m: Moment) => readonly Moment[] {
  if (!clause.each) return (m) => [m];
  const population = c.path(clause.each.of, kind, '/each/of');
  const where = c.condition(clause.each.where, kind, '/each/where', { each: true });
  const included = (one: Moment): boolean => {
    const holds = where === null || where.run(one);
    if (holds === undefined && where)
      c.conclude(one, 'notEvaluable', { each: one.each }, reasonOf(where, one));
    return holds === true;
  };
  return (m) => {
    const refs = population.run(m) as readonly Ref[] | undefined;
    if (refs === undefined) c.conclude(m, 'notEvaluable', {}, reasonOf(population, m));
    return (refs ?? []).map((each) => ({ ...m, each })).filter((one) => included(one));
  };
}
