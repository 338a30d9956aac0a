import { sql } from 'kysely';
import type { z } from 'zod';
import type { opening as openingWire } from '../../../../contract/files.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Doer, holds } from '../doer.ts';
import { personOf } from '../people.ts';
import type { Ground, Opening } from './opening-row.ts';

type Shown = z.infer<typeof openingWire>;

/** Requests to open sealed forms: the general manager's all, everybody else's own. */
export async function openingsShown(tx: Transaction, doer: Doer): Promise<Shown[]> {
  const rows = await withNumbers(tx)
    .$if(!holds(doer, 'general-manager'), (own) => own.where('opening.reader', '=', doer.member))
    .orderBy('opening.asked_at', 'desc')
    .limit(100)
    .execute();
  return shown(tx, rows);
}

export async function oneOpening(tx: Transaction, { id }: Opening): Promise<Shown> {
  const rows = await withNumbers(tx).where('opening.id', '=', id).execute();
  const [only] = await shown(tx, rows);
  return only as Shown;
}

const withNumbers = (tx: Transaction) =>
  tx
    .selectFrom('opening')
    .innerJoin('survey', (join) =>
      join
        .onRef('survey.org_id', '=', 'opening.org_id')
        .on('opening.object', '=', sql<string>`'survey:' || survey.id`),
    )
    .selectAll('opening')
    .select(['survey.id as survey_id', 'survey.number'])
    .where('opening.org_id', '=', tx.org);

async function shown(
  tx: Transaction,
  rows: Awaited<ReturnType<ReturnType<typeof withNumbers>['execute']>>,
): Promise<Shown[]> {
  const person = await personOf(
    tx,
    rows.flatMap(({ reader, decided_by, customer_id }) => [reader, decided_by, `customer:${customer_id}`]),
  );
  const over = (row: (typeof rows)[number]) =>
    row.closes_at !== null && row.closes_at.getTime() <= tx.clock.now();
  return rows.map((row) => ({
    id: row.id,
    survey: { id: row.survey_id, number: row.number, customer: person(`customer:${row.customer_id}`).name },
    reader: person(row.reader),
    askedAt: row.asked_at.toISOString(),
    reason: row.reason,
    ground: row.ground as Ground,
    state: row.state === 'open' && over(row) ? 'closed' : (row.state as Shown['state']),
    decidedBy: person(row.decided_by),
    closesAt: row.closes_at?.toISOString() ?? null,
    reads: row.reads,
    accountedFor: row.told_at !== null,
  }));
}
