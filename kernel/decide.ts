import { candidatesFor } from './candidates.ts';
import { type ApprovalStep, type Decision, type Said, VERDICT } from './decision.ts';
import { momentOf } from './evaluate.ts';
import type { Fact, Known } from './fact.ts';
import { type Hit, hitsOf, inNameOf } from './screen.ts';
import { type ClauseSet, inForce, versionKey } from './set.ts';

const NONE: readonly never[] = [];
const EFFECTS = Object.keys(VERDICT);

/**
 * Judges an act before it happens, by the guards, custody and approvals in force on its day. A text it would show
 * or send is handed in beside it, since facts hold none.
 */
export function decide(set: ClauseSet, act: Fact, known: Known, text: string | null = null): Decision {
  const m = momentOf(set, act, known, NONE, NONE, null, text);
  const says: Said[] = [];
  let approvals: readonly ApprovalStep[] = NONE;
  const clauses = set.byAct.get(act.kind);
  if (clauses)
    for (const one of candidatesFor(clauses, act)) {
      const weighed = inForce(one, m.day) ? one.weigh(m) : null;
      if (weighed === null) continue;
      if (weighed.said) says.push(weighed.said);
      if (weighed.steps) approvals = [...approvals, ...weighed.steps];
    }
  if (says.some(unlikeFirst)) says.sort(gravestFirst);
  const verdict = says[0] ? VERDICT[says[0].effect] : 'allowed';
  return { verdict, findings: m.findings, says, approvals };
}

const unlikeFirst = (said: Said, _: number, [first]: readonly Said[]): boolean =>
  said.effect !== first?.effect;
const gravestFirst = (a: Said, b: Said): number => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect);

/** What one guard found in a text. */
export interface Screened {
  clause: string;
  n: number;
  code: string;
  says: Said['says'];
  effect: Said['effect'];
  hits: readonly Hit[];
}

/** Screens a text by every guard that would judge the act, with the place of each hit, while it is being written. */
export function screenText(set: ClauseSet, act: Fact, known: Known, text: string): readonly Screened[] {
  const { says } = decide(set, act, known, text);
  return says.flatMap((said) => {
    const guard = set.byVersion.get(versionKey(said.clause, said.n))?.version.body;
    const screen = guard?.form === 'guard' && guard.screen;
    const hits = screen ? hitsOf(inNameOf(screen, set.place.organisation), text) : [];
    const { clause, n, code, effect } = said;
    return hits.length > 0 ? [{ clause, n, code, says: said.says, effect, hits }] : [];
  });
}
