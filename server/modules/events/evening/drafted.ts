import { sql } from 'kysely';
import type { Field } from '../../../../contract/files.ts';
import type { Zone } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { dayAndClock } from '../day-and-clock.ts';
import { activityOf } from '../door/scanning/record-scan.ts';
import type { EventRow } from '../planning/event-row.ts';
import type { GuestHere } from './guests-here.ts';

type Values = Record<string, string | number | boolean>;

export interface Draft {
  /** Names of the fields filled in by the house. */
  drafted: string[];
  fields: Values;
}

/** What the house knows already need not be typed at nine in the evening: activity, order, agreed hour, company. */
export async function drafts(
  tx: Transaction,
  event: EventRow,
  guests: readonly GuestHere[],
  sheet: readonly Field[],
  zone: Zone,
): Promise<Map<string, Draft>> {
  const bought = await ordersOf(tx, event.id);
  const agreed = await wordsOf(tx, event.id, zone);
  const asked = new Set(sheet.map(({ name }) => name));
  const choices = new Map(sheet.map(({ name, choices }) => [name, choices]));
  const fits = ([name, value]: [string, unknown]): boolean => {
    const allowed = choices.get(name);
    return (
      asked.has(name) && value !== '' && (allowed === undefined || Object.hasOwn(allowed, String(value)))
    );
  };
  return new Map(
    guests.map((guest) => {
      const goods = bought.get(guest.customer);
      const known: Values = {
        activity: activityOf(event),
        outcome: goods === undefined ? 'none' : 'bought',
        products: goods ?? '',
        next_step: agreed.get(guest.guest) ?? '',
        companion: guest.companions > 0 ? `同来 ${guest.companions} 位` : '',
      };
      const filled = Object.fromEntries(Object.entries(known).filter(fits));
      return [guest.customer, { drafted: Object.keys(filled), fields: { ...filled, ...guest.fields } }];
    }),
  );
}

/** 蛋白粉 2 罐、足浴桶 1 个 */
async function ordersOf(tx: Transaction, event: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ customer: string; goods: string }>`
    SELECT o.customer_id AS customer,
      string_agg(p.name_zh || ' ' || l.quantity || ' ' || p.unit_zh, '、' ORDER BY o.placed_at, l.line) AS goods
    FROM sale_order o
    JOIN order_line l ON l.org_id = o.org_id AND l.order_id = o.id
    JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE o.org_id = ${tx.org} AND o.event = ${`event:${event}`} AND l.returned < l.quantity
    GROUP BY o.customer_id`.execute(tx);
  return new Map(rows.map(({ customer, goods }) => [customer, goods]));
}

/** The hour agreed at the exit and the next step, as whoever saw the guest off wrote them down last. */
async function wordsOf(tx: Transaction, event: string, zone: Zone): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('guest_word')
    .select(['guest', 'agreed_at', 'next_step'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where((on) => on.or([on('agreed_at', 'is not', null), on('next_step', '<>', '')]))
    .orderBy('at')
    .execute();
  const said = (at: Date | null): string => {
    if (at === null) return '';
    const { day, clock } = dayAndClock(zone, at);
    return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${clock}`;
  };
  return new Map(
    rows.map(({ guest, agreed_at, next_step }) => [
      guest,
      [said(agreed_at), next_step].filter(Boolean).join(' '),
    ]),
  );
}
