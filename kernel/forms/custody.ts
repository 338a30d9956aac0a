import type { Custody } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import type { Expression, Ready } from '../set.ts';
import { text } from '../text.ts';
import { cannotTell } from './guard.ts';

/** Who holds, reads, moves this? Refused if `refuse` holds or `allow` does not. */
export function compileCustody(c: Compiler, clause: Custody): Partial<Ready> {
  const kinds = new Map<string, { allow: Expression | null; refuse: Expression | null }>();
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
  const [blank] = c.waits;
  const { clause: id, n } = c.version;
  return {
    acts: clause.acts,
    reasons: (m) => {
      const of = kinds.get(m.fact.kind);
      return [of?.refuse, of?.allow].filter((one) => one !== null && one !== undefined);
    },
    weigh: (m) => {
      const of = kinds.get(m.fact.kind);
      if (!of) return null;
      if (blank !== undefined) return cannotTell(c, m, `blank: ${blank}`, null);
      const refused = of.refuse?.run(m) ?? (of.refuse ? undefined : false);
      const allowed = of.allow?.run(m) ?? (of.allow ? undefined : true);
      if (refused === true || allowed === false) {
        c.conclude(m, 'refused', { code: clause.code });
        return { said: { clause: id, n, effect: 'refuse', code: clause.code, says: clause.says } };
      }
      const unclear = refused === undefined ? of.refuse : allowed === undefined ? of.allow : null;
      if (unclear) return cannotTell(c, m, reasonOf(unclear, m), clause);
      c.conclude(m, 'allowed', { code: clause.code });
      return null;
    },
  };
}
