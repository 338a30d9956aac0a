import type { z } from 'zod';
import type { awards as awardsAnswer } from '../../../../contract/owing.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { followupAccess } from '../access.ts';
import { entriesBy, pointsOf } from './entries.ts';

const may = (caller: Caller, verb: 'award.read-any' | 'award.decide' | 'appeal.decide'): boolean => {
  const posts: readonly string[] = followupAccess[verb];
  return caller.posts.some((post) => posts.includes(post));
};

/**
 * 奖惩簿: one's own, or for those who may, somebody's or everybody's. Private otherwise.
 *
 * @throws Refusal `award.not-yours`
 */
export async function awards(
  tx: Transaction,
  member: string | undefined,
  caller: Caller,
): Promise<z.infer<typeof awardsAnswer>> {
  const any = may(caller, 'award.read-any');
  if (member !== undefined && member !== caller.member && !any) throw notYours();
  const entries = await entriesBy(tx, [member ?? caller.member]);
  const mayDecide = may(caller, 'award.decide');
  const answers = any && (mayDecide || may(caller, 'appeal.decide'));
  return {
    points: pointsOf(entries),
    entries,
    mayDecide,
    waiting: answers ? await waitingOf(tx, caller) : [],
  };
}

/** Proposed or appealed, and standing at the end of its chain; nobody decides about themselves. */
async function waitingOf(tx: Transaction, caller: Caller): Promise<z.infer<typeof awardsAnswer>['waiting']> {
  const rows = await tx
    .selectFrom('award_entry as entry')
    .select(({ fn }) => ['entry.member', fn.countAll<number>().as('count')])
    .where('entry.org_id', '=', tx.org)
    .where('entry.state', 'in', ['proposed', 'suspended'])
    .where('entry.member', '!=', `member:${caller.member}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('award_entry as later')
            .select('later.id')
            .whereRef('later.org_id', '=', 'entry.org_id')
            .whereRef('later.mends', '=', 'entry.id'),
        ),
      ),
    )
    .groupBy('entry.member')
    .orderBy('entry.member')
    .execute();
  const name = await namesOf(
    tx,
    rows.map(({ member }) => member),
  );
  return rows.map(({ member, count }) => ({ member: name(member), count }));
}

const notYours = () =>
  new Refusal('award.not-yours', 403, { zh: '别人的奖惩不公开', en: 'Other people’s entries are private' });
