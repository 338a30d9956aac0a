import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import type { Desk } from '../desks/open-desk.ts';
import { giveSeat } from '../give-seat.ts';
import { type Found, findGuest } from './find-guest.ts';
import { newWalkIn } from './new-walk-in.ts';
import { recordScan } from './record-scan.ts';
import { room } from './room.ts';
import { actAt, type Judged, type ScanAct, type ScanRow, scanOf } from './scan-row.ts';
import { tellInviter } from './tell-inviter.ts';

/**
 * One scan, one transaction. Whether its id was heard before is asked first of all, so that a scan sent twice is
 * answered twice alike and never judged twice. Refused scans are kept like the others.
 */
export async function takeScan(tx: Transaction, desk: Desk, act: ScanAct): Promise<ScanRow> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.org}/scan/${act.id}`}, 0))`.execute(tx);
  const before = await scanOf(tx, desk, act.id);
  if (before) return before;
  const judged = act.do === 'walk-in' ? await judgeCard(tx, desk, act) : await judgePass(tx, desk, act);
  const scan = await insert(tx, desk, judged);
  const seat =
    judged.verdict === 'admitted' ? await giveSeat(tx, desk.event.id, scan.guest ?? '', judged) : null;
  await recordScan(tx, desk.event, judged, actAt(tx, act));
  await tellInviter(tx, desk, judged, seat);
  return scan;
}

async function judgePass(
  tx: Transaction,
  desk: Desk,
  act: Exclude<ScanAct, { do: 'walk-in' }>,
): Promise<Judged> {
  const found: Found = await findGuest(tx, desk, act);
  const here = found.invitation !== null && !elsewhere(found) ? `invitation:${found.invitation}` : null;
  const about = { act, guest: here, customer: found.customer, inviter: found.inviter, pass: found.pass };
  const { person, wheelchair } = found;
  if (found.reason) return { ...about, person, wheelchair, verdict: 'refused', reason: found.reason };
  return { ...about, person, wheelchair, ...(await room(tx, desk, here as string)) };
}

const elsewhere = ({ reason }: Found): boolean => reason === 'other-event' || reason === 'expired';

/** A card whose number was used before is settled by a person, like a pass that comes twice. */
async function judgeCard(
  tx: Transaction,
  desk: Desk,
  act: Extract<ScanAct, { do: 'walk-in' }>,
): Promise<Judged> {
  const about = { act, customer: null, person: null, wheelchair: false, inviter: act.inviter, pass: null };
  const verdict = await room(tx, desk, `walk-in:${act.id}`);
  if (verdict.verdict === 'refused') return { ...about, ...verdict, guest: null };
  const made = await newWalkIn(tx, desk, { ...act, with: null, at: actAt(tx, act) });
  if (made) return { ...about, ...verdict, guest: `walk-in:${act.id}` };
  const { id, inviter } = await tx
    .selectFrom('walk_in')
    .select(['id', 'inviter'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', desk.event.id)
    .where('card', '=', act.card)
    .executeTakeFirstOrThrow();
  return { ...about, inviter, verdict: 'repeated', reason: 'card-taken', guest: `walk-in:${id}` };
}

const insert = (
  tx: Transaction,
  desk: Desk,
  { act, verdict, reason, guest, pass }: Judged,
): Promise<ScanRow> =>
  tx
    .insertInto('scan')
    .values({
      id: act.id,
      event_id: desk.event.id,
      device_id: desk.id,
      member_id: act.by,
      at: new Date(actAt(tx, act)),
      received_at: new Date(tx.clock.now()),
      way: act.do,
      verdict,
      told: verdict,
      reason,
      guest,
      pass_id: pass,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
