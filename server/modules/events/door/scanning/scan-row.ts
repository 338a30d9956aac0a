import type { Selectable } from 'kysely';
import type { DoorAct } from '../../../../../contract/door.ts';
import type { Transaction } from '../../../../platform/database.ts';
import { Refusal } from '../../../../platform/refusal.ts';
import type { Scan } from '../../../../platform/schema.gen.ts';
import type { DoorPerson } from '../../../customers/index.ts';
import type { Desk } from '../desks/open-desk.ts';

export type ScanRow = Selectable<Scan>;
export type ScanAct = Exclude<DoorAct, { do: 'undo' | 'settle' }>;

/** A scan before it is written: who it is about, and what the door says to it. */
export interface Judged {
  act: ScanAct;
  verdict: 'admitted' | 'repeated' | 'refused';
  reason: string | null;
  guest: string | null;
  customer: string | null;
  /** Who that is, as far as a door may know. */
  person: DoorPerson | null;
  inviter: string | null;
  pass: string | null;
  wheelchair: boolean;
}

/** @throws Refusal `scan.id-taken` when another event's desk used this id */
export async function scanOf(tx: Transaction, desk: Desk, id: string): Promise<ScanRow | undefined> {
  const row = await tx
    .selectFrom('scan')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row && row.event_id !== desk.event.id)
    throw new Refusal('scan.id-taken', 409, {
      zh: '这个编号已用于另一场活动',
      en: 'This id belongs to a scan of another event',
    });
  return row;
}

/** A device whose clock runs ahead does not let anybody in tomorrow. */
export const actAt = (tx: Transaction, act: { at: string }): number =>
  Math.min(Date.parse(act.at), tx.clock.now());
