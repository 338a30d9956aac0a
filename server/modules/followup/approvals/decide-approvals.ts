import type { z } from 'zod';
import type { approvalDecisions, decided } from '../../../../contract/owing.ts';
import { clausesFor, type NewFact, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed, keepRefusal, RefusedAct } from '../../customers/index.ts';
import { holdersOfCaller, memberRef } from '../caller.ts';
import { obligationsById } from '../calls/named.ts';
import { keepNote } from '../obligations/note.ts';
import { noAsAct } from './no-as-act.ts';

type Given = z.output<typeof approvalDecisions>;
type Line = z.infer<typeof decided>['lines'][number];

/** A batch of yes and no; each line answers for itself, so that one that is gone does not hold up the rest. */
export async function decideApprovals(
  tx: Transaction,
  given: Given,
  caller: Caller,
): Promise<z.infer<typeof decided>> {
  const lines: Line[] = [];
  for (const one of given.decisions) {
    try {
      await decideOne(tx, one, caller);
      lines.push({ approval: one.approval, done: true, says: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error instanceof RefusedAct) await keepRefusal(tx, error);
      lines.push({ approval: one.approval, done: false, says: error.says });
    }
  }
  return { lines };
}

async function decideOne(tx: Transaction, given: Given['decisions'][number], caller: Caller): Promise<void> {
  const [one] = await obligationsById(tx, await clausesFor(tx), [given.approval]);
  if (one?.noun !== 'approve') throw unknown();
  const ref = memberRef(caller);
  const own = one.slot.endsWith('/own');
  if (!holdersOfCaller(caller).includes(one.holder) || (one.refs.asker === ref && !own)) throw notYours();
  const note = { id: given.id, what: 'discharged' as const, words: given.reason, by: caller.member };
  if (one.state !== 'open') {
    if (await keptBefore(tx, given.id)) return;
    throw answered();
  }
  const no = given.yes
    ? null
    : await noAsAct(tx, { id: given.id, asked: one.fact, reason: given.reason, actor: ref });
  if (no) await expectAllowed(tx, no);
  if (!(await keepNote(tx, one, note))) return;
  const answer: NewFact = {
    id: `approval-answered:${given.id}`,
    kind: given.yes ? 'approval.given' : 'approval.refused',
    subject: one.subject,
    refs: { obligation: `obligation:${one.id}`, ...(one.refs.approval && { approval: one.refs.approval }) },
    actor: ref,
    data: given.reason ? { reason: given.id } : {},
  };
  await record(tx, no ? [answer, no] : answer);
}

async function keptBefore(tx: Transaction, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('obligation_note')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

const unknown = () =>
  new Refusal('approval.unknown', 404, { zh: '没有这项审批', en: 'There is no such approval' });
const notYours = () =>
  new Refusal('approval.not-yours', 403, { zh: '这项不由你批', en: 'This is not yours to approve' });
const answered = () =>
  new Refusal('approval.answered', 409, { zh: '这项已经有人答复', en: 'It has been answered already' });
