import type { Transaction } from '../../../platform/database.ts';

/** `all` stands for each of these. */
export const CHANNELS = ['phone', 'message', 'wechat', 'visit'] as const;
export type Channel = (typeof CHANNELS)[number] | 'all';
export type Purpose = 'selling' | 'service' | 'health' | 'photo';

export const expanded = (channel: string): readonly string[] => (channel === 'all' ? CHANNELS : [channel]);

/** What one customer has agreed to and refused, as it stands now. */
export interface Agreement {
  consents: readonly { purpose: string; channel: string }[];
  refusals: readonly { purpose: string; channel: string }[];
}

export const agreedTo = (agreement: Agreement, purpose: Purpose): string[] => {
  const given = channelsOf(agreement.consents, purpose);
  const refused = channelsOf(agreement.refusals, purpose);
  return CHANNELS.filter((channel) => given.has(channel) && !refused.has(channel));
};

export const channelsOf = (
  entries: readonly { purpose: string; channel: string }[],
  purpose: Purpose,
): Set<string> =>
  new Set(entries.filter((entry) => entry.purpose === purpose).flatMap(({ channel }) => expanded(channel)));

export async function agreements(
  tx: Transaction,
  customers: readonly string[],
): Promise<Map<string, Agreement>> {
  const found = new Map<
    string,
    { consents: Agreement['consents'][number][]; refusals: Agreement['refusals'][number][] }
  >();
  for (const id of customers) found.set(id, { consents: [], refusals: [] });
  if (customers.length === 0) return found;
  const consents = await tx
    .selectFrom('consent')
    .select(['customer_id', 'purpose', 'channel'])
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', customers)
    .where('withdrawn_at', 'is', null)
    .execute();
  const refusals = await tx
    .selectFrom('contact_refusal')
    .select(['customer_id', 'purpose', 'channel'])
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', customers)
    .where('lifted_at', 'is', null)
    .execute();
  for (const { customer_id, ...entry } of consents) found.get(customer_id)?.consents.push(entry);
  for (const { customer_id, ...entry } of refusals) found.get(customer_id)?.refusals.push(entry);
  return found;
}
