import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { issuePass, livePass, revokePass } from './issue-pass.ts';

/**
 * A lost pass: its number and codes count no more, a new one does. The number that was lost is said, so that
 * asking twice does not take away the new one.
 *
 * @throws Refusal `invitation.unknown`, `pass.none`
 */
export async function replaceLostPass(
  tx: Transaction,
  invitation: string,
  lost: string,
  { member, own }: { member: string; own: string | null },
): Promise<{ number: string }> {
  const holder = await tx
    .selectFrom('invitation')
    .select(['id', 'event_id', 'customer_id', 'inviter'])
    .where('org_id', '=', tx.org)
    .where('id', '=', invitation)
    .$if(own !== null, (query) => query.where('inviter', '=', own as string))
    .forUpdate()
    .executeTakeFirst();
  if (!holder)
    throw new Refusal('invitation.unknown', 404, { zh: '没有这份邀约', en: 'There is no such invitation' });
  const live = await livePass(tx, holder.id);
  if (!live) throw noPass();
  if (live.number !== lost) return { number: live.number };
  await revokePass(tx, holder, `member:${member}`);
  return issuePass(tx, holder, `member:${member}`).then(({ number }) => ({ number }));
}

const noPass = () =>
  new Refusal(
    'pass.none',
    409,
    { zh: '这位没有有效的入场券', en: 'This guest has no pass that counts' },
    {
      mend: {
        zh: '先邀约,发券以后才能补',
        en: 'Invite them first; a pass that was never given cannot be lost',
      },
    },
  );
