import type { Custody } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import type { Weighed } from '../decision.ts';
import type { Expression, Moment, Ready } from '../set.ts';
import { text } from '../text.ts';
import { cannotTell } from './guard.ts';

interface OfKind {
  allow: Expression | null;
  refuse: Expression | null;
}

/** Who holds, reads, moves this? Refused if `refuse` holds or `allow` does not. */
export function compileCustody(c: Compiler, clause: Custody): Partial<Ready> {
  const kinds = new Map<string, OfKind>();
  clause.acts.forEach((kind, i) => {
    c.kind(kind, `/acts/${i}`);
    kinds.set(kind, {
      allow: c.condition(clause.allow, kind, '/allow'),
      refuse: c.condition(clause.refuse, kind, '/refuse'),
    });
  });
  if (clause.allow === undefined && clause.refuse === undefined)
    c.problem(
      '/allow',
      text('没说准许谁、拒绝谁', 'Nothing says who is allowed or refused'),
      text('写 allow 或 refuse', 'Write `allow` or `refuse`'),
    );
  return {
    acts: clause.acts,
    reasons: (m) => {
      const of = kinds.get(m.fact.kind);
      return [of?.refuse, of?.allow].filter((one) => one !== null && one !== undefined);
    },
    weigh: (m) => {
      const of = kinds.get(m.fact.kind);
      return of ? weigh(c, clause, of, m) : null;
    },
  };
}

function weigh(c: Compiler, clause: Custody, { allow, refuse }: OfKind, m: Moment): Weighed | null {
  const [blank] = c.waits;
  if (blank !== undefined) return cannotTell(c, m, `blank: ${blank}`, null);
  const refused = refuse ? refuse.run(m) : false;
  const allowed = allow ? allow.run(m) : true;
  if (refused === true || allowed === false) {
    c.conclude(m, 'refused', { code: clause.code });
    const { clause: id, n } = c.version;
    return { said: { clause: id, n, effect: 'refuse', code: clause.code, says: clause.says } };
  }
  const unclear = refused === undefined ? refuse : allowed === undefined ? allow : null;
  if (unclear) return cannotTell(c, m, reasonOf(unclear, m), clause);
  c.conclude(m, 'allowed', { code: clause.code });
  return null;
}
