import type { z } from 'zod';
import type { stages } from '../../../../contract/hall.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type EventRow, loadGoing } from '../planning/event-row.ts';

const MINUTE = 60_000;
type Source = NewFact['source'];

/** Another running order for what is still to come; what has begun stays as it was. */
export async function setStages(
  tx: Transaction,
  event: string,
  given: z.output<typeof stages>,
): Promise<void> {
  await loadGoing(tx, event);
  const begun = await tx
    .selectFrom('event_stage')
    .select((on) => on.fn.max('seq').as('last'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('started_at', 'is not', null)
    .executeTakeFirst();
  const last = Number(begun?.last ?? 0);
  await tx
    .deleteFrom('event_stage')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('seq', '>', last)
    .execute();
  const rest = given.stages.slice(last);
  if (rest.length === 0) return;
  await tx
    .insertInto('event_stage')
    .values(rest.map((stage, i) => ({ ...stage, event_id: event, seq: last + i + 1 })))
    .execute();
}

/** A stage begins and the one before it ends; out of the planned order it is kept as a deviation, not refused. */
export async function startStage(
  tx: Transaction,
  event: string,
  seq: number,
  by: Ref,
  source: Source = 'web',
): Promise<void> {
  const row = await loadGoing(tx, event);
  if (!row.started_at)
    throw new Refusal('event.not-started', 409, { zh: '活动还没开始', en: 'The event has not begun' });
  const stage = await stageOf(tx, event, seq);
  if (stage.started_at) return;
  await endStage(tx, row, by, source);
  const { skipped } = await tx
    .selectFrom('event_stage')
    .select((on) => on.fn.countAll<number>().as('skipped'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('seq', '<', seq)
    .where('started_at', 'is', null)
    .executeTakeFirstOrThrow();
  const now = tx.clock.now();
  await mark(tx, event, seq, { started_at: new Date(now) });
  const of = { subject: `event:${event}`, actor: by, source };
  const facts: NewFact[] = [
    {
      ...of,
      id: `stage-started:${event}:${seq}`,
      kind: 'stage.started',
      data: { stage: stage.stage, in_order: Number(skipped) === 0 },
    },
  ];
  if (stage.stage === 'break') {
    const minute = Math.round((now - row.started_at.getTime()) / MINUTE);
    facts.push({ ...of, id: `break-taken:${event}:${seq}`, kind: 'break.taken', data: { minute } });
  }
  await record(tx, facts);
}

/** Whatever is running ends now. */
export async function endStage(tx: Transaction, { id }: EventRow, by: Ref, source: Source): Promise<void> {
  const running = await tx
    .selectFrom('event_stage')
    .select(['seq', 'stage', 'started_at'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', id)
    .where('started_at', 'is not', null)
    .where('ended_at', 'is', null)
    .execute();
  const now = tx.clock.now();
  for (const { seq, stage, started_at } of running) {
    await mark(tx, id, seq, { ended_at: new Date(now) });
    await record(tx, {
      id: `stage-ended:${id}:${seq}`,
      kind: 'stage.ended',
      subject: `event:${id}`,
      actor: by,
      source,
      data: { stage, minutes: Math.round((now - (started_at?.getTime() ?? now)) / MINUTE) },
    });
  }
}

async function stageOf(tx: Transaction, event: string, seq: number) {
  const stage = await tx
    .selectFrom('event_stage')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!stage)
    throw new Refusal('stage.unknown', 404, {
      zh: '流程里没有这个环节',
      en: 'The running order has no such stage',
    });
  return stage;
}

const mark = (tx: Transaction, event: string, seq: number, to: { started_at?: Date; ended_at?: Date }) =>
  tx
    .updateTable('event_stage')
    .set(to)
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('seq', '=', seq)
    .execute();
