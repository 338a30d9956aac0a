import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { CHANNELS, type Channel, expanded, type Purpose } from './in-force.ts';

export interface Consent {
  id: string;
  purpose: Purpose;
  channel: Channel;
  /** How we came by it: stall, event, survey-form, own-page, import, … */
  source: string;
  note?: string;
  /** The attachment that proves it. */
  proof?: string | null;
  givenAt?: number;
}

/** The customer says yes. A yes lifts an earlier no to the same thing: the last word counts. */
export async function giveConsent(tx: Transaction, customer: string, consents: readonly Consent[], by: Doer) {
  if (consents.length === 0) return;
  const now = tx.clock.now();
  const fresh = await keep(tx, customer, consents, by, now);
  for (const consent of fresh) await liftRefusal(tx, customer, consent, by, now);
  await record(
    tx,
    fresh.map((consent) => ({
      id: `consent:${consent.id}`,
      kind: 'consent.given',
      at: consent.givenAt,
      subject: `customer:${customer}`,
      actor: by.ref,
      data: {
        purpose: consent.purpose,
        channel: consent.channel,
        source: factSource(consent.source),
        ...(consent.proof ? { proof: consent.proof } : {}),
      },
    })),
  );
}

async function keep(tx: Transaction, customer: string, consents: readonly Consent[], by: Doer, now: number) {
  const kept = await tx
    .insertInto('consent')
    .values(
      consents.map((consent) => ({
        id: consent.id,
        customer_id: customer,
        purpose: consent.purpose,
        channel: consent.channel,
        source: consent.source,
        source_note: consent.note ?? '',
        proof: consent.proof ?? null,
        given_at: new Date(consent.givenAt ?? now),
        recorded_by: by.ref,
      })),
    )
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .execute();
  const ids = new Set(kept.map(({ id }) => id));
  return consents.filter(({ id }) => ids.has(id));
}

/** A yes for one way, said while every way was refused, leaves the other ways refused. */
async function liftRefusal(tx: Transaction, customer: string, consent: Consent, by: Doer, now: number) {
  const covered = expanded(consent.channel);
  const lifted = await tx
    .updateTable('contact_refusal')
    .set({ lifted_at: new Date(now), lifted_by: by.ref })
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('purpose', '=', consent.purpose)
    .where('channel', 'in', [...covered, 'all'])
    .where('lifted_at', 'is', null)
    .returning(['id', 'channel', 'purpose', 'source', 'refused_at', 'recorded_by'])
    .execute();
  const wider = lifted.find(({ channel }) => channel === 'all');
  const still = CHANNELS.filter((channel) => !covered.includes(channel));
  if (!wider || still.length === 0) return;
  await tx
    .insertInto('contact_refusal')
    .values(
      still.map((channel) => ({ ...wider, id: `${wider.id}.${channel}`, customer_id: customer, channel })),
    )
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}

/** The few sources clauses tell apart. */
const FACT_SOURCE: Readonly<Record<string, string>> = {
  'survey-form': 'form',
  stall: 'form',
  event: 'event',
  'own-page': 'own-page',
  import: 'import',
};
export const factSource = (source: string): string => FACT_SOURCE[source] ?? 'spoken';
