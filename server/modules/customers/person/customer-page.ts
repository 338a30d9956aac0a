import type { CustomerPage } from '../../../../contract/customers.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { agreementRows } from '../consent/agreement-rows.ts';
import { frozenSince } from '../consent/freeze-selling.ts';
import { type Doer, holds } from '../doer.ts';
import { organisation } from '../organisation.ts';
import { personOf } from '../people.ts';
import { expectSeen } from './expect-seen.ts';
import { maskedEmail } from './masked-email.ts';
import { maskedPhone } from './masked-phone.ts';
import { papersOf } from './papers.ts';
import { clockTime } from './particulars.ts';
import { phonesOf } from './reachable.ts';
import { timelineOf } from './timeline.ts';
import { housemates, ownersOf } from './who-else.ts';

/** Everything about one customer on one screen. Looking is written down; numbers stay masked until asked for. */
export async function customerPage(
  tx: Transaction,
  id: string,
  doer: Doer,
  may: (verb: string) => boolean,
): Promise<CustomerPage> {
  await expectSeen(tx, id, doer);
  const row = await rowOf(tx, id);
  await logAccess(tx, { who: doer.ref, act: 'read', what: `customer:${id}` });
  const phones = (await phonesOf(tx, [id])).get(id) ?? [];
  const person = await personOf(tx, [row.owner, row.created_by]);
  return {
    ...whoTheyAre(row, (await organisation(tx)).today),
    phones: phones.map(({ digits, kind }) => ({ masked: maskedPhone(digits), kind })),
    addedBy: person(row.created_by),
    owner: person(row.owner),
    owners: await ownersOf(tx, id),
    ...(await agreementRows(tx, id)),
    frozenSince: (await frozenSince(tx, id))?.toISOString() ?? null,
    household: await housemates(tx, id),
    ...(await papersOf(tx, id)),
    ...(await timelineOf(tx, id)),
    may: VERBS.filter((verb) => may(verb) && mineOrManagers(verb, row.owner, doer)),
  };
}

/** What a button on the page may do. */
const VERBS = [
  'customer.unmask',
  'customer.change',
  'customer.assign',
  'customer.merge',
  'customer.erase',
  'customer.hand-out',
  'consent.change',
  'selling.resume',
  'file.make',
];

/** A representative changes only customers who are theirs. */
const mineOrManagers = (verb: string, owner: string | null, doer: Doer): boolean =>
  verb === 'file.make' || owner === null || owner === doer.member || !onlyRepresentative(doer);

const onlyRepresentative = (doer: Doer): boolean =>
  holds(doer, 'representative') && doer.posts.every((post) => post === 'representative');

const rowOf = (tx: Transaction, id: string) =>
  tx
    .selectFrom('customer')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
type Row = Awaited<ReturnType<typeof rowOf>>;

const whoTheyAre = (row: Row, today: string) => ({
  id: row.id,
  revision: row.revision,
  name: row.name,
  gender: row.gender as CustomerPage['gender'],
  birth: row.birth_date === null ? null : birth(row.birth_date, row.birth_lunar, today),
  kind: row.kind as CustomerPage['kind'],
  district: row.district,
  area: row.area,
  address: row.address,
  email: row.email === '' ? null : { masked: maskedEmail(row.email), bounced: row.email_bounced_at !== null },
  callWindows: row.call_windows as unknown as CustomerPage['callWindows'],
  quiet:
    row.quiet_from === null || row.quiet_to === null
      ? null
      : { from: clockTime(row.quiet_from), to: clockTime(row.quiet_to) },
  disturb: row.do_not_disturb as CustomerPage['disturb'],
  status: row.status as CustomerPage['status'],
  mergedInto: row.merged_into,
  bought: row.bought,
  firstBoughtOn: row.first_bought_on,
  lastBoughtOn: row.last_bought_on,
  source: row.source as CustomerPage['source'],
  addedAt: row.created_at.toISOString(),
});

/** Age in full years; with only the year known, the year's difference. */
const birth = (date: string, lunar: boolean, today: string) => {
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
  const later = date.length > 4 && date.slice(5) > today.slice(5, date.length);
  return { date, lunar, age: Math.max(0, years - (later ? 1 : 0)) };
};
