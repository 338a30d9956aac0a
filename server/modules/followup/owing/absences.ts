import type { Transaction } from '../../../platform/database.ts';
import { expectMembers } from '../../identity/index.ts';

export interface Absence {
  id: string;
  member: string;
  first: string;
  last: string;
  kind: 'rest' | 'leave';
}

/** Who is away on a day, and why. */
export async function absentOn(tx: Transaction, day: string): Promise<Map<string, Absence>> {
  const rows = await tx
    .selectFrom('absence')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('last_day', '>=', day)
    .where('first_day', '<=', day)
    .execute();
  return new Map(
    rows.map((row) => [
      row.member,
      {
        id: row.id,
        member: row.member,
        first: row.first_day,
        last: row.last_day,
        kind: row.kind as Absence['kind'],
      },
    ]),
  );
}

/** Says that somebody is away for whole days. Sent again it changes nothing. @throws Refusal `member.unknown` */
export async function setAbsence(tx: Transaction, absence: Absence, by: string): Promise<void> {
  await expectMembers(tx, [absence.member]);
  await tx
    .insertInto('absence')
    .values({
      id: absence.id,
      member: absence.member,
      first_day: absence.first,
      last_day: absence.last,
      kind: absence.kind,
      said_by: by,
      said_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}

export const sayAway = ({ kind, first, last }: Absence) => {
  const days = first === last ? first.slice(5) : `${first.slice(5)}–${last.slice(5)}`;
  return kind === 'rest'
    ? { zh: `轮休 ${days}`, en: `Rest ${days}` }
    : { zh: `请假 ${days}`, en: `On leave ${days}` };
};
