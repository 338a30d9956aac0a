import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../../platform/schema.gen.ts';
import { type Doer, holds } from '../doer.ts';

/**
 * Which customers somebody sees: `all`; their `own` (responsible for, added and nobody's yet, or owing them
 * something now, as when covering for a colleague); `lookup`, one person at a time who is already known to stand
 * there.
 */
export type Sight = 'all' | 'own' | 'lookup' | 'none';

const ALL = [
  'general-manager',
  'marketing-director',
  'sales-manager',
  'sales-supervisor',
  'consultant',
  'service-manager',
  'desk',
];
const STEWARDS = [
  'conference-manager',
  'crew',
  'host',
  'shop-manager',
  'shop-assistant',
  'finance',
  'repair',
];

export function sightOf(doer: Doer): Sight {
  if (holds(doer, ...ALL)) return 'all';
  if (holds(doer, 'representative')) return 'own';
  return holds(doer, ...STEWARDS) ? 'lookup' : 'none';
}

type OnCustomer = ExpressionBuilder<DB, 'customer'>;

/** Restricts a query on `customer` to what this person sees. `lookup` sees who was asked for by name. */
export const seenBy = (doer: Doer) => (on: OnCustomer) => {
  const sight = sightOf(doer);
  if (sight === 'all' || sight === 'lookup') return on.lit(true);
  if (sight === 'none') return on.lit(false);
  return on.or([
    on('customer.owner', '=', doer.member),
    on.and([on('customer.owner', 'is', null), on('customer.created_by', '=', doer.ref)]),
    on.exists(
      on
        .selectFrom('obligation')
        .select(sql.lit(1).as('one'))
        .whereRef('obligation.org_id', '=', 'customer.org_id')
        .where('obligation.subject', '=', sql<string>`'customer:' || customer.id`)
        .where('obligation.state', '=', 'open')
        .where((owed) =>
          owed.or([owed('obligation.holder', '=', doer.ref), owed('obligation.claimed_by', '=', doer.ref)]),
        ),
    ),
  ]);
};

/** May they be called with an offer: a consent that covers the phone, and no refusal that does. */
export const callable = (on: OnCustomer) =>
  sql<SqlBool>`${covering(on, 'consent')} AND NOT ${covering(on, 'contact_refusal')}`;

const covering = (on: OnCustomer, table: 'consent' | 'contact_refusal') => {
  const end = table === 'consent' ? sql.ref('consent.withdrawn_at') : sql.ref('contact_refusal.lifted_at');
  return on.exists(
    on
      .selectFrom(table)
      .select(sql.lit(1).as('one'))
      .whereRef(`${table}.org_id`, '=', 'customer.org_id')
      .whereRef(`${table}.customer_id`, '=', 'customer.id')
      .where(`${table}.purpose`, '=', 'selling')
      .where(`${table}.channel`, 'in', ['phone', 'all'])
      .where(sql<SqlBool>`${end} IS NULL`),
  );
};
