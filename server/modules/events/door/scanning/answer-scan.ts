import type { DoorAnswer, GuestShown } from '../../../../../contract/door.ts';
import type { Text } from '../../../../../kernel/index.ts';
import { namesOf } from '../../../../ledger/index.ts';
import type { Transaction } from '../../../../platform/database.ts';
import type { Desk } from '../desks/open-desk.ts';
import { guestsShown } from '../guests-shown.ts';
import { insteadOf } from './instead-of.ts';
import { nextSteps, sentence } from './say-verdict.ts';
import type { ScanRow } from './scan-row.ts';

/** What the person at the desk reads. A scan that is asked about again is answered as the first time. */
export async function answerScan(
  tx: Transaction,
  desk: Desk,
  act: { id: string; do: string },
  scan: ScanRow,
): Promise<DoorAnswer> {
  const verdict = act.do === 'undo' || act.do === 'settle' ? scan.verdict : scan.told;
  const guest = await shown(tx, desk, scan);
  const before = verdict === 'repeated' || scan.settled_as ? await firstTime(tx, desk, scan) : null;
  const instead = verdict === 'refused' ? await insteadOf(tx, desk, scan) : null;
  const said = { verdict: verdict as DoorAnswer['verdict'], scan, guest, instead };
  return {
    id: act.id,
    scan: scan.id,
    verdict: said.verdict,
    reason: scan.reason as DoorAnswer['reason'],
    says: sentence(said),
    next: nextSteps(said),
    guest,
    before,
    instead,
  };
}

/** Somebody refused is not shown by name on a pass that is not theirs to use any more, unless it was theirs once. */
async function shown(tx: Transaction, desk: Desk, { guest }: ScanRow): Promise<GuestShown | null> {
  if (guest === null) return null;
  return (await guestsShown(tx, desk.event.id, [guest])).get(guest) ?? null;
}

/** Where and when this guest was let in already. */
async function firstTime(tx: Transaction, desk: Desk, scan: ScanRow): Promise<DoorAnswer['before']> {
  const same = scan.settled_as === 'companion' ? await cameWith(tx, scan) : scan.guest;
  if (same === null) return null;
  const row = await tx
    .selectFrom('scan as s')
    .leftJoin('door_device as d', (on) =>
      on.onRef('d.org_id', '=', 's.org_id').onRef('d.id', '=', 's.device_id'),
    )
    .select(['s.at', 's.member_id', 'd.name'])
    .where('s.org_id', '=', tx.org)
    .where('s.event_id', '=', desk.event.id)
    .where('s.guest', '=', same)
    .where('s.id', '<>', scan.id)
    .where('s.told', '=', 'admitted')
    .orderBy('s.at')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const called = await namesOf(tx, [`member:${row.member_id}`]);
  return {
    at: row.at.toISOString(),
    desk: row.name ?? '',
    by: called(`member:${row.member_id}`).name,
  };
}

async function cameWith(tx: Transaction, { id }: ScanRow): Promise<string | null> {
  const row = await tx
    .selectFrom('walk_in')
    .select('with_guest')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.with_guest ?? null;
}

/** A refusal of ours, as the desk reads it: nothing of it happened, the rest of the batch goes on. */
export function answerRefusal(act: { id: string }, says: Text, mend: Text | undefined): DoorAnswer {
  const nothing = { reason: null, guest: null, before: null, instead: null };
  return { id: act.id, scan: act.id, verdict: 'refused', says, next: mend ? [mend] : [], ...nothing };
}
