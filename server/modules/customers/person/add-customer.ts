import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Consent, giveConsent } from '../consent/give-consent.ts';
import { numberRefusals } from '../consent/refused-number.ts';
import { type Doer, holds } from '../doer.ts';
import { proposeHousehold } from '../household/propose-household.ts';
import { organisation } from '../organisation.ts';
import { moveOwnership } from '../ownership/move-ownership.ts';
import { particulars, phonesTyped, type Typed } from './particulars.ts';
import { writeGrams, writePhones } from './reachable.ts';
import { type SamePhone, samePhone } from './same-phone.ts';

export interface NewCustomer extends Typed {
  id: string;
  name: string;
  source: string;
  consents?: readonly Omit<Consent, 'id'>[];
}

/** Posts that collect customers: what they add is theirs (谁登记归谁). */
const COLLECTORS = ['representative', 'sales-supervisor'];

interface How {
  /** Collected on a form: the owner is settled when the form is allocated. */
  ownerLater?: true;
  source?: 'web' | 'demo' | 'api';
}

/**
 * Adds a customer. The same name and number again is the customer on record; another name at the same number is
 * proposed as one household.
 *
 * @throws Refusal `customer.already-owned` (somebody else's; nothing about them is told), `customer.on-record`
 */
export async function addCustomer(tx: Transaction, given: NewCustomer, by: Doer, how: How = {}) {
  const again = await byId(tx, given.id);
  if (again) return { id: given.id, household: again.household };
  const phones = phonesTyped(given.phones ?? []);
  const columns = particulars(given, (await organisation(tx)).today);
  const others = await samePhone(
    tx,
    phones.map(({ digits }) => digits),
  );
  refuseIfOwned(columns.name as string, others, by);
  await insert(tx, given, columns, by);
  await writePhones(tx, given.id, phones);
  await writeGrams(tx, given.id);
  await record(tx, added(given, by, how));
  await giveConsents(tx, given, by);
  await numberRefusals(
    tx,
    given.id,
    phones.map(({ digits }) => digits),
  );
  if (!how.ownerLater && by.member !== null && holds(by, ...COLLECTORS))
    await moveOwnership(
      tx,
      [{ customer: given.id, owner: by.member, rule: 'collector' }],
      by,
      how.source ?? 'web',
    );
  const household = await proposeHousehold(tx, given.id, others, by);
  return { id: given.id, household };
}

/**
 * The one on record is the caller's own or nobody's: same name is that customer. Anybody else's is answered at
 * once and without a word about them, so that a number cannot be used to ask who is a customer here.
 */
function refuseIfOwned(name: string, others: readonly SamePhone[], by: Doer): void {
  const foreign = others.some(({ owner }) => owner !== null && owner !== by.member);
  if (foreign && !holds(by, 'sales-manager', 'general-manager', 'desk', 'service-manager'))
    throw alreadyOwned();
  const same = others.find((other) => other.name === name);
  if (same) throw onRecord(same);
}

const alreadyOwned = () =>
  new Refusal(
    'customer.already-owned',
    409,
    { zh: '已有归属,可登记线索,请经理裁定', en: 'Somebody is responsible for this number already' },
    {
      mend: {
        zh: '登记线索,功劳记在你名下',
        en: 'Register a lead; the manager decides and you are credited',
      },
    },
  );

const onRecord = ({ id, name }: SamePhone) =>
  new Refusal(
    'customer.on-record',
    409,
    { zh: `${name} 已在册`, en: `${name} is on record already` },
    { mend: { zh: '打开这位顾客', en: 'Open the customer' }, details: { customer: id } },
  );

async function insert(
  tx: Transaction,
  given: NewCustomer,
  columns: ReturnType<typeof particulars>,
  by: Doer,
) {
  const now = new Date(tx.clock.now());
  await tx
    .insertInto('customer')
    .values({
      ...columns,
      name: columns.name as string,
      id: given.id,
      source: given.source,
      created_at: now,
      created_by: by.ref,
      changed_at: now,
    })
    .execute();
}

const added = (given: NewCustomer, by: Doer, how: How) => ({
  id: `customer-added:${given.id}`,
  kind: 'customer.added',
  subject: `customer:${given.id}`,
  actor: by.ref,
  data: { source: given.source },
  source: how.source ?? ('web' as const),
});

const giveConsents = (tx: Transaction, { id, consents = [] }: NewCustomer, by: Doer) =>
  giveConsent(
    tx,
    id,
    consents.map((consent, at) => ({ ...consent, id: `${id}.${at + 1}` })),
    by,
  );

async function byId(tx: Transaction, id: string) {
  return tx
    .selectFrom('customer')
    .leftJoin('household_member', (join) =>
      join
        .onRef('household_member.org_id', '=', 'customer.org_id')
        .onRef('household_member.customer_id', '=', 'customer.id'),
    )
    .select(['customer.id', 'household_member.household_id as household'])
    .where('customer.org_id', '=', tx.org)
    .where('customer.id', '=', id)
    .executeTakeFirst();
}
