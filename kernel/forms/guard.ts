import type { Guard } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import type { Said, Weighed } from '../decision.ts';
import { compileDue, type DueRun } from '../dues.ts';
import { type Saying, sayingOf } from '../saying.ts';
import { hitsOf, inNameOf } from '../screen.ts';
import type { Expression, Moment, Ready, Weighing } from '../set.ts';

interface OfKind {
  when: Expression | null;
  unless: Expression | null;
  until: DueRun | null;
  saying: Saying | null;
}

/** What must not happen? Judged before it does; a text is screened both ways. */
export function compileGuard(c: Compiler, clause: Guard): Partial<Ready> {
  const kinds = new Map<string, OfKind>();
  clause.acts.forEach((kind, i) => {
    c.kind(kind, `/acts/${i}`);
    kinds.set(kind, {
      when: c.condition(clause.when, kind, '/when'),
      unless: c.condition(clause.unless, kind, '/unless'),
      until: clause.until === undefined ? null : compileDue(c, clause.until, kind, '/until'),
      saying: sayingOf(c, clause.says, kind, '/says'),
    });
  });
  const held = holding(c, clause);
  return {
    acts: clause.acts,
    reasons: (m) => conditionsFor(kinds.get(m.fact.kind)),
    weighOf: (kind) => {
      const of = kinds.get(kind) as OfKind;
      return { weigh: weighing(c, clause, of, held), needs: of.when?.needs ?? null };
    },
  };
}

/** Most guards have one condition and nothing else to look at. */
function weighing(c: Compiler, clause: Guard, of: OfKind, held: Held): Weighing['weigh'] {
  const { when, unless } = of;
  const [blank] = c.waits;
  const screen = clause.screen && inNameOf(clause.screen, c.place.organisation);
  if (when !== null && unless === null && !screen && blank === undefined)
    return (m) => {
      const applies = when.run(m);
      if (applies === false) return null;
      return applies === true ? held(of, m) : cannotTell(c, m, reasonOf(when, m), worded(clause, of, m));
    };
  return (m) => {
    // A guard of texts has nothing to say of an act without one
    if (screen && m.text === null) return null;
    const stands = standing(of, m);
    if (stands === 'free') return null;
    if (blank !== undefined) return cannotTell(c, m, `blank: ${blank}`, null);
    if (stands !== 'held') return cannotTell(c, m, reasonOf(stands, m), worded(clause, of, m));
    return screen && hitsOf(screen, m.text ?? '').length === 0 ? null : held(of, m);
  };
}

const worded = (clause: Guard, { saying }: OfKind, m: Moment): Guard =>
  saying ? { ...clause, says: saying(m) } : clause;

type Held = (of: OfKind, m: Moment) => Weighed;

const conditionsFor = (of: OfKind | undefined): Expression[] =>
  [of?.when, of?.unless].filter((one) => one !== null && one !== undefined);

/** `held`, `free`, or the condition that cannot be told. */
function standing({ when, unless }: OfKind, m: Moment): 'held' | 'free' | Expression {
  const applies = when === null ? true : when.run(m);
  if (applies === false) return 'free';
  const exempt = unless === null ? false : unless.run(m);
  if (exempt === true) return 'free';
  if (applies === undefined) return when as Expression;
  return exempt === undefined ? (unless as Expression) : 'held';
}

const OUTCOMES = { refuse: 'refused', warn: 'warned', ask: 'asks', postpone: 'postponed' } as const;

/** What a guard says when it holds: the same every time, but for what it names and the next lawful moment. */
function holding(c: Compiler, clause: Guard): Held {
  const { clause: id, n } = c.version;
  const said: Said = { clause: id, n, effect: clause.effect, code: clause.code, says: clause.says };
  const weighed: Weighed = { said };
  const detail = { code: clause.code };
  const outcome = OUTCOMES[clause.effect];
  return (of, m) => {
    const until = of.until?.(m, m.fact.at, 'start') ?? null;
    c.conclude(m, outcome, until === null ? detail : { ...detail, until });
    if (until === null && !of.saying) return weighed;
    return {
      said: { ...said, ...(until !== null && { until }), ...(of.saying && { says: of.saying(m) }) },
    };
  };
}

/** Only what would have been refused holds an act up while it cannot be told; the rest is for whoever mends it. */
export function cannotTell(
  c: Compiler,
  m: Moment,
  reason: string,
  clause: { effect?: string; code: string; says: Said['says'] } | null,
): Weighed | null {
  c.conclude(m, 'notEvaluable', {}, reason);
  if (!clause || (clause.effect ?? 'refuse') !== 'refuse') return null;
  const { clause: id, n } = c.version;
  return { said: { clause: id, n, effect: 'cannot-tell', code: clause.code, says: clause.says } };
}
