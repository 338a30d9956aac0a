import { type Recorded, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { type Owed, obligationsAbout, obligationsNamed } from '../person/owed.ts';
import type { Channel, Purpose } from './in-force.ts';

export interface Word {
  id: string;
  purpose: Purpose;
  channel: Channel;
  source: string;
}

/** What a "no" ended at once, and what goes on because it does not rest on that consent. */
export interface Ended {
  cancelled: Owed[];
  goesOn: Owed[];
}

/**
 * 撤回授权: consents of this purpose that the channel covers end now; where consent was given for every way and
 * only one is withdrawn, the rest goes on. Obligations that rest on it are superseded in the same transaction.
 */
export async function withdrawConsent(
  tx: Transaction,
  customer: string,
  word: Word,
  by: Doer,
): Promise<Ended> {
  await end(tx, customer, word, by);
  const { id, purpose, channel } = word;
  return told(tx, customer, {
    id: `consent-withdrawn:${id}`,
    kind: 'consent.withdrawn',
    subject: `customer:${customer}`,
    actor: by.ref,
    data: { purpose, channel },
  });
}

/** 免打扰: stronger than a withdrawal, nobody asks again while it stands. */
export async function refuseContact(tx: Transaction, customer: string, word: Word, by: Doer): Promise<Ended> {
  await keepRefusal(tx, customer, word, by);
  const { id, purpose, channel } = word;
  if (purpose !== 'selling' && purpose !== 'service') return { cancelled: [], goesOn: [] };
  return told(tx, customer, {
    id: `refused-contact:${id}`,
    kind: 'contact.refused',
    subject: `customer:${customer}`,
    actor: by.ref,
    data: { purpose, channel },
  });
}

async function told(tx: Transaction, customer: string, fact: Parameters<typeof record>[1]): Promise<Ended> {
  return endedBy(tx, customer, await record(tx, fact));
}

/** Which obligations facts just recorded ended, and which of this customer's stay open. */
export async function endedBy(tx: Transaction, customer: string, recorded: Recorded): Promise<Ended> {
  const changed = await obligationsNamed(tx, recorded.changed);
  const about = await obligationsAbout(tx, [`customer:${customer}`]);
  return {
    cancelled: changed.filter(({ state }) => state === 'superseded'),
    goesOn: about.filter(({ state }) => state === 'open'),
  };
}

async function end(tx: Transaction, customer: string, { id, purpose, channel, source }: Word, by: Doer) {
  const now = new Date(tx.clock.now());
  await tx
    .updateTable('consent')
    .set({ withdrawn_at: now, withdrawn_by: by.ref, withdrawn_source: source })
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .$if(channel !== 'all', (query) => query.where('channel', '=', channel))
    .execute();
  if (channel === 'all') return;
  const wider = await tx
    .selectFrom('consent')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('purpose', '=', purpose)
    .where('channel', '=', 'all')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (wider) await keepRefusal(tx, customer, { id, purpose, channel, source }, by);
}

async function keepRefusal(
  tx: Transaction,
  customer: string,
  { id, purpose, channel, source }: Word,
  by: Doer,
) {
  await tx
    .insertInto('contact_refusal')
    .values({
      id,
      customer_id: customer,
      purpose,
      channel,
      source,
      refused_at: new Date(tx.clock.now()),
      recorded_by: by.ref,
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}
