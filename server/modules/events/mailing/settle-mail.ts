import type { MailReason } from '../../../../contract/mailing.ts';
import type { Text } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Outcome } from '../../../platform/mail/post-office.ts';
import { noteBounce } from '../../customers/index.ts';
import { about, change, type InvitationRow } from '../inviting/invitation-row.ts';

/** A letter in hand, with the order it belongs to. */
export interface Due {
  id: string;
  invitation_id: string;
  /** How often it was handed to the server. */
  tries: number;
  reason: string;
  event_id: string;
  words: string;
  starts_at: Date;
  ordered_by: string;
}

/** Minutes until the next try; after the last one somebody has to look at it. */
const PAUSES = [1, 2, 5, 15, 30, 60, 120, 240];

/** What became of a letter that was handed to the server. Told twice, it is one fact. */
export async function settleMail(tx: Transaction, mail: Due, outcome: Outcome): Promise<void> {
  const row = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', mail.invitation_id)
    .executeTakeFirstOrThrow();
  if (outcome === 'taken') return sent(tx, mail, row);
  if (outcome === 'no-such-address') {
    await noteBounced(tx, row);
    await failMail(tx, mail, row, 'bounced');
    return;
  }
  const reason = outcome === 'away' ? 'server-away' : 'server-refused';
  const pause = PAUSES[mail.tries - 1];
  if (pause === undefined) await failMail(tx, mail, row, reason);
  else await waitWith(tx, mail, { reason, says: null, until: tx.clock.now() + pause * 60_000 });
}

async function sent(tx: Transaction, mail: Due, row: InvitationRow): Promise<void> {
  await settled(tx, mail.id, { state: 'sent', reason: '', says: null });
  await record(tx, {
    ...about(row),
    id: `reminder-sent:${mail.id}`,
    kind: 'reminder.sent',
    actor: `member:${mail.ordered_by}`,
    source: 'clock',
  });
  // The server is back: whatever waited for it need not wait out its pause
  await tx
    .updateTable('event_mail')
    .set({ next_try_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('state', '=', 'queued')
    .where('reason', 'in', ['server-away', 'server-refused'])
    .execute();
}

/** Where it was left: the guest page's address is this gathering's, the other one the customer's. */
export const noteBounced = (tx: Transaction, row: InvitationRow): Promise<void> =>
  row.email === ''
    ? noteBounce(tx, row.customer_id)
    : change(tx, row.id, { email_bounced_at: new Date(tx.clock.now()) });

export async function failMail(
  tx: Transaction,
  mail: Pick<Due, 'id' | 'ordered_by'>,
  row: InvitationRow,
  reason: MailReason,
  says: Text | null = null,
): Promise<'settled'> {
  await settled(tx, mail.id, { state: 'failed', reason, says });
  await record(tx, {
    ...about(row),
    id: `reminder-failed:${mail.id}`,
    kind: 'reminder.failed',
    actor: `member:${mail.ordered_by}`,
    source: 'clock',
    data: { reason },
  });
  return 'settled';
}

/** Nothing went wrong: it is not to be sent any more. */
export async function dropMail(tx: Transaction, { id }: Due, reason: MailReason): Promise<'settled'> {
  await settled(tx, id, { state: 'dropped', reason, says: null });
  return 'settled';
}

export async function waitWith(
  tx: Transaction,
  { id }: Due,
  { reason, says, until }: { reason: MailReason; says: Text | null; until: number },
): Promise<'settled'> {
  await tx
    .updateTable('event_mail')
    .set({ reason, says: says && JSON.stringify(says), next_try_at: new Date(until) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
  return 'settled';
}

const settled = (
  tx: Transaction,
  id: string,
  { state, reason, says }: { state: 'sent' | 'failed' | 'dropped'; reason: string; says: Text | null },
) =>
  tx
    .updateTable('event_mail')
    .set({ state, reason, says: says && JSON.stringify(says), settled_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
