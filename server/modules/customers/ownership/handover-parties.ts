import type { Ref, Text } from '../../../../kernel/index.ts';
import { refId } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { HandoverParty } from '../../identity/index.ts';
import { candidates } from '../allocation/candidates.ts';
import { propose } from '../allocation/propose.ts';
import { moveOwnership } from './move-ownership.ts';

const doer = (by: Ref) => ({ ref: by, member: null, posts: [] });

/** A leaver's customers, each with whom S003.2-11…-13 propose; the manager confirms. */
export const customersParty: HandoverParty = {
  what: 'customers',
  byHand: false,
  async held(tx, member) {
    const rows = await tx
      .selectFrom('customer')
      .select(['id', 'name', 'area'])
      .where('org_id', '=', tx.org)
      .where('owner', '=', member)
      .where('status', 'in', ['active', 'unreachable'])
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    const unassigned = rows.map(({ id, area }) => ({ customer: id, area, collector: null, survey: null }));
    const proposals = propose(unassigned, await candidates(tx, member), NEW_SHARE);
    return rows.map(({ id, name }, at) => {
      const proposal = proposals[at];
      const to = proposal?.proposed;
      return {
        ref: `customer:${id}`,
        title: { zh: name, en: name },
        proposed: to ? { to, because: joined(proposal.reasons) } : null,
      };
    });
  },
  async move(tx, _from, moves, by) {
    const moved = await moveOwnership(
      tx,
      moves.map(({ ref, to }) => ({ customer: refId(ref), owner: to, rule: 'handover' as const })),
      doer(by),
    );
    return moved.map((customer) => `customer:${customer}`);
  },
};

const NEW_SHARE = 10;
const joined = (reasons: readonly Text[]): Text => ({
  zh: reasons.map(({ zh }) => zh).join(';'),
  en: reasons.map(({ en }) => en).join('; '),
});

/** Files in a leaver's hand go back to the consultant (S003.3-30); paper has moved when it lies there. */
export const filesParty: HandoverParty = {
  what: 'files',
  byHand: true,
  async held(tx, member) {
    const rows = await tx
      .selectFrom('customer_file')
      .select(['id', 'number', 'customer_id', 'state'])
      .where('org_id', '=', tx.org)
      .where('holder', '=', member)
      .where('state', '<>', 'lost')
      .orderBy('number')
      .execute();
    return rows.map(({ id, number, customer_id, state }) => ({
      ref: `file:${id}`,
      title: { zh: `档案 ${number}`, en: `File ${number}` },
      // One that is not finished is finished by the heir; a borrowed one goes back to where files are kept
      with: isLent(state) ? null : `customer:${customer_id}`,
    }));
  },
  async move(tx, from, moves, by) {
    const moved: Ref[] = [];
    for (const { ref, to } of moves) if (await takeFrom(tx, from, refId(ref), to, by)) moved.push(ref);
    return moved;
  },
};

const isLent = (state: string): boolean => state === 'kept' || state === 'handed-in';

/** A borrowed folder is back in keeping; one not handed in yet goes to the heir, who finishes it. */
async function takeFrom(tx: Transaction, from: string, id: string, to: string, by: Ref): Promise<boolean> {
  const file = await tx
    .selectFrom('customer_file')
    .select(['id', 'state', 'customer_id', 'custodian'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .where('holder', '=', from)
    .forUpdate()
    .executeTakeFirst();
  if (!file) return false;
  const lent = isLent(file.state);
  await tx
    .updateTable('customer_file')
    .set(lent ? { holder: null } : { holder: to, made_by: to, custodian: `member:${to}` })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
  if (!lent) return true;
  await tx
    .updateTable('file_loan')
    .set({ returned_at: new Date(tx.clock.now()), ended_by: 'leaving' })
    .where('org_id', '=', tx.org)
    .where('file_id', '=', id)
    .where('returned_at', 'is', null)
    .execute();
  await record(tx, {
    kind: 'file.returned',
    subject: `file:${id}`,
    refs: { customer: `customer:${file.customer_id}` },
    actor: by,
    data: { call_back: false, entry: false, medium: 'paper' },
  });
  return true;
}
