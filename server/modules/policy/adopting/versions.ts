import type { Clause, ClauseVersion } from '../../../../kernel/index.ts';
import { epochDay, isoDay, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

interface Written {
  clause: string;
  n: number;
  from_day: string;
  to_day: string | null;
  sha256: string;
  body: unknown;
}

/** What becomes of one clause's versions: which end when, and which are new. */
interface Plan {
  ends: { row: Written; to: string | null }[];
  begins: { one: ClauseVersion; n: number }[];
}

/**
 * Writes down what a pack's clauses are from a day on. A version is never edited: what changes gets the next
 * number and the one before ends that day; what stays the same stays as it is.
 *
 * @throws Refusal `pack.day-begun` when something of that day was already carried out under the old text.
 */
export async function writeVersions(
  tx: Transaction,
  pack: string,
  resolved: readonly ClauseVersion[],
  from: string,
): Promise<void> {
  const written = await tx
    .selectFrom('clause_version')
    .select(['clause', 'n', 'from_day', 'to_day', 'sha256', 'body'])
    .where('org_id', '=', tx.org)
    .where('pack', '=', pack)
    .orderBy('n')
    .execute();
  const before = Map.groupBy(written, (row) => row.clause);
  const coming = Map.groupBy(resolved, (one) => one.clause);
  const plans = [...new Set([...before.keys(), ...coming.keys()])].map((clause) =>
    planFor(before.get(clause) ?? [], coming.get(clause) ?? [], from),
  );
  await expectUntouched(tx, plans, from);
  for (const { row, to } of plans.flatMap(({ ends }) => ends)) await end(tx, row, to);
  await insert(
    tx,
    plans.flatMap(({ begins }) => begins),
  );
}

function planFor(before: readonly Written[], coming: readonly ClauseVersion[], from: string): Plan {
  const [first, ...later] = coming;
  const standing = before
    .filter((row) => (row.to_day === null || row.to_day > from) && row.from_day <= from)
    .at(-1);
  const stays = standing !== undefined && first !== undefined && standing.sha256 === first.sha256;
  const last = Math.max(0, ...before.map((row) => row.n));
  return {
    ends: before
      .filter((row) => row.to_day === null || row.to_day > from)
      .map((row) => ({ row, to: stays && row === standing ? dayOrNull(first.to) : endOf(row, from) }))
      .filter(({ row, to }) => to !== row.to_day),
    begins: (stays ? later : coming).map((one, i) => ({ one, n: last + 1 + i })),
  };
}

/** One that had not begun yet ends the day it would have begun: it never is in force. */
const endOf = (row: Written, from: string): string => (row.from_day > from ? row.from_day : from);
const dayOrNull = (day: number | null): string | null => (day === null ? null : isoDay(day));

/**
 * The version in force is the one of the fact's day, so a day on which a clause has already spoken, or should
 * have, keeps its version to the end: otherwise replaying the day would give another result.
 */
async function expectUntouched(tx: Transaction, plans: readonly Plan[], from: string): Promise<void> {
  const changed = plans.flatMap(({ ends, begins }) => [
    ...ends.map(({ row }) => row.body as Clause),
    ...begins.map(({ one }) => one.body),
  ]);
  const kinds = [...new Set(changed.flatMap(triggersOf))];
  if (kinds.length === 0) return;
  const zone = await zoneHere(tx);
  const begun = await tx
    .selectFrom('fact')
    .select(['kind', 'at'])
    .where('org_id', '=', tx.org)
    .where('at', '>=', new Date(zone.at(epochDay(from), 0)))
    .where('kind', 'in', kinds)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (begun) throw dayBegun(isoDay(zone.dayOf(begun.at.getTime()) + 1));
}

/** The kinds of fact that set a clause off. Guards judge acts and write nothing down. */
function triggersOf(clause: Clause): readonly string[] {
  const on = 'on' in clause ? clause.on : undefined;
  if (on === undefined) return [];
  return typeof on === 'string' ? [on] : on.all;
}

const dayBegun = (earliest: string) =>
  new Refusal(
    'pack.day-begun',
    409,
    {
      zh: '那天已有事情按原来的写法办了',
      en: 'Something of that day was already carried out under the old text',
    },
    { mend: { zh: `最早从 ${earliest} 起`, en: `${earliest} is the earliest` }, details: { earliest } },
  );

const end = (tx: Transaction, row: Written, to: string | null) =>
  tx
    .updateTable('clause_version')
    .set({ to_day: to })
    .where('org_id', '=', tx.org)
    .where('clause', '=', row.clause)
    .where('n', '=', row.n)
    .execute();

async function insert(tx: Transaction, begins: Plan['begins']): Promise<void> {
  if (begins.length === 0) return;
  const rows = begins.map(({ one, n }) => ({
    org_id: tx.org,
    clause: one.clause,
    n,
    pack: one.pack,
    rank: one.rank,
    from_day: isoDay(one.from),
    to_day: dayOrNull(one.to),
    params: JSON.stringify(one.params),
    body: JSON.stringify(one.body),
    sha256: one.sha256,
  }));
  await tx.insertInto('clause_version').values(rows).execute();
}

/** Clauses in force on a day, with the values they run with. */
export const inForceOn = (tx: Transaction, day: string) =>
  tx
    .selectFrom('clause_version')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('from_day', '<=', day)
    .where((on) => on.or([on('to_day', 'is', null), on('to_day', '>', day)]))
    .orderBy('clause')
    .execute();
