import type { Transaction } from '../../../platform/database.ts';
import { agreedTo, agreements, channelsOf } from '../consent/in-force.ts';

/** Where mail would reach somebody, and what stands against it. An e-mail is a message, whatever carries it. */
export interface MailAddress {
  /** Empty: none is on record. */
  address: string;
  bounced: boolean;
  /** Agreed to messages, with invitations or about a service. */
  agreed: boolean;
  refused: boolean;
}

/** By customer; of those who were erased there is nothing. */
export async function mailAddresses(
  tx: Transaction,
  customers: readonly string[],
): Promise<Map<string, MailAddress>> {
  if (customers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('customer')
    .select(['id', 'email', 'email_bounced_at'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', customers)
    .where('status', 'in', ['active', 'unreachable'])
    .execute();
  const said = await agreements(
    tx,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, email, email_bounced_at }) => {
      const agreement = said.get(id) ?? { consents: [], refusals: [] };
      const of = (purpose: 'selling' | 'service') => ({
        agreed: agreedTo(agreement, purpose).includes('message'),
        refused: channelsOf(agreement.refusals, purpose).has('message'),
      });
      const [selling, service] = [of('selling'), of('service')];
      const agreed = selling.agreed || service.agreed;
      const refused = selling.refused || service.refused;
      return [id, { address: email, bounced: email_bounced_at !== null, agreed, refused }];
    }),
  );
}

/** Mail came back: nothing more goes there until somebody corrects the address. */
export async function noteBounce(tx: Transaction, customer: string): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ email_bounced_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .where('email', '<>', '')
    .execute();
}
