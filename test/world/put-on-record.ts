import { nameInitials, searchGrams } from '../../server/modules/customers/search-grams.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { insertRows } from '../../server/platform/insert-rows.ts';
import type { Guest } from './guests.ts';
import { recordAll } from './record-all.ts';

/** Puts customers on record as a list that came in: who they are, how they are found, what they agreed to, whose they are. */
export async function putOnRecord(tx: Transaction, guests: readonly Guest[], by: string): Promise<void> {
  const now = new Date(tx.clock.now());
  await insertRows(tx, 'customer', guests.map((guest) => customerRow(guest, now, by)).map(stamped(tx)));
  const phones = guests.map(({ id, phone }) => ({
    customer_id: id,
    digits: phone,
    last4: phone.slice(-4),
    kind: 'mobile',
    position: 1,
    extension: '',
    note: '',
  }));
  await insertRows(tx, 'customer_phone', phones.map(stamped(tx)));
  const grams = guests.flatMap(({ id, name, phone }) =>
    searchGrams(name, [phone]).map((gram) => ({ gram, customer_id: id })),
  );
  await insertRows(tx, 'customer_gram', grams.map(stamped(tx)));
  const agreed = guests.filter(({ consent }) => consent !== null);
  await insertRows(tx, 'consent', agreed.map((guest) => consentRow(guest, now, by)).map(stamped(tx)));
  await recordAll(
    tx,
    guests.map((guest) => addedFact(guest, by)),
  );
  await insertRows(
    tx,
    'ownership',
    guests
      .filter(({ owner }) => owner !== null)
      .map((guest) => ownershipRow(guest, now, by))
      .map(stamped(tx)),
  );
  await recordAll(
    tx,
    agreed.map((guest) => consentFact(guest, by)),
  );
}

/** Rows of tenant tables begin with the organisation; here it is written out, since defaults are not read from JSON. */
const stamped =
  (tx: Transaction) =>
  <Row extends object>(row: Row) => ({ org_id: tx.org, ...row });

const customerRow = (guest: Guest, now: Date, by: string) => ({
  id: guest.id,
  name: guest.name,
  pinyin: nameInitials(guest.name),
  gender: guest.gender,
  birth_lunar: false,
  region: '512002',
  district: '',
  area: guest.area,
  address: '',
  kind: 'retired',
  buyer: 'consumer',
  call_windows: [],
  quiet_from: guest.quiet?.from ?? null,
  quiet_to: guest.quiet?.to ?? null,
  do_not_disturb: [],
  owner: guest.owner,
  source: guest.source,
  status: 'active',
  bought: false,
  created_at: now,
  created_by: by,
  changed_at: now,
  revision: 1,
});

const consentRow = ({ id, consent }: Guest, now: Date, by: string) => ({
  id: `${id}.1`,
  customer_id: id,
  purpose: 'selling',
  channel: 'phone',
  source: consent,
  source_note: '',
  given_at: now,
  recorded_by: by,
});

const ownershipRow = ({ id, owner }: Guest, now: Date, by: string) => ({
  customer_id: id,
  nth: 1,
  member: owner,
  from_at: now,
  reason: 'collector',
  assigned_by: by,
  fact_id: `customer-added:${id}`,
});

const addedFact = ({ id, source, owner }: Guest, by: string) => ({
  id: `customer-added:${id}`,
  kind: 'customer.added',
  subject: `customer:${id}`,
  actor: by,
  data: { source, ...(owner && { owner: `member:${owner}` }) },
  source: 'demo' as const,
});

const FACT_SOURCE = { event: 'event', 'survey-form': 'form', shop: 'spoken' } as const;

const consentFact = ({ id, consent }: Guest, by: string) => ({
  id: `consent:${id}.1`,
  kind: 'consent.given',
  subject: `customer:${id}`,
  actor: by,
  data: { purpose: 'selling', channel: 'phone', source: FACT_SOURCE[consent ?? 'event'] },
  source: 'demo' as const,
});
