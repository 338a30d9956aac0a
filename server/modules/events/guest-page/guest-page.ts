import { sql } from 'kysely';
import type { GuestPage } from '../../../../contract/guest-page.ts';
import type { Zone } from '../../../../kernel/index.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { PostOffice } from '../../../platform/mail/post-office.ts';
import { dayAndClock } from '../day-and-clock.ts';
import { invitationCard } from '../inviting/invitation-card.ts';
import type { InvitationRow } from '../inviting/invitation-row.ts';

/** The invitation as its guest sees it: the card, and what became of it since it was sent. */
export async function guestPage(
  tx: Transaction,
  row: InvitationRow,
  { missing }: Pick<PostOffice, 'missing'>,
): Promise<GuestPage> {
  const card = await invitationCard(tx, row);
  const zone = await zoneHere(tx);
  const starts = dayAndClock(zone, card.startsAt);
  return {
    ...card,
    when: {
      day: starts.day,
      doors: dayAndClock(zone, card.doorsAt).clock,
      starts: starts.clock,
      ends: dayAndClock(zone, card.endsAt).clock,
    },
    movedFrom: card.cancelled ? null : await movedFrom(tx, row, card.startsAt, zone),
    answered: answerOf(row),
    waiting: row.waiting,
    released: row.released_at !== null,
    quiet: await wantsQuiet(tx, row),
    stops: await sharedStops(tx, row.event_id),
    email: missing.length > 0 ? 'off' : row.email === '' ? 'none' : 'left',
  };
}

function answerOf({ state, answered_at }: InvitationRow): GuestPage['answered'] {
  if (state === 'accepted' || state === 'waiting') return 'yes';
  if (state === 'declined') return 'no';
  return state === 'invited' && answered_at !== null ? 'maybe' : null;
}

async function wantsQuiet(tx: Transaction, { customer_id }: InvitationRow): Promise<boolean> {
  const refusal = await tx
    .selectFrom('contact_refusal')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer_id)
    .where('purpose', '=', 'selling')
    .where('channel', '=', 'all')
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return refusal !== undefined;
}

/** The hour that held when this guest was last spoken with, if another holds now. */
async function movedFrom(
  tx: Transaction,
  row: InvitationRow,
  startsAt: string,
  zone: Zone,
): Promise<GuestPage['movedFrom']> {
  const since = row.answered_at ?? row.invited_at ?? row.listed_at;
  const told = await tx
    .selectFrom('fact')
    .select('data')
    .where('org_id', '=', tx.org)
    .where('kind', '=', 'event.scheduled')
    .where('subject', '=', `event:${row.event_id}`)
    .where('at', '<=', since)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = (told?.data as { starts?: string } | undefined)?.starts;
  if (before === undefined || Date.parse(before) === Date.parse(startsAt)) return null;
  const { day, clock } = dayAndClock(zone, before);
  return { day, starts: clock };
}

/** A stop that only one or two name may be somebody's own front door. */
const SHARED = 3;

async function sharedStops(tx: Transaction, event: string): Promise<string[]> {
  const { rows } = await sql<{ stop: string }>`
    SELECT stop FROM invitation WHERE org_id = ${tx.org} AND event_id = ${event} AND stop <> ''
    GROUP BY stop HAVING count(*) >= ${SHARED} ORDER BY count(*) DESC, stop LIMIT 6`.execute(tx);
  return rows.map(({ stop }) => stop);
}
