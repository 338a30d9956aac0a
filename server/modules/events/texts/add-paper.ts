import type { z } from 'zod';
import type { newPaper } from '../../../../contract/texts.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { loadGoing } from '../planning/event-row.ts';
import { expectPaper, introduced } from './add-speaker.ts';

/**
 * The paper of a speaker who was put on record without it, with what it says where that was left open. One that is
 * there stays: another certificate is another speaker's entry. Sent again it changes nothing.
 *
 * @throws Refusal `speaker.unknown`, `speaker.has-paper`, `speaker.no-such-paper`; RefusedAct
 */
export async function addPaper(
  tx: Transaction,
  id: string,
  given: z.output<typeof newPaper>,
  by: string,
): Promise<void> {
  const speaker = await tx
    .selectFrom('event_speaker')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!speaker) throw unknown();
  if (speaker.evidence === given.evidence) return;
  if (speaker.evidence !== null) throw hasPaper();
  await loadGoing(tx, speaker.event_id);
  await expectPaper(tx, given.evidence, by);
  const after = {
    credential: speaker.credential || given.credential,
    licence: speaker.licence || given.licence,
    evidence: given.evidence,
  };
  await expectAllowed(tx, introduced(speaker.event_id, { ...after, title: speaker.title }, by));
  await tx
    .updateTable('event_speaker')
    .set(after)
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

const unknown = () =>
  new Refusal('speaker.unknown', 404, { zh: '没有登记这位讲师', en: 'There is no such speaker' });

const hasPaper = () =>
  new Refusal('speaker.has-paper', 409, {
    zh: '这位讲师已经附过证书',
    en: 'A paper is kept for this speaker already',
  });
