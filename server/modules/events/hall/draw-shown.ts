import type { Selectable } from 'kysely';
import type { Draw } from '../../../../contract/hall.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Draw as DrawTable } from '../../../platform/schema.gen.ts';

export type DrawRow = Selectable<DrawTable>;

/** @throws Refusal `draw.unknown` */
export async function loadDraw(tx: Transaction, id: string, { lock = false } = {}): Promise<DrawRow> {
  const row = await tx
    .selectFrom('draw')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Refusal('draw.unknown', 404, { zh: '没有这场抽奖', en: 'There is no such draw' });
  return row;
}

/** What anybody may see: before it is drawn only the hashes, afterwards everything to recompute it. */
export const drawShown = (row: DrawRow, event: string): Draw => ({
  id: row.id,
  title: row.title,
  event,
  prizes: row.prizes as Draw['prizes'],
  entries: row.entries as string[],
  listHash: row.list_hash,
  seedHash: row.seed_hash,
  committedAt: row.committed_at.toISOString(),
  drawnAt: row.drawn_at?.toISOString() ?? null,
  seed: row.drawn_at ? row.seed : null,
  results: (row.results ?? []) as Draw['results'],
});
