import { type SqlBool, sql } from 'kysely';
import type { CustomerFilter } from '../../../../contract/customers.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { organisation } from '../organisation.ts';
import { readQuery } from './read-query.ts';
import { listed, shownRows } from './rows.ts';
import { matching } from './search-customers.ts';
import { callable, seenBy, sightOf } from './sight.ts';

const PAGE = 50;
type Rows = ReturnType<typeof listed>;

/** One page of the list. Who may only look people up gets no list. */
export async function listCustomers(
  tx: Transaction,
  { filter, sort, after }: { filter: CustomerFilter; sort: 'newest' | 'name' | 'quiet'; after?: string },
  doer: Doer,
) {
  const rows = await filtered(tx, filter, doer);
  const from = Number(after ?? 0);
  const page = await inOrder(rows, sort)
    .offset(from)
    .limit(PAGE + 1)
    .execute();
  const { total } = await rows
    .clearSelect()
    .select((on) => on.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return {
    rows: await shownRows(tx, page.slice(0, PAGE)),
    total,
    next: page.length > PAGE ? String(from + PAGE) : null,
    ...(await choices(tx, doer)),
  };
}

/** Everyone a filter finds that this person sees: a page shows some of them, an export all. */
export async function filtered(tx: Transaction, filter: CustomerFilter, doer: Doer): Promise<Rows> {
  const seen = listed(tx).where(sightOf(doer) === 'lookup' ? (on) => on.lit(false) : seenBy(doer));
  const days = await organisation(tx);
  return narrow(about(seen, filter, doer), filter, days.daysAgo);
}

/** Who they are. */
function about(rows: Rows, filter: CustomerFilter, doer: Doer): Rows {
  let found = rows;
  if (filter.q) {
    const query = readQuery(filter.q);
    found = query ? matching(found, query) : found.where((on) => on.lit(false));
  }
  if (filter.owner === 'nobody') found = found.where('customer.owner', 'is', null);
  else if (filter.owner)
    found = found.where('customer.owner', '=', filter.owner === 'me' ? doer.member : filter.owner);
  if (filter.kind) found = found.where('customer.kind', '=', filter.kind);
  if (filter.area) found = found.where('customer.area', '=', filter.area);
  if (filter.bought !== undefined) found = found.where('customer.bought', '=', filter.bought);
  return found;
}

/** How things stand with them. */
function narrow(rows: Rows, filter: CustomerFilter, daysAgo: (days: number) => number): Rows {
  let found = rows;
  const { callable: may, quietDays, addedDays, birthMonth } = filter;
  if (may !== undefined)
    found = found.where((on) => (may ? callable(on) : sql<SqlBool>`NOT (${callable(on)})`));
  if (quietDays) {
    const since = new Date(daysAgo(quietDays));
    found = found.where((on) =>
      on.or([on('customer.last_contact_at', 'is', null), on('customer.last_contact_at', '<', since)]),
    );
  }
  if (addedDays) found = found.where('customer.created_at', '>=', new Date(daysAgo(addedDays)));
  if (birthMonth)
    found = found.where(
      sql<SqlBool>`substring(customer.birth_date, 6, 2) = ${String(birthMonth).padStart(2, '0')}`,
    );
  return filter.file ? found.where(withFile(filter.file)) : found;
}

const withFile = (state: 'none' | 'draft' | 'made') => {
  const that =
    state === 'draft' ? sql`AND f.state = 'draft'` : state === 'made' ? sql`AND f.state <> 'draft'` : sql``;
  const exists = sql<SqlBool>`EXISTS (
    SELECT 1 FROM customer_file f WHERE f.org_id = customer.org_id AND f.customer_id = customer.id ${that})`;
  return state === 'none' ? sql<SqlBool>`NOT ${exists}` : exists;
};

function inOrder(rows: Rows, sort: 'newest' | 'name' | 'quiet'): Rows {
  if (sort === 'name') return rows.orderBy('customer.pinyin').orderBy('customer.name').orderBy('customer.id');
  if (sort === 'quiet')
    return rows.orderBy('customer.last_contact_at', (on) => on.asc().nullsFirst()).orderBy('customer.id');
  return rows.orderBy('customer.created_at', 'desc').orderBy('customer.id');
}

/** What can be filtered by: the areas and owners there are. */
async function choices(tx: Transaction, doer: Doer) {
  const seen = () => listed(tx).clearSelect().where(seenBy(doer));
  const areas = await seen()
    .select('area')
    .distinct()
    .where('area', '<>', '')
    .orderBy('area')
    .limit(200)
    .execute();
  const owners = await seen().select('owner').distinct().where('owner', 'is not', null).limit(200).execute();
  const ids = owners.map(({ owner }) => owner as string);
  const name = await namesOf(
    tx,
    ids.map((id) => `member:${id}`),
  );
  return {
    areas: areas.map(({ area }) => area),
    owners: ids.map((id) => ({ id, name: name(`member:${id}`).name })),
  };
}
