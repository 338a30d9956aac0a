import type { Selectable } from 'kysely';
import { record } from '../../../../ledger/index.ts';
import type { Transaction } from '../../../../platform/database.ts';
import type { Event } from '../../../../platform/schema.gen.ts';
import { guestArrived, memberDoer } from '../../../customers/index.ts';
import type { activities } from '../facts.ts';
import type { Judged } from './scan-row.ts';

type EventRow = Selectable<Event>;

/** What a scan means to the clauses, in the same transaction as the scan. */
export async function recordScan(tx: Transaction, event: EventRow, scan: Judged, at: number): Promise<void> {
  if (scan.verdict === 'refused') await refused(tx, event, scan, at);
  else if (scan.verdict === 'repeated') await repeated(tx, event, scan, at);
  else if (scan.act.do === 'walk-in') await walkedIn(tx, event, scan, at);
  else await arrived(tx, event, scan, at);
}

/** The fact that says a scan let somebody in; taken back with the scan. */
export const arrivalFact = (scan: { id: string; guest: string | null }): string =>
  scan.guest?.startsWith('walk-in:') ? `guest-walked-in:${scan.id}` : `guest-arrived:${scan.id}`;

async function arrived(tx: Transaction, event: EventRow, { act, customer, inviter }: Judged, at: number) {
  if (customer === null) return;
  const by = memberDoer({ member: act.by, posts: [] });
  const arrival = { id: act.id, customer, event: event.id, at, way: act.do, invited: true, inviter };
  await guestArrived(tx, { ...arrival, activity: activityOf(event) }, by);
}

const walkedIn = (tx: Transaction, event: EventRow, { act, inviter }: Judged, at: number) =>
  record(tx, {
    id: `guest-walked-in:${act.id}`,
    kind: 'guest.walked-in',
    at,
    subject: `event:${event.id}`,
    ...(inviter ? { refs: { inviter: `member:${inviter}` } } : {}),
    actor: `member:${act.by}`,
    data: { with_inviter: inviter !== null },
    source: 'device',
  });

const refused = (tx: Transaction, event: EventRow, { act, reason }: Judged, at: number) =>
  record(tx, {
    id: `scan-refused:${act.id}`,
    kind: 'scan.refused',
    at,
    subject: `event:${event.id}`,
    actor: `member:${act.by}`,
    data: { reason: reason ?? 'unknown' },
    source: 'device',
  });

async function repeated(tx: Transaction, event: EventRow, { act, customer, inviter }: Judged, at: number) {
  // A card without a name has no timeline of its own; the scan is kept all the same
  if (customer === null) return;
  await record(tx, {
    id: `scan-repeated:${act.id}`,
    kind: 'scan.repeated',
    at,
    subject: `customer:${customer}`,
    refs: { event: `event:${event.id}`, ...(inviter ? { inviter: `member:${inviter}` } : {}) },
    actor: `member:${act.by}`,
    source: 'device',
  });
}

const ACTIVITY: Readonly<Record<string, keyof typeof activities>> = {
  'get-together': 'get-together',
  tea: 'get-together',
  salon: 'lecture',
  lecture: 'lecture',
  travel: 'travel',
  shop: 'shop',
};

/** What whoever keeps the files calls this kind of gathering. */
export const activityOf = ({ type }: EventRow): string => ACTIVITY[type] ?? 'other';
