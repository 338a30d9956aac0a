import type { Ref } from '../../../../kernel/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { lineManagersOf } from '../../identity/index.ts';

const holdersOf = ({ member, posts }: Caller): Ref[] => [
  `member:${member}`,
  ...posts.map((post) => `post:${post}`),
];

/** Whoever filled something in about it, owes or owed something about it, or answers for whoever did. */
export async function maySee(tx: Transaction, subject: Ref, caller: Caller): Promise<boolean> {
  if (caller.posts.includes('general-manager') || (await holdsAbout(tx, subject, caller))) return true;
  const rows = await tx
    .selectFrom('sheet_entry')
    .select('filled_by')
    .distinct()
    .where('org_id', '=', tx.org)
    .where('subject', '=', subject)
    .execute();
  const fillers = rows.map(({ filled_by }) => filled_by);
  return fillers.includes(caller.member) || (await answersFor(tx, fillers, caller.member));
}

/** What is said of a member is theirs, and whoever's answer it waits for. */
export async function answersTo(tx: Transaction, fact: string, caller: Caller): Promise<boolean> {
  const held = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('fact_id', '=', fact)
    .where('holder', 'in', holdersOf(caller))
    .limit(1)
    .executeTakeFirst();
  return held !== undefined;
}

/** Owes or owed something about it: approvers, those who act. */
async function holdsAbout(tx: Transaction, subject: Ref, caller: Caller): Promise<boolean> {
  const held = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('subject', '=', subject)
    .where((on) =>
      on.or([on('holder', 'in', holdersOf(caller)), on('claimed_by', '=', `member:${caller.member}`)]),
    )
    .limit(1)
    .executeTakeFirst();
  return held !== undefined;
}

/** The managers of the line, up to the top; a ring among them ends where it closes. */
async function answersFor(tx: Transaction, people: readonly string[], manager: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let line = people; line.length > 0; ) {
    const managers = [...(await lineManagersOf(tx, line)).values()].filter((id) => id !== null);
    if (managers.includes(manager)) return true;
    line = managers.filter((id) => !seen.has(id));
    for (const id of line) seen.add(id);
  }
  return false;
}

/** What a duty of the caller or their post is about and by which clause; null where it is not theirs. */
export async function ownDuty(
  tx: Transaction,
  id: string,
  caller: Caller,
): Promise<{ subject: Ref; clause: string; n: number } | null> {
  const row = await tx
    .selectFrom('obligation')
    .select(['subject', 'holder', 'claimed_by', 'clause', 'n'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const own = holdersOf(caller).includes(row.holder) || row.claimed_by === `member:${caller.member}`;
  return own ? row : null;
}
