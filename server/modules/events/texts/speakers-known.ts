import type { Transaction } from '../../../platform/database.ts';

/** How many speak, and whether each of them has a paper for what they are called; nothing while nobody is on record. */
export async function speakersKnown(
  tx: Transaction,
  event: string,
): Promise<{ speakers: number; verified: boolean } | null> {
  const rows = await tx
    .selectFrom('event_speaker')
    .select('evidence')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .execute();
  if (rows.length === 0) return null;
  return { speakers: rows.length, verified: rows.every(({ evidence }) => evidence !== null) };
}
