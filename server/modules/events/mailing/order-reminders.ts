import type { z } from 'zod';
import type { newMailing } from '../../../../contract/mailing.ts';
import { record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { PostOffice } from '../../../platform/mail/post-office.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectSendable } from '../forwarding/screen-words.ts';
import { loadGoing } from '../planning/event-row.ts';
import { addressesOf } from './addresses.ts';
import { invitationsOf } from './invitations-of.ts';
import { notReminded } from './not-reminded.ts';

/**
 * One reminder to each of one's guests who can be written to, or to everybody's for whoever arranges. Nothing is
 * sent here: letters lie in the outbox of the same transaction, and the job runner takes them at their hour.
 * Ordered twice, nobody gets two.
 *
 * @returns how many lie there now
 * @throws Refusal `mail.not-set-up`, `mail.nobody`, `mail.too-late`, and a clause's own for words that may not be sent
 */
export async function orderReminders(
  tx: Transaction,
  event: string,
  { id, words, at }: z.output<typeof newMailing>,
  caller: Caller,
  post: PostOffice,
): Promise<number> {
  if (post.missing.length > 0) throw notSetUp(post.missing);
  const row = await loadGoing(tx, event);
  const again = await tx
    .selectFrom('event_mail')
    .select((on) => on.fn.countAll<number>().as('n'))
    .where('org_id', '=', tx.org)
    .where('mailing_id', '=', id)
    .executeTakeFirstOrThrow();
  if (Number(again.n) > 0) return Number(again.n);
  const now = tx.clock.now();
  const plannedFor = Math.max(now, at === null ? now : Date.parse(at));
  if (plannedFor >= row.starts_at.getTime()) throw tooLate();
  const by = `member:${caller.member}`;
  await expectSendable(tx, event, { kind: 'reminder', words }, by);
  const guests = await invitationsOf(tx, event, caller);
  const addresses = await addressesOf(tx, guests);
  const reachable = guests.filter((guest) => addresses.get(guest.id)?.why === null);
  const to = await notReminded(tx, row, reachable);
  if (to.length === 0) throw nobody(reachable.length > 0);
  await tx
    .insertInto('event_mailing')
    .values({
      id,
      event_id: event,
      words,
      starts_at: row.starts_at,
      planned_for: new Date(plannedFor),
      ordered_by: caller.member,
      ordered_at: new Date(now),
    })
    .execute();
  await tx
    .insertInto('event_mail')
    .values(
      to.map(({ id: invitation }) => ({
        id: `${id}.${invitation}`,
        mailing_id: id,
        invitation_id: invitation,
        next_try_at: new Date(plannedFor),
      })),
    )
    .execute();
  await record(tx, {
    id: `reminders-ordered:${id}`,
    kind: 'reminder.ordered',
    subject: `event:${event}`,
    actor: by,
    data: { guests: to.length, planned_for: new Date(plannedFor).toISOString() },
  });
  return to.length;
}

const BY_HAND = {
  zh: '先用「转发文字」手动发;邮件由管理员设好后再用',
  en: 'Send the words by hand for now; an administrator sets mail up',
};

const notSetUp = (missing: readonly string[]) =>
  new Refusal(
    'mail.not-set-up',
    409,
    { zh: '这台服务器还没有设邮件', en: 'Mail is not set up on this server' },
    { mend: BY_HAND, details: { missing } },
  );

const nobody = (done: boolean) =>
  new Refusal(
    'mail.nobody',
    409,
    done
      ? { zh: '能发的都已经发过了', en: 'Everybody who can be written to has been' }
      : { zh: '没有可以发邮件的顾客', en: 'There is nobody who can be written to' },
    { mend: { zh: '其余的打电话,或转发文字', en: 'Call the others, or send them the words by hand' } },
  );

const tooLate = () =>
  new Refusal(
    'mail.too-late',
    422,
    { zh: '那时活动已经开始了', en: 'The event will have begun by then' },
    { mend: { zh: '选早一点的时间', en: 'Choose an earlier hour' } },
  );
