import type { Transaction } from '../../../platform/database.ts';
import type { PostOffice } from '../../../platform/mail/post-office.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { isOver } from '../inviting/invitation-card.ts';
import { change, expectLive, loadInvitation } from '../inviting/invitation-row.ts';
import { loadGoing } from '../planning/event-row.ts';
import { over } from './reply-here.ts';

/**
 * An address for this gathering's reminder; empty takes it away. It stays with the invitation: a link that was
 * forwarded to a group must not change what is on record about a person, and shows nobody what was left.
 *
 * @throws Refusal `mail.not-set-up`, `invitation.event-over`, `event.cancelled`, `event.ended`, `invitation.withdrawn`
 */
export async function leaveEmail(
  tx: Transaction,
  invitation: string,
  email: string,
  { missing }: Pick<PostOffice, 'missing'>,
): Promise<void> {
  const row = await loadInvitation(tx, invitation);
  const event = await loadGoing(tx, row.event_id);
  if (isOver(tx, event)) throw over();
  expectLive(row);
  if (email !== '' && missing.length > 0) throw notOffered();
  await change(tx, row.id, { email, email_bounced_at: null });
}

const notOffered = () =>
  new Refusal(
    'mail.not-set-up',
    409,
    { zh: '这里还不能发邮件提醒', en: 'Reminders by e-mail are not offered here' },
    { mend: { zh: '邀请您的人会提醒您', en: 'Whoever invited you will remind you' } },
  );
