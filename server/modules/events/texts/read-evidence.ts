import type { Attachments } from '../../../platform/attachments.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** The paper that proves what a speaker is called. @throws Refusal `speaker.no-paper` */
export async function readEvidence(tx: Transaction, attachments: Attachments, speaker: string) {
  const row = await tx
    .selectFrom('event_speaker')
    .select('evidence')
    .where('org_id', '=', tx.org)
    .where('id', '=', speaker)
    .executeTakeFirst();
  if (!row?.evidence)
    throw new Refusal('speaker.no-paper', 404, {
      zh: '这位讲师没有附证书',
      en: 'No paper is kept for this speaker',
    });
  return attachments.read(tx, row.evidence);
}
