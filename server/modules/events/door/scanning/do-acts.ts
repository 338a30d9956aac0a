import type { DoorAct, DoorAnswer } from '../../../../../contract/door.ts';
import type { Database, Transaction } from '../../../../platform/database.ts';
import { Refusal } from '../../../../platform/refusal.ts';
import { activeMembers } from '../../../identity/index.ts';
import { type Desk, deskOf } from '../desks/open-desk.ts';
import { answerRefusal, answerScan } from './answer-scan.ts';
import { settleScan } from './settle-scan.ts';
import { takeScan } from './take-scan.ts';
import { undoScan } from './undo-scan.ts';

/**
 * What a desk did, in the order it did it, each in a transaction of its own: what was judged stays judged, also
 * when the network or the server goes away in the middle. The device sends the whole batch again then.
 *
 * @throws Refusal `desk.unknown`, `desk.closed`, `desk.over`, `desk.no-such-member`
 */
export async function doActs(
  db: Database,
  { org, secret }: { org: string; secret: string },
  { acts, waiting }: { acts: readonly DoorAct[]; waiting: number },
): Promise<DoorAnswer[]> {
  await db.inOrganisation(org, async (tx) => {
    const desk = await deskOf(tx, secret);
    await hear(tx, desk, waiting);
    await expectMembers(tx, acts);
  });
  const answers: DoorAnswer[] = [];
  for (const act of acts)
    answers.push(
      await db
        .inOrganisation(org, async (tx) => answered(tx, await deskOf(tx, secret), act))
        .catch(refusal(act)),
    );
  return answers;
}

async function answered(tx: Transaction, desk: Desk, act: DoorAct): Promise<DoorAnswer> {
  const scan =
    act.do === 'undo'
      ? await undoScan(tx, desk, act)
      : act.do === 'settle'
        ? await settleScan(tx, desk, act)
        : await takeScan(tx, desk, act);
  return answerScan(tx, desk, act, scan);
}

/** What one act may not do is said of that act; what the whole desk may not, of the request. */
const refusal =
  (act: DoorAct) =>
  (error: unknown): DoorAnswer => {
    if (error instanceof Refusal && error.status < 500 && !error.code.startsWith('desk.'))
      return answerRefusal(act, error.says, error.mend);
    throw error;
  };

/** The desk was heard, and says how much it still holds. */
export async function hear(tx: Transaction, { id }: Desk, waiting: number): Promise<void> {
  await tx
    .updateTable('door_device')
    .set({ seen_at: new Date(tx.clock.now()), waiting })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

async function expectMembers(tx: Transaction, acts: readonly DoorAct[]): Promise<void> {
  const named = acts.flatMap((act) =>
    act.do === 'walk-in' && act.inviter !== null ? [act.by, act.inviter] : [act.by],
  );
  const here = await activeMembers(tx, [...new Set(named)]);
  if (named.some((id) => !here.has(id))) throw noSuchMember();
}

const noSuchMember = () =>
  new Refusal(
    'desk.no-such-member',
    422,
    { zh: '站台或带来的人不在职', en: 'Who stands at the desk, or brought the guest, works here no more' },
    { mend: { zh: '重新选一下站台的人', en: 'Choose again who stands here' } },
  );
