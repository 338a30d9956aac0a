import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { arranges, expectYours, type InvitationRow, loadInvitation } from '../inviting/invitation-row.ts';
import { loadEvent } from '../planning/event-row.ts';
import { failMail, noteBounced } from './settle-mail.ts';

/** What waits in the outbox is not sent: one's own guests', or everybody's for who arranges. Asked twice, it is done once. */
export async function stopMail(tx: Transaction, event: string, caller: Caller): Promise<void> {
  await loadEvent(tx, event);
  await tx
    .updateTable('event_mail')
    .set({ state: 'dropped', reason: 'stopped', settled_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('state', '=', 'queued')
    .where('invitation_id', 'in', (query) =>
      query
        .selectFrom('invitation')
        .select('id')
        .where('org_id', '=', tx.org)
        .where('event_id', '=', event)
        .$if(!arranges(caller), (rows) => rows.where('inviter', '=', caller.member)),
    )
    .execute();
}

/** An invitation that ended takes its letters with it. */
export const dropQueued = (tx: Transaction, { id }: Pick<InvitationRow, 'id'>) =>
  tx
    .updateTable('event_mail')
    .set({ state: 'dropped', reason: 'withdrawn', settled_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('invitation_id', '=', id)
    .where('state', '=', 'queued')
    .execute();

/**
 * 退信: the server took it and it came back later, into the sender's mailbox. Whoever reads that says so here.
 *
 * @throws Refusal `mail.unknown`, `mail.settled`, `invitation.not-yours`
 */
export async function bounceMail(tx: Transaction, id: string, caller: Caller): Promise<void> {
  const mail = await tx
    .selectFrom('event_mail')
    .select(['id', 'invitation_id', 'state'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!mail) throw unknown();
  const row = await loadInvitation(tx, mail.invitation_id);
  expectYours(row, caller);
  if (mail.state !== 'sent') throw notSent();
  await noteBounced(tx, row);
  await failMail(tx, { id, ordered_by: caller.member }, row, 'bounced');
}

const unknown = () => new Refusal('mail.unknown', 404, { zh: '没有这封邮件', en: 'There is no such letter' });
const notSent = () =>
  new Refusal(
    'mail.settled',
    409,
    { zh: '这封邮件没有发出去,谈不上退信', en: 'This letter was not sent, so it cannot have come back' },
    { mend: { zh: '刷新看看现在怎样', en: 'Reload to see how it stands' } },
  );
