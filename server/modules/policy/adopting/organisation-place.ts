import { zoneOf } from '../../../../kernel/index.ts';
import { isoDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

export interface Standpoint {
  zone: string;
  region: string;
  /** Grows with every change of a clause. */
  revision: number;
  today: string;
}

export async function standpoint(tx: Transaction): Promise<Standpoint> {
  return withToday(tx, await rowOf(tx).executeTakeFirstOrThrow());
}

/**
 * Takes the organisation's clauses for oneself until the transaction ends, so that two who change them at once
 * change them one after another, and the second is told.
 *
 * @throws Refusal `policy.changed-meanwhile`
 */
export async function takeClauses(tx: Transaction, base: number | undefined): Promise<Standpoint> {
  const row = await rowOf(tx).forUpdate().executeTakeFirstOrThrow();
  if (base !== undefined && base !== row.clauses_revision) throw changedMeanwhile();
  return withToday(tx, row);
}

const rowOf = (tx: Transaction) =>
  tx.selectFrom('organisation').select(['zone', 'region', 'clauses_revision']).where('org_id', '=', tx.org);

const withToday = (
  tx: Transaction,
  row: { zone: string; region: string; clauses_revision: number },
): Standpoint => ({
  zone: row.zone,
  region: row.region,
  revision: row.clauses_revision,
  today: isoDay(zoneOf(row.zone).dayOf(tx.clock.now())),
});

const changedMeanwhile = () =>
  new Refusal(
    'policy.changed-meanwhile',
    409,
    {
      zh: '刚才有人改动了制度，你看到的已不是最新',
      en: 'Somebody changed the rules meanwhile; what you see is no longer current',
    },
    { mend: { zh: '刷新后再看一遍，再启用', en: 'Load it again, look once more, then adopt' } },
  );
