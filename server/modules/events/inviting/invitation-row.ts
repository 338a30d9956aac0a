import type { Selectable } from 'kysely';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Invitation } from '../../../platform/schema.gen.ts';
import { eventsAccess } from '../access.ts';

export type InvitationRow = Selectable<Invitation>;

/** The invitation, its row locked: one person's answer is written down once at a time. */
export async function loadInvitation(tx: Transaction, id: string): Promise<InvitationRow> {
  const row = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row)
    throw new Refusal('invitation.unknown', 404, { zh: '没有这份邀约', en: 'There is no such invitation' });
  return row;
}

/** One's own guests, or those of the team for whoever arranges them. */
export function expectYours(row: InvitationRow, caller: Caller): void {
  if (row.inviter === caller.member || arranges(caller)) return;
  throw new Refusal(
    'invitation.not-yours',
    403,
    { zh: '这位顾客由别的同事邀约', en: 'Somebody else invites this customer' },
    { mend: { zh: '请他记,或找经理', en: 'Ask them to record it, or the manager' } },
  );
}

export const arranges = (caller: Caller): boolean =>
  (eventsAccess['invitation.arrange'] as readonly string[]).some((post) => caller.posts.includes(post));

/** Withdrawn stays withdrawn: nothing is recorded on it any more. */
export function expectLive(row: InvitationRow): void {
  if (row.state !== 'withdrawn') return;
  throw new Refusal('invitation.withdrawn', 409, {
    zh: '这份邀约已经撤回',
    en: 'This invitation has been withdrawn',
  });
}

/** What every fact about an invitation names: the guest, the gathering, who asked. */
export const about = (row: Pick<InvitationRow, 'customer_id' | 'event_id' | 'inviter'>) => ({
  subject: `customer:${row.customer_id}`,
  refs: { event: `event:${row.event_id}`, inviter: `member:${row.inviter}` },
});

export async function change(
  tx: Transaction,
  id: string,
  to: Partial<Omit<InvitationRow, 'org_id' | 'id' | 'event_id' | 'customer_id'>>,
): Promise<void> {
  await tx.updateTable('invitation').set(to).where('org_id', '=', tx.org).where('id', '=', id).execute();
}
