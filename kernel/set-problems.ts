import type { Duty } from './clause.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { provablyDisjoint, provablyFalse } from './disjoint.ts';
import type { Condition, Owes } from './owes.ts';
import type { ClauseVersion } from './pack.ts';
import type { Problem } from './place.ts';
import { hitsOf } from './screen.ts';
import { text } from './text.ts';

/** What is wrong among clauses rather than within one: conflicts, options that are on together, circles. */
export const setProblems = (versions: readonly ClauseVersion[]): Problem[] => [
  ...conflictsOf(versions).map(conflictProblem),
  ...variantProblems(versions),
  ...versions.flatMap(unreachable),
  ...circles(versions),
  ...versions.flatMap((version) => screened(version, versions)),
];

function conflictProblem({ kind, clauses: [a, b], about, trigger }: Conflict): Problem {
  const penalties = kind === 'two-penalties';
  return {
    clause: a,
    pointer: '',
    level: 'warning',
    code: 'conflict',
    message: penalties
      ? text(`${a} 与 ${b} 对同一行为(${about})各罚一次`, `${a} and ${b} both punish ${about}`)
      : text(
          `${a} 与 ${b} 在 ${trigger} 之后都要 ${about}`,
          `${a} and ${b} both owe ${about} after ${trigger}`,
        ),
    mend: penalties
      ? text('只留一条,或写清各管什么情形', 'Keep one, or tell their conditions apart')
      : text('启用时选最严、选其一或都要', 'On adoption choose the strictest, one of them, or both'),
  };
}

/** Exactly one option of a group is on. */
function variantProblems(versions: readonly ClauseVersion[]): Problem[] {
  const groups = new Map<string, Map<string, string>>();
  for (const { body, clause } of versions) {
    if (!body.variant) continue;
    const options = groups.get(body.variant.group) ?? new Map<string, string>();
    groups.set(body.variant.group, options.set(body.variant.option, clause));
  }
  return [...groups].flatMap(([group, options]): Problem[] => {
    const [clause] = options.values();
    if (options.size === 1 || clause === undefined) return [];
    const names = [...options.keys()].join(', ');
    return [
      {
        clause,
        pointer: '/variant',
        level: 'warning',
        code: 'variant',
        message: text(`「${group}」有几种写法:${names}`, `${group} has several options: ${names}`),
        mend: text('启用时选一种', 'Choose exactly one on adoption'),
      },
    ];
  });
}

function unreachable({ clause, body }: ClauseVersion): Problem[] {
  if (!('when' in body) || !provablyFalse(body.when)) return [];
  return [
    {
      clause,
      pointer: '/when',
      level: 'error',
      code: 'unreachable',
      message: text('这个条件永远不成立', 'This condition never holds'),
      mend: text('检查互相矛盾的部分', 'Look for parts that contradict each other'),
    },
  ];
}

/** A chain of lapses longer than this is a mistake even when it ends. */
const CHAIN = 8;

/** A lapse that opens an obligation whose lapse opens the first again never ends. */
function circles(versions: readonly ClauseVersion[]): Problem[] {
  const duties = versions.flatMap(({ body }) => (body.form === 'duty' ? [body] : []));
  const hear = duties.filter(
    (duty) => duty.on === 'obligation.lapsed' || duty.on === 'obligation.discharged',
  );
  const leadsTo = (duty: Duty): Duty[] => {
    const nouns = ([duty.owes].flat() as readonly Owes[]).map((owes) => owes.obligation);
    return hear.filter((next) => nouns.some((noun) => !provablyDisjoint(next.when, aboutNoun(duty, noun))));
  };
  const length = (duty: Duty, path: readonly Duty[]): number => {
    if (path.includes(duty)) return Infinity;
    return 1 + Math.max(0, ...leadsTo(duty).map((next) => length(next, [...path, duty])));
  };
  return hear.filter((duty) => length(duty, []) > CHAIN).map(circleProblem);
}

const aboutNoun = (duty: Duty, noun: string): Condition =>
  `fact.data.noun == ${JSON.stringify(noun)} && fact.data.clause == ${JSON.stringify(duty.id)}`;

const circleProblem = (duty: Duty): Problem => ({
  clause: duty.id,
  pointer: '/on',
  level: 'error',
  code: 'circle',
  message: text('逾期引出的应办又引出自己', 'The lapse opens an obligation whose lapse opens it again'),
  mend: text('在 when 里写明是哪一条的哪一项逾期', 'Say in `when` which clause and obligation lapsed'),
});

/** Words a clause puts into people's mouths are held against the guards that apply to every text. */
function screened({ clause, body }: ClauseVersion, versions: readonly ClauseVersion[]): Problem[] {
  if (body.form !== 'script') return [];
  return versions.flatMap(({ body: guard }) => {
    if (guard.form !== 'guard' || guard.when !== undefined || !guard.screen?.mustNot) return [];
    const { mustNot, allowed } = guard.screen;
    return hitsOf({ mustNot, allowed }, body.says.zh).map(
      ({ word, why }): Problem => ({
        clause,
        pointer: '/says/zh',
        level: 'error',
        code: 'screened',
        message: text(`「${word}」:${why.zh}(${guard.id})`, `“${word}”: ${why.en} (${guard.id})`),
        mend: text('改掉这个词', 'Say it another way'),
      }),
    );
  });
}
