import type { DoorAct } from '../../../../../contract/door.ts';
import type { Transaction } from '../../../../platform/database.ts';
import { Refusal } from '../../../../platform/refusal.ts';
import type { Desk } from '../desks/open-desk.ts';
import { giveSeat } from '../give-seat.ts';
import { newWalkIn } from './new-walk-in.ts';
import { recordScan } from './record-scan.ts';
import { isFull } from './room.ts';
import type { ScanRow } from './scan-row.ts';
import { knownScan } from './undo-scan.ts';

/**
 * One pass came twice. A person looks: it is the same guest again, or somebody who came with them. The second
 * becomes a guest of their own, with a card, a seat and a place in the count; the first stays who they are.
 *
 * @throws Refusal `scan.unknown`, `scan.not-repeated`, `scan.settled-otherwise`, `scan.full`
 */
export async function settleScan(
  tx: Transaction,
  desk: Desk,
  act: Extract<DoorAct, { do: 'settle' }>,
): Promise<ScanRow> {
  const scan = await knownScan(tx, desk, act.scan);
  if (scan.settled_as === act.as) return scan;
  if (scan.settled_as !== null) throw otherwise();
  if (scan.verdict !== 'repeated' || scan.guest === null) throw notRepeated();
  const guest = act.as === 'companion' ? await companion(tx, desk, scan, act) : scan.guest;
  return tx
    .updateTable('scan')
    .set({
      settled_as: act.as,
      settled_at: new Date(tx.clock.now()),
      settled_by: act.by,
      guest,
      ...(act.as === 'companion' && { verdict: 'admitted' }),
    })
    .where('org_id', '=', tx.org)
    .where('id', '=', scan.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** They came at the hour of their scan, brought by whoever asked the first. */
async function companion(
  tx: Transaction,
  desk: Desk,
  scan: ScanRow,
  act: Extract<DoorAct, { do: 'settle' }>,
): Promise<string> {
  if (await isFull(tx, desk.event.id, desk.event.fire_limit)) throw full();
  const first = await whoseScan(tx, scan.guest as string);
  const came = scan.at.getTime();
  const about = { id: scan.id, inviter: first.inviter, with: scan.guest, at: came };
  for (let nth = 2; !(await newWalkIn(tx, desk, { ...about, card: `${first.number}-${nth}` })); nth++);
  const guest = `walk-in:${scan.id}`;
  await giveSeat(tx, desk.event.id, guest, { inviter: first.inviter, wheelchair: false });
  const card = { do: 'walk-in' as const, id: scan.id, by: act.by, at: scan.at.toISOString() };
  const judged = {
    customer: null,
    person: null,
    wheelchair: false,
    pass: null,
    reason: null,
    verdict: 'admitted' as const,
  };
  const walkIn = { ...card, card: first.number, inviter: first.inviter };
  await recordScan(
    tx,
    desk.event,
    { ...judged, act: walkIn, guest, inviter: first.inviter },
    scan.at.getTime(),
  );
  return guest;
}

/** Number of the pass or card they both came on, and who asked the first one. */
async function whoseScan(
  tx: Transaction,
  guest: string,
): Promise<{ number: string; inviter: string | null }> {
  const [kind, id = ''] = guest.split(':');
  if (kind === 'walk-in') {
    const card = await tx
      .selectFrom('walk_in')
      .select(['card as number', 'inviter'])
      .where('org_id', '=', tx.org)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return card;
  }
  const row = await tx
    .selectFrom('invitation as i')
    .innerJoin('event_pass as p', (on) =>
      on.onRef('p.org_id', '=', 'i.org_id').onRef('p.invitation_id', '=', 'i.id'),
    )
    .select(['p.number', 'i.inviter'])
    .where('i.org_id', '=', tx.org)
    .where('i.id', '=', id)
    .orderBy('p.issued_at', 'desc')
    .executeTakeFirstOrThrow();
  return row;
}

const notRepeated = () =>
  new Refusal('scan.not-repeated', 409, {
    zh: '这次签到没有重复,不用裁定',
    en: 'This scan did not repeat another; there is nothing to settle',
  });

const otherwise = () =>
  new Refusal(
    'scan.settled-otherwise',
    409,
    { zh: '另一位同事已经作了别的裁定', en: 'A colleague has settled it the other way' },
    { mend: { zh: '和那位同事对一下', en: 'Speak with that colleague' } },
  );

const full = () =>
  new Refusal(
    'scan.full',
    409,
    { zh: '人数已到消防上限,不能再多一位', en: 'The fire limit is reached; nobody more can be let in' },
    { mend: { zh: '请会务经理安排', en: 'Ask the conference manager' } },
  );
