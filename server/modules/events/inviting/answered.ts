import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { issuePass } from '../door/issue-pass.ts';
import { type EventRow, loadGoing } from '../planning/event-row.ts';
import { about, change, expectLive, type InvitationRow, loadInvitation } from './invitation-row.ts';
import { enterWaiting, isFull, promoteWaiting } from './waiting.ts';
import { withdraw } from './withdraw.ts';

export interface Reply {
  id: string;
  answer: 'yes' | 'maybe' | 'no';
  companions: number;
  care: readonly string[];
  stop: string;
}

/**
 * What the guest said, to a member or on the guest page. Yes: a pass, or the next number on the waiting list when
 * the hall is promised away. No: the seat goes to whoever waits.
 *
 * @param by the member who wrote it down; null when the guest answered for themselves
 */
export async function answered(
  tx: Transaction,
  invitation: string,
  given: Reply,
  by: string | null,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const row = await loadInvitation(tx, invitation);
  expectLive(row);
  const event = await loadGoing(tx, row.event_id);
  const actor: Ref = by === null ? `customer:${row.customer_id}` : `member:${by}`;
  await record(tx, {
    ...about(row),
    id: `invitation-answered:${given.id}`,
    kind: 'invitation.answered',
    actor,
    source,
    data: { answer: given.answer, companions: given.companions },
  });
  const kept = {
    companions: given.companions,
    care: [...given.care],
    stop: given.stop,
    // Who comes up by themselves means to come
    ...(row.state === 'listed' && given.answer === 'yes' && { likelihood: 'sure' }),
    answered_at: new Date(tx.clock.now()),
    invited_at: row.invited_at ?? new Date(tx.clock.now()),
  };
  if (given.answer === 'no') return declined(tx, row, kept, actor, source);
  if (given.answer === 'maybe')
    return change(tx, row.id, { ...kept, state: await undecided(tx, row, event) });
  if (row.state === 'accepted') return change(tx, row.id, kept);
  if (row.state === 'waiting') return change(tx, row.id, kept);
  // Whoever was asked holds a seat already; whoever comes up by themselves may find the hall promised away
  if (row.state !== 'invited' && (await isFull(tx, event))) {
    await change(tx, row.id, kept);
    return enterWaiting(tx, row, actor, source);
  }
  await change(tx, row.id, { ...kept, state: 'accepted' });
  await issuePass(tx, row, actor, source);
}

/** Whoever said no and thinks it over is asked again, as long as there is a seat to promise. */
async function undecided(tx: Transaction, row: InvitationRow, event: EventRow): Promise<string> {
  if (row.state === 'listed') return 'invited';
  return row.state === 'declined' && !(await isFull(tx, event)) ? 'invited' : row.state;
}

type Kept = Pick<InvitationRow, 'companions' | 'care' | 'stop' | 'answered_at' | 'invited_at'>;

async function declined(
  tx: Transaction,
  row: InvitationRow,
  kept: Kept,
  actor: Ref,
  source: NewFact['source'],
): Promise<void> {
  await change(tx, row.id, { ...kept, state: 'declined' });
  await withdraw(tx, row.id, 'declined', actor, source);
  await promoteWaiting(tx, row.event_id);
}
