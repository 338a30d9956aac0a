import type { z } from 'zod';
import type { newSpeaker } from '../../../../contract/texts.ts';
import type { NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { loadGoing } from '../planning/event-row.ts';

/**
 * Who speaks and what they are called, with the paper that proves it. A doctor has a licence number.
 *
 * @throws Refusal `speaker.no-licence`, `speaker.no-such-paper`; RefusedAct
 */
export async function addSpeaker(
  tx: Transaction,
  event: string,
  given: z.output<typeof newSpeaker>,
  by: string,
): Promise<void> {
  await loadGoing(tx, event);
  const { id, name, title, credential, licence, evidence } = given;
  if (title === 'doctor' && licence === '') throw noLicence();
  if (evidence !== null) await expectPaper(tx, evidence, by);
  await expectAllowed(tx, introduced(event, given, by));
  await tx
    .insertInto('event_speaker')
    .values({
      id,
      event_id: event,
      name,
      title,
      credential,
      licence,
      evidence,
      added_by: by,
      added_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}

/** What the guards on speakers look at: which of it is proven. */
export const introduced = (
  event: string,
  given: { title: string; credential: string; licence: string; evidence: string | null },
  by: string,
): NewFact => ({
  kind: 'speaker.introduced',
  subject: `event:${event}`,
  actor: `member:${by}`,
  data: {
    as: given.title,
    credential: given.credential !== '' && given.evidence !== null,
    licence: given.licence !== '' && given.evidence !== null,
  },
});

/** Sent by whoever puts the speaker on record. */
export async function expectPaper(tx: Transaction, id: string, by: string): Promise<void> {
  const paper = await tx
    .selectFrom('attachment')
    .select('uploaded_by')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (paper?.uploaded_by !== by)
    throw new Refusal('speaker.no-such-paper', 422, {
      zh: '没有收到这份证书,请再附一次',
      en: 'This paper did not arrive; attach it again',
    });
}

const noLicence = () =>
  new Refusal(
    'speaker.no-licence',
    422,
    { zh: '称医生要有执业证号', en: 'Nobody is called a doctor without a licence number' },
    {
      mend: {
        zh: '填上执业证号并附执业证,或改用实有的称呼,如讲师、咨询师',
        en: 'Add the licence number and the licence, or use the title that is true: lecturer, consultant',
      },
    },
  );
