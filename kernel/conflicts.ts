import type { Award, Clause, Duty } from './clause.ts';
import { provablyDisjoint } from './disjoint.ts';
import type { Condition, Owes } from './owes.ts';
import type { ClauseVersion } from './pack.ts';
import { isRota } from './rotation.ts';

/** Two clauses that may both apply to one fact and say different things. Adoption asks which holds. */
export interface Conflict {
  kind: 'same-obligation' | 'two-penalties';
  clauses: readonly [string, string];
  /** The obligation noun, or the kind of fact that is punished. */
  about: string;
  trigger: string;
}

interface Contender {
  version: ClauseVersion;
  kind: Conflict['kind'];
  about: string;
  trigger: string;
  /** What must be the same for two to contend. */
  key: string;
  when: Condition | undefined;
}

export function conflictsOf(versions: readonly ClauseVersion[]): readonly Conflict[] {
  const groups = new Map<string, Contender[]>();
  for (const contender of versions.flatMap(contenders))
    groups.set(contender.key, [...(groups.get(contender.key) ?? []), contender]);
  const found = new Map<string, Conflict>();
  for (const group of groups.values())
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1))
        if (contend(a, b)) {
          const { kind, about, trigger } = a;
          const clauses = [a.version.clause, b.version.clause].sort() as [string, string];
          found.set(clauses.join(' ') + about, { kind, clauses, about, trigger });
        }
  return [...found.values()];
}

const contend = (a: Contender, b: Contender): boolean =>
  a.version.clause !== b.version.clause &&
  overlap(a.version, b.version) &&
  !otherOption(a.version.body, b.version.body) &&
  !provablyDisjoint(a.when, b.when);

const overlap = (a: ClauseVersion, b: ClauseVersion): boolean =>
  (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);

/** Two options of one variant group are never on together. */
const otherOption = (a: Clause, b: Clause): boolean =>
  a.variant !== undefined && a.variant.group === b.variant?.group && a.variant.option !== b.variant.option;

function contenders(version: ClauseVersion): Contender[] {
  const { body } = version;
  if (body.form === 'duty') return ofDuty(version, body);
  return body.form === 'award' && punishes(body) ? [ofPenalty(version, body)] : [];
}

const first = (of: Owes['of']): string =>
  isRota(of) ? of.rotate : typeof of === 'string' ? of : (of[0] ?? '');

function ofDuty(version: ClauseVersion, body: Duty): Contender[] {
  const triggers = typeof body.on === 'string' ? [body.on] : body.on.all;
  const owes = [body.owes].flat() as readonly Owes[];
  return owes.flatMap(({ obligation, slot = 'main', of }) =>
    triggers.map((trigger) => ({
      version,
      kind: 'same-obligation' as const,
      about: obligation,
      trigger,
      key: ['owes', obligation, trigger, slot, first(of)].join(' '),
      when: body.when,
    })),
  );
}

const punishes = ({ effect, amount, range }: Award): boolean =>
  effect === 'discipline' ||
  (effect !== 'praise' && ((typeof amount === 'number' && amount < 0) || Number(range?.min) < 0));

const ofPenalty = (version: ClauseVersion, body: Award): Contender => ({
  version,
  kind: 'two-penalties',
  about: body.on,
  trigger: body.on,
  key: ['penalty', body.on].join(' '),
  when: body.when,
});
