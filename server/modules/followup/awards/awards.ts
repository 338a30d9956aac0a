import type { z } from 'zod';
import type { awards as awardsAnswer } from '../../../../contract/owing.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { followupAccess } from '../access.ts';
import { entriesBy, pointsOf } from './entries.ts';

const mayAny = (caller: Caller): boolean => {
  const posts: readonly string[] = followupAccess['award.read-any'];
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
  const any = mayAny(caller);
  if (member !== undefined && member !== caller.member && !any) throw notYours();
  const entries = await entriesBy(tx, [member ?? caller.member]);
  const deciding: readonly string[] = followupAccess['award.decide'];
  return {
    points: pointsOf(entries),
    entries,
    mayDecide: caller.posts.some((post) => deciding.includes(post)),
  };
}

const notYours = () =>
  new Refusal('award.not-yours', 403, { zh: '别人的奖惩不公开', en: 'Other people’s entries are private' });
