import { sql } from 'kysely';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { type EventRow, loadGoing } from '../planning/event-row.ts';
import { endStage } from './stages.ts';

const MINUTE = 60_000;

/**
 * The host opens, saying who we are and what is sold. How late it is follows from the clock, and the clauses say
 * whether that is too late.
 *
 * @throws RefusedAct, Refusal `event.not-open`, `event.started`
 */
export async function startEvent(
  tx: Transaction,
  event: string,
  { saidSeller }: { saidSeller: boolean },
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const row = await loadGoing(tx, event);
  if (row.started_at) return;
  if (!row.opened_at)
    throw new Refusal(
      'event.not-open',
      409,
      { zh: '还没开门,不能开始', en: 'The doors are not open; it cannot begin' },
      { mend: { zh: '先开门签到', en: 'Open the doors first' } },
    );
  const now = tx.clock.now();
  const late = Math.max(0, Math.floor((now - row.starts_at.getTime()) / MINUTE));
  const act: NewFact = {
    id: `event-started:${event}`,
    kind: 'event.started',
    subject: `event:${event}`,
    actor: by,
    source,
    data: { late_minutes: late, said_seller: saidSeller },
  };
  await expectAllowed(tx, act);
  await mark(tx, row, { started_at: new Date(now) });
  await record(tx, act);
}

/** It is over: whoever said yes and did not come is written down, for a friendly word and never a reproach. */
export async function endEvent(
  tx: Transaction,
  event: string,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const row = await loadGoing(tx, event);
  if (!row.started_at)
    throw new Refusal('event.not-started', 409, { zh: '还没开始', en: 'It has not begun' });
  const now = tx.clock.now();
  await endStage(tx, row, by, source);
  await mark(tx, row, { ended_at: new Date(now) });
  const minutes = Math.round((now - row.started_at.getTime()) / MINUTE);
  const about = { actor: by, source };
  await record(tx, [
    {
      ...about,
      id: `event-ended:${event}`,
      kind: 'event.ended',
      subject: `event:${event}`,
      data: { minutes },
    },
    ...(await absentees(tx, event)).map(({ customer_id, inviter }) => ({
      ...about,
      id: `guest-missed:${event}:${customer_id}`,
      kind: 'guest.missed',
      subject: `customer:${customer_id}`,
      refs: { event: `event:${event}`, inviter: `member:${inviter}` },
    })),
  ]);
}

const absentees = (tx: Transaction, event: string) =>
  tx
    .selectFrom('invitation')
    .select(['customer_id', 'inviter'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('state', '=', 'accepted')
    .where((on) =>
      on.not(
        on.exists(
          on
            .selectFrom('scan')
            .select('scan.id')
            .whereRef('scan.org_id', '=', 'invitation.org_id')
            .whereRef('scan.event_id', '=', 'invitation.event_id')
            .where('scan.verdict', '=', 'admitted')
            .where(sql<boolean>`scan.guest = 'invitation:' || invitation.id`),
        ),
      ),
    )
    .execute();

/** The summary is made: from now on the phases may be scored as a whole. */
export async function reportEvent(tx: Transaction, event: string, by: Ref): Promise<void> {
  const row = await tx
    .updateTable('event')
    .set({ reported_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', event)
    .where('ended_at', 'is not', null)
    .where('reported_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!row) return;
  await record(tx, {
    id: `event-reported:${event}`,
    kind: 'event.reported',
    subject: `event:${event}`,
    actor: by,
  });
}

const mark = (tx: Transaction, { id }: EventRow, to: { started_at?: Date; ended_at?: Date }) =>
  tx.updateTable('event').set(to).where('org_id', '=', tx.org).where('id', '=', id).execute();
