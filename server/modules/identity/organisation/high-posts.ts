import type { Ref } from '../../../../kernel/index.ts';
import type { NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** Posts that open everything. Only those who hold one may give, take or end one: HR cannot promote itself. */
const HIGH: readonly string[] = ['administrator', 'general-manager'];

export type Source = NewFact['source'];

/** Who does something to members: their ref, and the posts that say how far they may go. */
export interface Hand {
  by: Ref;
  /** Absent where the house itself acts: at set-up, in the demo, by the clock. */
  posts?: readonly string[];
  source?: Source;
}

export const isHigh = (post: string): boolean => HIGH.includes(post);

/** @throws Refusal `member.high-post` */
export function expectMayGive(hand: Hand, posts: readonly string[]): void {
  if (!hand.posts || hand.posts.some(isHigh) || !posts.some(isHigh)) return;
  throw new Refusal(
    'member.high-post',
    403,
    {
      zh: '管理员和总经理的任免只能由管理员或总经理办理',
      en: 'Only an administrator or general manager changes who holds those posts',
    },
    { mend: { zh: '请他们来改', en: 'Ask one of them' } },
  );
}

/** @throws Refusal `member.high-post` when this member holds a high post and the hand does not. */
export async function expectMayDismiss(tx: Transaction, hand: Hand, member: string): Promise<void> {
  const held = await tx
    .selectFrom('post_holding')
    .select('post')
    .where('member_id', '=', member)
    .where('to_at', 'is', null)
    .execute();
  expectMayGive(
    hand,
    held.map(({ post }) => post),
  );
}
