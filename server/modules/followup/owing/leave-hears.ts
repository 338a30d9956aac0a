import { type Fact, refId, refKind } from '../../../../kernel/index.ts';
import { factOf, type Hears, isoDay, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Absence, setAbsence } from './absences.ts';

/** Leave that was said yes to is an absence: nobody has to enter it a second time. */
const granted: Hears = async (tx, fact) => {
  const asked = await askedFor(tx, fact);
  const away = asked && daysAway(asked);
  if (!asked || !away || !(await wholly(tx, asked.id))) return;
  await setAbsence(tx, { id: absenceOf(asked), ...away }, refId(fact.actor));
};

/** What somebody said yes to. */
async function askedFor(tx: Transaction, { refs }: Fact): Promise<Fact | null> {
  const row = await tx
    .selectFrom('obligation')
    .innerJoin('fact', (on) =>
      on.onRef('fact.org_id', '=', 'obligation.org_id').onRef('fact.id', '=', 'obligation.fact_id'),
    )
    .selectAll('fact')
    .where('obligation.org_id', '=', tx.org)
    .where('obligation.id', '=', refId(refs.obligation ?? ''))
    .executeTakeFirst();
  return row ? factOf(row) : null;
}

/** Days of leave, or the one day of a meeting; a rest day that was swapped stays rest. */
function daysAway({ kind, subject, refs, data }: Fact): Omit<Absence, 'id'> | null {
  if (kind === 'leave.requested')
    return {
      member: refId(refs.member ?? ''),
      first: String(data.first_day),
      last: String(data.last_day),
      kind: 'leave',
    };
  if (kind !== 'meeting-leave.requested') return null;
  const day = String(data.day);
  const rests = data.leave === 'rest' || data.leave === 'swap';
  return { member: refId(subject), first: day, last: day, kind: rests ? 'rest' : 'leave' };
}

const absenceOf = ({ id, subject }: Pick<Fact, 'id' | 'subject'>): string =>
  refKind(subject) === 'leave' ? `leave.${refId(subject)}` : `leave.${id}`;

/** The last of those who had to say yes has said it. */
async function wholly(tx: Transaction, asked: string): Promise<boolean> {
  const open = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('fact_id', '=', asked)
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
