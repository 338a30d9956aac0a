import type { z } from 'zod';
import type { reply } from '../../../../contract/inviting.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { answered } from '../inviting/answered.ts';
import { isOver } from '../inviting/invitation-card.ts';
import { change, expectLive, type InvitationRow, loadInvitation } from '../inviting/invitation-row.ts';
import { loadGoing } from '../planning/event-row.ts';

type Given = z.output<typeof reply>;

/**
 * The guest answers, or changes the answer. The page asks one question after the other and sends what it knows each
 * time; only a new answer, or another number of companions, is something that happened.
 *
 * @throws Refusal `invitation.event-over`, `event.cancelled`, `event.ended`, `invitation.withdrawn`
 */
export async function replyHere(tx: Transaction, invitation: string, given: Given): Promise<void> {
  const row = await loadInvitation(tx, invitation);
  const event = await loadGoing(tx, row.event_id);
  if (isOver(tx, event)) throw over();
  expectLive(row);
  if (!saysAnew(row, given)) return given.answer === 'no' ? undefined : wishes(tx, row, given);
  await answered(tx, row.id, { ...given, id: `${row.id}.${given.id}` }, null);
}

function saysAnew(row: InvitationRow, { answer, companions }: Given): boolean {
  if (answer === 'no') return row.state !== 'declined';
  if (companions !== row.companions) return true;
  if (answer === 'yes') return row.state !== 'accepted' && row.state !== 'waiting';
  return row.state !== 'invited' || row.answered_at === null;
}

const wishes = (tx: Transaction, row: InvitationRow, { care, stop }: Given): Promise<void> =>
  change(tx, row.id, { care: [...care], stop });

export const over = () =>
  new Refusal(
    'invitation.event-over',
    409,
    { zh: '这场活动已经结束,不用再答复', en: 'This event is over; no answer is needed' },
    { mend: { zh: '下次再请您', en: 'Until next time' } },
  );
