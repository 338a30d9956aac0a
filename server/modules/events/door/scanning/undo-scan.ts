import type { DoorAct } from '../../../../../contract/door.ts';
import { record } from '../../../../ledger/index.ts';
import type { Transaction } from '../../../../platform/database.ts';
import { Refusal } from '../../../../platform/refusal.ts';
import { leaveSeat } from '../../seats/move-seat.ts';
import type { Desk } from '../desks/open-desk.ts';
import { arrivalFact } from './record-scan.ts';
import { type ScanRow, scanOf } from './scan-row.ts';

/**
 * Takes back that somebody was let in. Only the member who let them in may: another one asks them. What followed
 * from the arrival is taken back with it.
 *
 * @throws Refusal `scan.unknown`, `scan.not-admitted`, `scan.not-yours`, `walk-in.finished`
 */
export async function undoScan(
  tx: Transaction,
  desk: Desk,
  act: Extract<DoorAct, { do: 'undo' }>,
): Promise<ScanRow> {
  const scan = await knownScan(tx, desk, act.scan);
  if (scan.verdict === 'undone') return scan;
  if (scan.verdict !== 'admitted') throw notAdmitted();
  if (scan.member_id !== act.by) throw notYours();
  const undone = await tx
    .updateTable('scan')
    .set({ verdict: 'undone', undone_at: new Date(tx.clock.now()), undone_by: act.by })
    .where('org_id', '=', tx.org)
    .where('id', '=', scan.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const customer = await giveBack(tx, desk, scan);
  await recordUndone(tx, desk, scan, customer);
  return undone;
}

/** @throws Refusal `scan.unknown` */
export async function knownScan(tx: Transaction, desk: Desk, id: string): Promise<ScanRow> {
  const scan = await scanOf(tx, desk, id);
  if (!scan) throw new Refusal('scan.unknown', 404, { zh: '没有这次签到', en: 'There is no such scan' });
  return scan;
}

/** A card goes back onto the pile with its seat; who was invited keeps theirs. */
async function giveBack(tx: Transaction, desk: Desk, { guest }: ScanRow): Promise<string | null> {
  const [kind, id = ''] = (guest ?? '').split(':');
  if (kind === 'invitation') {
    const row = await tx
      .selectFrom('invitation')
      .select('customer_id')
      .where('org_id', '=', tx.org)
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.customer_id ?? null;
  }
  const gone = await tx
    .deleteFrom('walk_in')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!gone) throw finished();
  // A seat that was planned has no walk-in in it, and stays its guest's
  await leaveSeat(tx, desk.event.id, `walk-in:${id}`);
  return null;
}

async function recordUndone(tx: Transaction, desk: Desk, scan: ScanRow, customer: string | null) {
  const actor = `member:${scan.undone_by ?? scan.member_id}`;
  const event = `event:${desk.event.id}`;
  await record(tx, {
    id: `scan-undone:${scan.id}`,
    kind: 'scan.undone',
    subject: event,
    ...(customer ? { refs: { customer: `customer:${customer}` } } : {}),
    actor,
  });
  await record(tx, {
    id: `withdrawn:${arrivalFact(scan)}`,
    kind: 'fact.withdrawn',
    subject: customer ? `customer:${customer}` : event,
    actor,
    data: { fact: arrivalFact(scan) },
  });
}

const notAdmitted = () =>
  new Refusal('scan.not-admitted', 409, {
    zh: '这次没有放行,不用撤销',
    en: 'Nobody was let in by this scan; there is nothing to undo',
  });

const notYours = () =>
  new Refusal(
    'scan.not-yours',
    403,
    { zh: '谁放行的谁撤销', en: 'Only the member who let them in may undo it' },
    { mend: { zh: '请放行的那位同事来撤销', en: 'Ask the colleague who let them in' } },
  );

const finished = () =>
  new Refusal(
    'walk-in.finished',
    409,
    { zh: '这位已经登记完,不能撤销', en: 'This guest has registered; it cannot be undone' },
    { mend: { zh: '确实没来的话,请会务经理处理', en: 'If they did not come, tell the conference manager' } },
  );
