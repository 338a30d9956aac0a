import type { Simulation } from '../contract/simulation.ts';

const change = ({ before, after }: { before: number; after: number }): string => `${before} → ${after}`;

/** A simulation as lines to read: by clause, by day and person, and the sum. */
export function simulationLines(found: Simulation): string[] {
  const { clauses, days, approximate } = found;
  return [
    `${found.from} … ${found.to}: ${found.facts} 条有关的记录 / facts concerned`,
    ...clauses.map(clauseLine),
    ...days.flatMap(dayLines),
    ...(approximate > 0
      ? [`约数 / approximate: ${approximate}，当时没有存下答案 / rest on answers that were not stored then`]
      : []),
    totals(found),
  ];
}

function clauseLine({
  clause,
  form,
  owed,
  added,
  removed,
  moved,
  inTime,
  text,
}: Simulation['clauses'][number]): string {
  if (form === 'guard' || form === 'custody')
    return `${clause}  事前把关，不在记录里试算 / judges acts before they happen; facts say nothing of it  ${text.zh}`;
  return `${clause}  ${change(owed)}  添 added ${added}, 减 removed ${removed}, 改期 moved ${moved}, 按时 in time ${change(inTime)}  ${text.zh}`;
}

const dayLines = ({ day, due, others, capacity, people }: Simulation['days'][number]): string[] => [
  `${day}  ${change(due)}，一天能做 / capacity ${capacity}，另有 / besides ${others}`,
  ...people.map(
    (one) =>
      `  ${one.holder.name}  ${change(one.due)} / ${one.away ? one.away.zh : (one.capacity ?? '–')}，另有 / besides ${one.others}`,
  ),
];

function totals({ clauses, moved, told, money, points }: Simulation): string {
  const sum = (of: 'added' | 'removed') => clauses.reduce((all, one) => all + one[of], 0);
  return [
    `total  添 added ${sum('added')}, 减 removed ${sum('removed')}, 改期 moved ${moved.count}`,
    `按时 in time ${change(moved.inTime)} (${moved.met} 件做了 / done)`,
    `逾期告知 lapses told ${change(told)}`,
    `钱 money ${money ? `${money.amount} ${money.currency}` : '无 none'}${points === 0 ? '' : `, 分 points ${points}`}`,
  ].join('; ');
}
