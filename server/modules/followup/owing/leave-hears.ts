import { type Fact, refId, refKind } from '../../../../kernel/index.ts';
import { type Hears, isoDay, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { setAbsence } from './absences.ts';

/** Leave that was said yes to is an absence: nobody has to enter it a second time. */
const granted: Hears = async (tx, fact) => {
  if (refKind(fact.subject) !== 'leave' || !(await wholly(tx, fact))) return;
  const row = await tx
    .selectFrom('fact')
    .select(['refs', 'data'])
    .where('org_id', '=', tx.org)
    .where('subject', '=', fact.subject)
    .where('kind', '=', 'leave.requested')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return;
  const { member } = row.refs as { member: string };
  const { first_day: first, last_day: last } = row.data as { first_day: string; last_day: string };
  await setAbsence(
    tx,
    { id: absenceOf(fact), member: refId(member), first, last, kind: 'leave' },
    refId(fact.actor),
  );
};

const absenceOf = ({ subject }: Fact): string => `leave.${refId(subject)}`;

/** The last of those who had to say yes has said it. */
async function wholly(tx: Transaction, { subject }: Fact): Promise<boolean> {
  const open = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('subject', '=', subject)
    .where('noun', '=', 'approve')
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  return open === undefined;
}

/** Taken back, they are there after all; days gone by stay as they were. */
const withdrawn: Hears = async (tx, fact) => {
  await tx
    .deleteFrom('absence')
    .where('org_id', '=', tx.org)
    .where('id', '=', absenceOf(fact))
    .where('first_day', '>', await today(tx))
    .execute();
};

const today = async (tx: Transaction): Promise<string> => isoDay((await zoneHere(tx)).dayOf(tx.clock.now()));

export const leaveHears: Readonly<Record<string, Hears>> = {
  'approval.given': granted,
  'leave.withdrawn': withdrawn,
};
