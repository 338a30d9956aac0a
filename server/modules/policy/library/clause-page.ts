import type { ClausePage } from '../../../../contract/policy.ts';
import { type Clause, type Pack, parametersOf } from '../../../../kernel/index.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { adoptions } from '../adopting/adoption.ts';
import { standpoint } from '../adopting/organisation-place.ts';
import { shippedPacks } from '../packs/shipped.ts';
import { holdersOf, liveCounts } from './live-counts.ts';
import { clauseShown, parameterShown, standingOf } from './pack-page.ts';
import { stem } from './stem.ts';

/** The pack a clause is in, adopted or shipped.
 * @throws Refusal `clause.unknown` */
export async function packOfClause(tx: Transaction, id: string): Promise<string> {
  const has = ({ clauses }: Pack) => clauses.some((clause) => clause.id === id);
  const { today } = await standpoint(tx);
  const found =
    (await adoptions(tx, today)).find(({ body }) => has(body))?.pack ??
    shippedPacks().find(({ pack }) => has(pack))?.pack.pack;
  if (!found)
    throw new Refusal('clause.unknown', 404, { zh: `没有条款 ${id}`, en: `There is no clause ${id}` });
  return found;
}

/** Everything about one clause: what it says, since when, why so, whom it obliges now, and its examples. */
export async function clausePage(tx: Transaction, id: string): Promise<ClausePage> {
  const standing = await standingOf(tx, await packOfClause(tx, id));
  const { pack } = standing;
  const clause = pack.clauses.find((one) => one.id === id) as Clause;
  const live = await liveCounts(tx, [id]);
  const holders = await holdersOf(tx, id);
  const name = await namesOf(
    tx,
    holders.map(({ holder }) => holder),
  );
  return {
    clause: clauseShown(standing, clause, live(id)),
    pack: { name: pack.pack, title: pack.title, document: pack.source.document, rank: pack.rank ?? 'pack' },
    statute: clause.statute
      ? {
          status: clause.statute.status,
          region: clause.statute.where.region,
          source: clause.statute.source,
          asOf: clause.statute.asOf,
        }
      : null,
    written: writtenOf(clause),
    parameters: parametersOf(clause).map((parameter) => parameterShown(standing, parameter)),
    versions: await versionsOf(tx, id, standing.today),
    siblings: pack.clauses
      .filter((one) => one.id !== id && stem(one.id) === stem(id))
      .map((one) => ({ id: one.id, text: one.text })),
    holders: holders.map(({ holder, owes, overdue }) => ({ holder: name(holder), owes, overdue })),
    examples: (clause.examples ?? []).map((example, index) => ({
      index,
      name: example.name,
      case: example.case ?? null,
    })),
  };
}

function writtenOf(clause: Clause): Record<string, unknown> {
  const { examples: _examples, text: _text, note: _note, id: _id, ...rest } = clause;
  return rest;
}

async function versionsOf(tx: Transaction, clause: string, today: string): Promise<ClausePage['versions']> {
  const rows = await tx
    .selectFrom('clause_version')
    .select(['n', 'from_day', 'to_day', 'params'])
    .where('org_id', '=', tx.org)
    .where('clause', '=', clause)
    .orderBy('n', 'desc')
    .execute();
  return rows.map((row) => ({
    n: row.n,
    from: row.from_day,
    to: row.to_day,
    params: row.params as Record<string, unknown>,
    now: row.from_day <= today && (row.to_day === null || row.to_day > today),
  }));
}
