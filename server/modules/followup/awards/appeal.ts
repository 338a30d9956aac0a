import type { z } from 'zod';
import type { appealDecision, newAppeal } from '../../../../contract/owing.ts';
import { record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { lineManagersOf } from '../../identity/index.ts';
import { memberRef } from '../caller.ts';
import { tell } from '../notices/tell.ts';
import { entryBy, firstOf, mendedBy } from './entries.ts';

/**
 * 申诉: the entry is suspended until somebody else decides. Sent again it changes nothing.
 *
 * @throws Refusal `award.unknown`, `award.not-yours`, `award.decided`, `appeal.open`
 */
export async function lodgeAppeal(
  tx: Transaction,
  award: string,
  given: z.output<typeof newAppeal>,
  caller: Caller,
): Promise<void> {
  const before = await tx
    .selectFrom('appeal')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', given.id)
    .executeTakeFirst();
  if (before) return;
  const entry = await entryBy(tx, award);
  if (!entry) throw unknown();
  if (entry.memberId !== caller.member) throw notYours();
  if (entry.state === 'suspended') throw open();
  if (entry.state === 'reversed' || (await mendedBy(tx, award)) !== null) throw mended();
  await tx
    .insertInto('appeal')
    .values({
      id: given.id,
      award,
      member: caller.member,
      words: given.words,
      lodged_at: new Date(tx.clock.now()),
    })
    .execute();
  await record(tx, {
    id: `appeal:${given.id}`,
    kind: 'appeal.lodged',
    subject: memberRef(caller),
    refs: { award: `award:${award}` },
    actor: memberRef(caller),
    data: { reason: given.id },
  });
  const manager = (await lineManagersOf(tx, [caller.member])).get(caller.member);
  if (manager)
    await tell(tx, manager, {
      about: `appeal/${given.id}`,
      title: { zh: `${caller.name} 申诉`, en: `${caller.name} appeals` },
      says: {
        zh: `对 ${entry.clause} 的奖惩有异议,等待裁定`,
        en: `Against an entry by ${entry.clause}; it waits for a decision`,
      },
      open: '/awards',
      urgent: false,
    });
}

/**
 * Upheld, the entry is reversed by a correcting one; rejected, it is in force again. Nobody decides their own.
 *
 * @throws Refusal `appeal.unknown`, `award.decided`, `award.not-yours`
 */
export async function decideAppeal(
  tx: Transaction,
  appeal: string,
  given: z.output<typeof appealDecision>,
  caller: Caller,
): Promise<void> {
  const row = await tx
    .selectFrom('appeal')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', appeal)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('appeal.unknown', 404, { zh: '没有这项申诉', en: 'There is no such appeal' });
  const state = given.upheld ? 'upheld' : 'rejected';
  if (row.state === state) return;
  if (row.state !== 'open') throw mended();
  if (row.member === caller.member) throw notYours();
  const suspended = await mendedBy(tx, row.award);
  await tx
    .updateTable('appeal')
    .set({ state, decided_by: caller.member, decided_at: new Date(tx.clock.now()), answer: given.words })
    .where('org_id', '=', tx.org)
    .where('id', '=', appeal)
    .execute();
  await record(tx, {
    id: `appeal-decided:${given.id}`,
    kind: 'appeal.decided',
    subject: `member:${row.member}`,
    refs: { award: `award:${suspended ?? row.award}`, proposal: `award:${await firstOf(tx, row.award)}` },
    actor: memberRef(caller),
    // The word is about the entry: an appeal that is right reverses it
    data: { outcome: given.upheld ? 'reversed' : 'upheld', reason: given.id },
  });
  await tell(tx, row.member, {
    about: `appeal-decided/${appeal}`,
    title: given.upheld
      ? { zh: '申诉成立', en: 'Your appeal is upheld' }
      : { zh: '申诉未成立', en: 'Your appeal is not upheld' },
    says: { zh: given.words, en: given.words },
    open: '/mine',
    urgent: true,
  });
}

const unknown = () => new Refusal('award.unknown', 404, { zh: '没有这条奖惩', en: 'There is no such entry' });
const notYours = () =>
  new Refusal('award.not-yours', 403, {
    zh: '只能由本人申诉、由别人裁定',
    en: 'One appeals for oneself, and somebody else decides',
  });
const open = () =>
  new Refusal('appeal.open', 409, { zh: '申诉已经提出,等待裁定', en: 'An appeal is open already' });
const mended = () =>
  new Refusal('award.decided', 409, { zh: '这条已经有结果', en: 'This entry has its outcome' });
