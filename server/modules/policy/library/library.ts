import type { Library } from '../../../../contract/policy.ts';
import { type Dated, hashId, type Pack, parametersOf, stable, valuesOn } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Adopted, adoptions, ownValues } from '../adopting/adoption.ts';
import { standpoint } from '../adopting/organisation-place.ts';
import { blanksOf } from '../packs/resolve.ts';
import { shippedPacks } from '../packs/shipped.ts';
import { stem } from './stem.ts';

/** The library: every pack that is shipped or adopted, with its state. */
export async function library(tx: Transaction): Promise<Library> {
  const { today, revision } = await standpoint(tx);
  const there = new Map((await adoptions(tx, today)).map((one) => [one.pack, one]));
  const shipped = shippedPacks().map(({ pack }) => pack);
  const gone = [...there.values()]
    .filter(({ pack }) => !shipped.some((one) => one.pack === pack))
    .map(({ body }) => body);
  const systems = [];
  for (const pack of [...shipped, ...gone])
    systems.push(systemShown(pack, there.get(pack.pack), await ownValues(tx, pack.pack), today));
  return { today, revision, systems: systems.sort(byRank) };
}

const RANK = { pack: 0, own: 1, statute: 2 };
const byRank = (a: Library['systems'][number], b: Library['systems'][number]) =>
  RANK[a.rank] - RANK[b.rank] || (a.pack < b.pack ? -1 : 1);

/** How a pack stands: the adopted text where there is one, the shipped one otherwise. */
export function systemShown(
  shipped: Pack,
  adopted: Adopted | undefined,
  own: Readonly<Record<string, Dated>>,
  today: string,
): Library['systems'][number] {
  const pack = adopted?.body ?? shipped;
  const day = adopted && adopted.from > today ? adopted.from : today;
  const waits = pack.clauses.map((clause) => ({
    id: clause.id,
    blanks: blanksOf(clause, valuesOn(pack, own, parametersOf(clause), day)),
  }));
  const blanks = new Set(waits.flatMap((one) => one.blanks));
  const held = new Set([
    ...waits.filter((one) => one.blanks.length > 0).map(({ id }) => id),
    ...(adopted?.choices.off ?? []),
  ]);
  const whole = Map.groupBy(pack.clauses, ({ id }) => stem(id));
  const running = [...whole.values()].filter((parts) => parts.every(({ id }) => !held.has(id)));
  return {
    pack: pack.pack,
    title: pack.title,
    rank: pack.rank ?? 'pack',
    systems: [...pack.source.systems],
    document: pack.source.document,
    state: stateOf(adopted, today, blanks.size),
    from: adopted?.from ?? null,
    to: adopted?.to ?? null,
    clauses: whole.size,
    inForce: adopted && adopted.from <= today ? running.length : 0,
    blanks: blanks.size,
    newer: adopted !== undefined && adopted.sha256 !== hashId(stable(shipped)),
  };
}

function stateOf(
  adopted: Adopted | undefined,
  today: string,
  blanks: number,
): Library['systems'][number]['state'] {
  if (!adopted) return 'not-adopted';
  if (adopted.from > today) return 'coming';
  return blanks > 0 ? 'waiting' : 'adopted';
}
