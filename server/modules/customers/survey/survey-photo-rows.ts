import type { Transaction } from '../../../platform/database.ts';

/** In the order they were taken. */
export async function photosOf(tx: Transaction, survey: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('survey_photo')
    .select('attachment_id')
    .where('org_id', '=', tx.org)
    .where('survey_id', '=', survey)
    .orderBy('taken_at')
    .orderBy('attachment_id')
    .execute();
  return rows.map(({ attachment_id }) => attachment_id);
}
