import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, namesOf, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { tell } from '../../followup/index.ts';
import { issuePass } from '../door/issue-pass.ts';
import { type EventRow, loadEvent } from '../planning/event-row.ts';
import { about, change, type InvitationRow } from './invitation-row.ts';

/** Held back for walk-ins, for whoever lost the held seat and comes all the same, and for one of us at a table. */
const HELD_BACK = 0.08;

export const seatsToPromise = ({ capacity }: Pick<EventRow, 'capacity'>): number =>
  Math.max(1, Math.round(capacity * (1 - HELD_BACK)));

/** Seats that are promised: to whoever was asked and to whoever said yes, until the seat is released. */
async function promised(tx: Transaction, event: string): Promise<number> {
  const { n } = await tx
    .selectFrom('invitation')
    .select((on) => on.fn.countAll<number>().as('n'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('state', 'in', ['invited', 'accepted'])
    .where('released_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export const isFull = async (tx: Transaction, event: Pick<EventRow, 'id' | 'capacity'>): Promise<boolean> =>
  (await promised(tx, event.id)) >= seatsToPromise(event);

/** The hall is promised away: a number in the order of asking, and no pass until it is their turn. */
export async function enterWaiting(
  tx: Transaction,
  row: InvitationRow,
  actor: Ref,
  source: NewFact['source'],
): Promise<void> {
  const { last } = await tx
    .selectFrom('invitation')
    .select((on) => on.fn.max('waiting').as('last'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', row.event_id)
    .executeTakeFirstOrThrow();
  await change(tx, row.id, { state: 'waiting', waiting: Number(last ?? 0) + 1 });
  await record(tx, { ...about(row), id: `waiting:${row.id}`, kind: 'waiting.entered', actor, source });
}

const BY = 'system:waiting-list';

/** A seat came free: whoever has waited longest gets it and a pass, and the one who asked them is told. */
export async function promoteWaiting(tx: Transaction, event: string): Promise<void> {
  const row = await loadEvent(tx, event, { lock: true });
  if (row.cancelled_at) return;
  while (!(await isFull(tx, row))) {
    const next = await tx
      .selectFrom('invitation')
      .selectAll()
      .where('org_id', '=', tx.org)
      .where('event_id', '=', event)
      .where('state', '=', 'waiting')
      .orderBy('waiting')
      .limit(1)
      .executeTakeFirst();
    if (!next) return;
    await change(tx, next.id, { state: 'accepted', waiting: null });
    await record(tx, { ...about(next), id: `promoted:${next.id}`, kind: 'waiting.promoted', actor: BY });
    await issuePass(tx, next, BY);
    await tellInviter(tx, next, row.name);
  }
}

/** The guest does not know yet, and nobody else would tell them. */
async function tellInviter(tx: Transaction, { id, ...row }: InvitationRow, name: string): Promise<void> {
  const customer = `customer:${row.customer_id}`;
  const called = (await namesOf(tx, [customer]))(customer).name;
  await tell(tx, row.inviter, {
    about: `promoted:${id}`,
    title: { zh: `${called}:候补转正`, en: `${called}: has a seat now` },
    says: {
      zh: `「${name}」空出了位子,入场码已经有了,请告诉顾客。`,
      en: `A seat at “${name}” came free and the pass is made. Tell the guest.`,
    },
    open: `/events/${row.event_id}?tab=inviting`,
    urgent: true,
  });
}
