import type { MailReason } from '../../../../contract/mailing.ts';
import type { Transaction } from '../../../platform/database.ts';
import { mailAddresses } from '../../customers/index.ts';
import type { InvitationRow } from '../inviting/invitation-row.ts';

export type Mailable = Pick<
  InvitationRow,
  'id' | 'customer_id' | 'state' | 'email' | 'email_bounced_at' | 'inviter'
>;

/** Where a guest's reminder goes, and what stands in the way of it. */
export interface GuestAddress {
  address: string;
  why: MailReason | null;
}

/**
 * An address left on the guest page was left for this reminder; one on record needs consent to messages. A "no" to
 * messages beats both.
 */
export async function addressesOf(
  tx: Transaction,
  rows: readonly Mailable[],
): Promise<Map<string, GuestAddress>> {
  const known = await mailAddresses(tx, [...new Set(rows.map(({ customer_id }) => customer_id))]);
  return new Map(
    rows.map((row) => {
      const onRecord = known.get(row.customer_id);
      // Erased
      if (!onRecord) return [row.id, { address: '', why: 'withdrawn' }];
      const left = row.email !== '';
      const address = left ? row.email : onRecord.address;
      const bounced = left ? row.email_bounced_at !== null : onRecord.bounced;
      const why = whyNot({ state: row.state, address, bounced, refused: onRecord.refused });
      return [row.id, { address, why: why ?? (left || onRecord.agreed ? null : 'no-consent') }];
    }),
  );
}

function whyNot(of: {
  state: string;
  address: string;
  bounced: boolean;
  refused: boolean;
}): MailReason | null {
  if (of.state === 'withdrawn') return 'withdrawn';
  if (of.state !== 'accepted') return 'not-coming';
  if (of.refused) return 'refused';
  if (of.address === '') return 'no-address';
  return of.bounced ? 'bounced' : null;
}
