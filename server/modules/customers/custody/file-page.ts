import type { CustomerFile as FilePage } from '../../../../contract/files.ts';
import type { Text } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { mayDo } from '../access.ts';
import { expectAllowed, keepRefusal, RefusedAct, refused } from '../acts.ts';
import { custodyAnswers } from '../answers/custody-answers.ts';
import { type Doer, holds } from '../doer.ts';
import { missingFields } from '../forms/missing-fields.ts';
import { formVersion } from '../forms/released-form.ts';
import { organisation } from '../organisation.ts';
import { personOf } from '../people.ts';
import { expectSeen } from '../person/expect-seen.ts';
import { maskedPhone } from '../person/masked-phone.ts';
import { phonesOf } from '../person/reachable.ts';
import { aboutFile, type CustomerFile, loadFile } from './file-row.ts';

/**
 * One file. Its life (who made it, keeps it, has it) is shown to who sees the customer; what is written in it only
 * to who makes it, keeps it, owes a call-back or has a yes (S003.3-27). Reading it is written down.
 */
export async function filePage(tx: Transaction, id: string, doer: Doer): Promise<FilePage> {
  const file = await loadFile(tx, id);
  await expectSeen(tx, file.customer, doer);
  const says = await whyClosed(tx, file, doer);
  if (says === null)
    await logAccess(tx, { who: doer.ref, act: 'read', what: `customer:${file.customer}`, why: file.number });
  return {
    ...(await life(tx, file)),
    ...(await inside(tx, file, says === null)),
    open: says === null,
    says,
    may: verbs(file, doer),
  };
}

/** `null` when this person may read it now; otherwise why not. A refused attempt stays on record. */
async function whyClosed(tx: Transaction, file: CustomerFile, doer: Doer): Promise<Text | null> {
  if (isMaking(file, doer)) return null;
  const reason = holds(doer, 'consultant')
    ? 'custody'
    : (await owesCallBack(tx, file, doer))
      ? 'call-back'
      : 'other';
  const act = { kind: 'file.opened', ...aboutFile(file), actor: doer.ref, data: { reason } };
  try {
    await expectAllowed(tx, act);
    if (reason === 'other' && !(await hasYes(tx, file, doer)))
      throw refused(act, 'S003.3-27', 'file.needs-signature', CLOSED);
    // Once a day for each reader is what happened; every look is in the access log
    const { today } = await organisation(tx);
    await record(tx, { ...act, id: `file-opened:${file.id}:${doer.member}:${today}` });
    return null;
  } catch (error) {
    if (!(error instanceof RefusedAct)) throw error;
    await keepRefusal(tx, error);
    return error.says;
  }
}

const CLOSED = {
  zh: '档案在保管中:回访到期时会为你打开;其他情况需总经理签字同意',
  en: 'The file is in keeping: a due call-back opens it for you; anything else needs the general manager’s signature',
};

/** Until it is in keeping, its maker and the manager who has it read it. */
const isMaking = (file: CustomerFile, doer: Doer): boolean =>
  file.state !== 'kept' &&
  file.state !== 'lost' &&
  (file.madeBy === doer.member || (file.state === 'handed-in' && holds(doer, 'sales-manager')));

const ask = async (tx: Transaction, question: string, file: string): Promise<readonly unknown[]> => {
  const answer = await custodyAnswers[question]?.(tx, [file]);
  const value = answer?.get(file);
  return Array.isArray(value) ? value : [];
};

const owesCallBack = async (tx: Transaction, file: CustomerFile, doer: Doer): Promise<boolean> =>
  file.holder === doer.member || (await ask(tx, 'file.call_back_holders', file.id)).includes(doer.ref);

const hasYes = async (tx: Transaction, file: CustomerFile, doer: Doer): Promise<boolean> =>
  (await ask(tx, 'file.approved_readers', file.id)).includes(doer.ref);

function verbs(file: CustomerFile, doer: Doer): string[] {
  const may: string[] = [];
  const made = file.madeBy === doer.member;
  if (file.state === 'draft' && (made || mayDo(doer.posts, 'file.make'))) may.push('complete');
  if (file.state === 'completed' && made) may.push('hand-in');
  if (file.state === 'handed-in' && mayDo(doer.posts, 'file.keep')) may.push('keep');
  if (file.state === 'kept' && file.mode !== 'electronic' && mayDo(doer.posts, 'file.lend'))
    may.push(file.holder === null ? 'lend' : 'take-back');
  if (file.state !== 'draft' && file.state !== 'lost' && mayDo(doer.posts, 'file.report-loss'))
    may.push('lose');
  if (file.state === 'lost') may.push('rebuild');
  if (file.holder === doer.member && file.state === 'kept') may.push('write');
  return may;
}

async function life(tx: Transaction, file: CustomerFile) {
  const loans = await tx
    .selectFrom('file_loan')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file.id)
    .orderBy('lent_at', 'desc')
    .execute();
  const customer = `customer:${file.customer}`;
  const people = [
    file.custodian,
    file.holder,
    file.madeBy,
    customer,
    ...loans.map(({ borrower }) => borrower),
  ];
  const person = await personOf(tx, people);
  const phone = (await phonesOf(tx, [file.customer])).get(file.customer)?.[0]?.digits;
  return {
    id: file.id,
    number: file.number,
    customer: { ...person(customer), phone: phone ? maskedPhone(phone) : null },
    state: file.state,
    mode: file.mode,
    outcome: file.outcome,
    activityOn: file.activityOn,
    custodian: person(file.custodian),
    holder: person(file.holder),
    place: file.place,
    madeBy: person(file.madeBy),
    madeAt: file.madeAt.toISOString(),
    completedAt: file.completedAt?.toISOString() ?? null,
    loans: loans.map((loan) => ({
      id: loan.id,
      borrower: person(loan.borrower),
      lentAt: loan.lent_at.toISOString(),
      dueAt: loan.due_at.toISOString(),
      returnedAt: loan.returned_at?.toISOString() ?? null,
      endedBy: loan.ended_by,
      medium: loan.medium as 'paper' | 'electronic',
      late: (loan.returned_at?.getTime() ?? tx.clock.now()) > loan.due_at.getTime(),
    })),
  };
}

async function inside(tx: Transaction, file: CustomerFile, open: boolean) {
  const { fields: sheet } = await formVersion(tx, 'file', file.version);
  if (!open) return { fields: {}, sheet, missing: [], entries: [] };
  const rows = await tx
    .selectFrom('file_entry')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file.id)
    .orderBy('written_at', 'desc')
    .execute();
  const person = await personOf(
    tx,
    rows.map(({ written_by }) => written_by),
  );
  return {
    fields: file.fields,
    sheet,
    missing: missingFields(sheet, file.fields),
    entries: rows.map((row) => ({
      id: row.id,
      by: person(row.written_by),
      at: row.written_at.toISOString(),
      words: row.words,
    })),
  };
}
