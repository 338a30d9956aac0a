import type { z } from 'zod';
import type { lead } from '../../../../contract/customers.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { proposeHousehold } from '../household/propose-household.ts';
import { organisation } from '../organisation.ts';
import { personOf } from '../people.ts';
import { addCustomer } from '../person/add-customer.ts';
import { phonesTyped } from '../person/particulars.ts';
import { phonesOf } from '../person/reachable.ts';
import { samePhone } from '../person/same-phone.ts';
import { moveOwnership } from './move-ownership.ts';

export interface NewLead {
  id: string;
  name: string;
  phones?: readonly string[];
  note: string;
}

interface TypedLead {
  name: string;
  phones: string[];
  note: string;
}

/**
 * 登记线索: the number belongs to somebody's customer. What was typed is kept for the manager to decide; the
 * bringer learns nothing about the other, only that it was taken.
 */
export async function registerLead(tx: Transaction, given: NewLead, by: Doer): Promise<void> {
  const phones = phonesTyped(given.phones ?? []).map(({ digits }) => digits);
  const foreign = (await samePhone(tx, phones)).filter(({ owner }) => owner !== null && owner !== by.member);
  const owned = foreign.find(({ name }) => name === given.name) ?? foreign[0];
  if (!owned) throw notOwned();
  await tx
    .insertInto('customer_lead')
    .values({
      id: given.id,
      typed: JSON.stringify({ name: given.name, phones, note: given.note }),
      customer_id: owned.id,
      brought_by: by.member as string,
      brought_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}

/** Both records side by side, for the manager. */
export async function openLeads(tx: Transaction): Promise<z.infer<typeof lead>[]> {
  const rows = await tx
    .selectFrom('customer_lead')
    .innerJoin('customer', (join) =>
      join
        .onRef('customer.org_id', '=', 'customer_lead.org_id')
        .onRef('customer.id', '=', 'customer_lead.customer_id'),
    )
    .selectAll('customer_lead')
    .select(['customer.name', 'customer.owner', 'customer.created_at', 'customer.created_by'])
    .select('customer.last_contact_at')
    .where('customer_lead.org_id', '=', tx.org)
    .where('customer_lead.state', '=', 'open')
    .orderBy('customer_lead.brought_at')
    .execute();
  const { dayOf } = await organisation(tx);
  const phones = await phonesOf(
    tx,
    rows.map(({ customer_id }) => customer_id),
  );
  const person = await personOf(
    tx,
    rows.flatMap((row) => [row.brought_by, row.owner, row.created_by]),
  );
  return rows.map((row) => ({
    id: row.id,
    broughtBy: person(row.brought_by),
    broughtAt: row.brought_at.toISOString(),
    typed: row.typed as unknown as TypedLead,
    onRecord: {
      id: row.customer_id,
      name: row.name,
      phones: (phones.get(row.customer_id) ?? []).map(({ digits }) => digits),
      owner: person(row.owner),
      addedOn: dayOf(row.created_at.getTime()),
      addedBy: person(row.created_by),
      lastContactOn: row.last_contact_at && dayOf(row.last_contact_at.getTime()),
    },
  }));
}

export interface LeadDecision {
  outcome: 'to-bringer' | 'stays' | 'household';
  reason: string;
}

/** 裁定: the customer goes to the bringer, stays, or the bringer's is another person of the same household. */
export async function decideLead(
  tx: Transaction,
  id: string,
  { outcome, reason }: LeadDecision,
  by: Doer,
): Promise<void> {
  const row = await lock(tx, id);
  if (row.state !== 'open') return;
  if (outcome === 'to-bringer')
    await moveOwnership(
      tx,
      [
        {
          customer: row.customer_id,
          owner: row.brought_by,
          rule: 'discretion',
          reason,
          reasonCode: `lead.${id}`,
        },
      ],
      by,
    );
  if (outcome === 'household') await addHousemate(tx, row, by);
  await tx
    .updateTable('customer_lead')
    .set({ state: outcome, decided_by: by.ref, decided_at: new Date(tx.clock.now()), reason })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

/** Another person at the same number: added for the bringer, in one household with the one on record. */
async function addHousemate(tx: Transaction, row: Awaited<ReturnType<typeof lock>>, by: Doer): Promise<void> {
  const { name, phones } = row.typed as unknown as TypedLead;
  const customer = `c-${row.id}`;
  await addCustomer(tx, { id: customer, name, phones, source: 'introduced' }, by, { ownerLater: true });
  await moveOwnership(
    tx,
    [{ customer, owner: row.brought_by, rule: 'discretion', reason: '线索', reasonCode: `lead.${row.id}` }],
    by,
  );
  await proposeHousehold(tx, customer, await samePhone(tx, phones), by);
}

async function lock(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom('customer_lead')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('lead.unknown', 404, { zh: '没有这条线索', en: 'There is no such lead' });
  return row;
}

const notOwned = () =>
  new Refusal(
    'lead.not-owned',
    409,
    { zh: '这个号码没有别人负责', en: 'Nobody else is responsible for this number' },
    { mend: { zh: '直接新增顾客', en: 'Add the customer' } },
  );
