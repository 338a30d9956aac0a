import type { Ref } from '../../../../kernel/index.ts';
import { isoDay, type NewFact, record, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { loadEvent, loadGoing } from '../planning/event-row.ts';
import { recordingOf } from './ticked-lists.ts';

/** As long as the strictest place asks for; then it is deleted, since nobody needs it any more. */
const KEPT_DAYS = 90;

/** The hall is being recorded from now on, and until when that is kept. */
export async function startRecording(
  tx: Transaction,
  event: string,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await loadGoing(tx, event);
  const zone = await zoneHere(tx);
  const act: NewFact = {
    // A gathering is recorded once, whoever presses the button again
    id: `recording:${event}`,
    kind: 'recording.started',
    subject: `event:${event}`,
    actor: by,
    source,
    data: { keep_until: isoDay(zone.dayOf(tx.clock.now()) + KEPT_DAYS) },
  };
  await expectAllowed(tx, act);
  await record(tx, act);
}

/** @throws Refusal `recording.none`, RefusedAct: before its time */
export async function deleteRecording(tx: Transaction, event: string, by: Ref): Promise<void> {
  await loadEvent(tx, event);
  const recording = await recordingOf(tx, event);
  if (!recording)
    throw new Refusal('recording.none', 409, {
      zh: '这场活动没有录音录像',
      en: 'This gathering was not recorded',
    });
  const zone = await zoneHere(tx);
  const act: NewFact = {
    id: `recording-deleted:${event}`,
    kind: 'recording.deleted',
    subject: `event:${event}`,
    actor: by,
    data: { recorded: isoDay(zone.dayOf(Date.parse(recording.startedAt))) },
  };
  await expectAllowed(tx, act);
  await record(tx, act);
}
