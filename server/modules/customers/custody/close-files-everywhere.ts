import type { Database } from '../../../platform/database.ts';
import { closeOpenFiles } from './call-opens-file.ts';

/** At the end of the day every electronic file that is still open closes, in each organisation that has one. */
export async function closeFilesEverywhere(db: Database): Promise<void> {
  const due = await db.asOwner((tx) =>
    tx
      .selectFrom('file_loan')
      .select('org_id')
      .distinct()
      .where('medium', '=', 'electronic')
      .where('returned_at', 'is', null)
      .where('due_at', '<=', new Date(db.clock.now()))
      .execute(),
  );
  for (const { org_id } of due) while ((await db.inOrganisation(org_id, closeOpenFiles)) > 0);
}
