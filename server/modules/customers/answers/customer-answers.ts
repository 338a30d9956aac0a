import type { Value } from '../../../../kernel/index.ts';
import type { Answer } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Agreement, agreedTo, agreements, CHANNELS, channelsOf } from '../consent/in-force.ts';
import { organisation } from '../organisation.ts';
import { attendedOf, sellingContacts } from './activity.ts';

const rowsOf = (tx: Transaction, ids: readonly string[]) =>
  tx.selectFrom('customer').selectAll().where('org_id', '=', tx.org).where('id', 'in', ids).execute();
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Answered from the customer's own row. */
const onRow =
  (answer: (row: Row) => Value | null): Answer =>
  async (tx, ids) =>
    new Map((await rowsOf(tx, ids)).map((row) => [row.id, answer(row)]));

const onAgreement =
  (answer: (agreement: Agreement) => Value): Answer =>
  async (tx, ids) =>
    new Map([...(await agreements(tx, ids))].map(([id, agreement]) => [id, answer(agreement)]));

/** Newest file of each customer; `made`: completed ones only. */
async function newestFile(tx: Transaction, ids: readonly string[], made: boolean) {
  const rows = await tx
    .selectFrom('customer_file')
    .select(['customer_id', 'id', 'outcome'])
    .distinctOn('customer_id')
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', ids)
    .$if(made, (files) => files.where('completed_at', 'is not', null))
    .orderBy('customer_id')
    .orderBy('made_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row]));
}

/** The customer's own "do not call me between"; a nap at noon and wished-for hours say it too. */
export function quietHours(
  row: Pick<Row, 'quiet_from' | 'quiet_to' | 'do_not_disturb' | 'call_windows'>,
): { from: number; to: number } | null {
  if (row.quiet_from !== null && row.quiet_to !== null) return { from: row.quiet_from, to: row.quiet_to };
  if (row.do_not_disturb.includes('noon-nap')) return { from: 720, to: 900 };
  const windows = row.call_windows as { from: string; to: string }[];
  if (windows.length === 0) return row.do_not_disturb.includes('no-evening') ? { from: 1080, to: 480 } : null;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const last = Math.max(...windows.map(({ to }) => minutes(to))) % 1440;
  return { from: last, to: Math.min(...windows.map(({ from }) => minutes(from))) };
}

/** Sources by which the customer gave the number to us; a bought list or one that came with nothing is none. */
const OWN_SOURCES = new Set(['stall', 'event', 'shop', 'phone-in', 'introduced', 'survey-form', 'own-page']);

const numberSource: Answer = async (tx, ids) => {
  const consents = await tx
    .selectFrom('consent')
    .select('customer_id')
    .distinct()
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', ids)
    .execute();
  const proven = new Set(consents.map(({ customer_id }) => customer_id));
  const rows = await rowsOf(tx, ids);
  return new Map(rows.map(({ id, source }) => [id, proven.has(id) || OWN_SOURCES.has(source)]));
};

/** Counts over so many days, today among them. */
const contacts =
  (days: number, answered: boolean): Answer =>
  async (tx, ids) => {
    const since = (await organisation(tx)).daysAgo(days - 1);
    const times = await sellingContacts(tx, ids, since, answered);
    return new Map(ids.map((id) => [id, times.get(id) ?? 0]));
  };

const frozen: Answer = async (tx, ids) => {
  const rows = await tx
    .selectFrom('selling_freeze')
    .select('customer_id')
    .distinct()
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', ids)
    .where('lifted_at', 'is', null)
    .execute();
  const still = new Set(rows.map(({ customer_id }) => customer_id));
  return new Map(ids.map((id) => [id, still.has(id)]));
};

export const customerAnswers: Readonly<Record<string, Answer>> = {
  'customer.owner': onRow(({ owner }) => owner && `member:${owner}`),
  'customer.file': async (tx, ids) => {
    const files = await newestFile(tx, ids, false);
    return new Map([...files].map(([customer, { id }]) => [customer, `file:${id}`]));
  },
  'customer.file_outcome': async (tx, ids) => {
    const files = await newestFile(tx, ids, true);
    return new Map([...files].map(([customer, { outcome }]) => [customer, outcome]));
  },
  'customer.attended': async (tx, ids) => {
    const came = await attendedOf(tx, ids);
    return new Map(ids.map((id) => [id, came.has(id)]));
  },
  'customer.number_source': numberSource,
  'customer.selling_channels': onAgreement((agreement) => agreedTo(agreement, 'selling')),
  'customer.selling_refused': onAgreement(({ refusals }) => channelsOf(refusals, 'selling').size > 0),
  'customer.refused_channels': onAgreement(({ refusals }) => {
    const refused = channelsOf(refusals, 'service');
    return CHANNELS.filter((channel) => refused.has(channel));
  }),
  'customer.health_consent': onAgreement((agreement) => agreedTo(agreement, 'health').length > 0),
  'customer.selling_frozen': frozen,
  'customer.quiet_from': onRow((row) => quietHours(row)?.from ?? null),
  'customer.quiet_to': onRow((row) => quietHours(row)?.to ?? null),
  'customer.selling_answered_today': contacts(1, true),
  'customer.selling_answered_7_days': contacts(7, true),
  'customer.selling_answered_30_days': contacts(30, true),
  'customer.selling_unanswered_today': contacts(1, false),
  'customer.selling_unanswered_7_days': contacts(7, false),
};
