import type { z } from 'zod';
import type { PostCode, post, postChange } from '../../../../contract/identity.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { everyPost, standardPosts } from '../posts.ts';

type Post = z.infer<typeof post>;

/** An organisation begins with every post under its usual name. */
export async function foundPosts(tx: Transaction): Promise<void> {
  const rows = everyPost.map((code) => {
    const { zh, en, rank } = standardPosts[code];
    return { code, name_zh: zh, name_en: en, rank };
  });
  await tx
    .insertInto('post')
    .values(rows)
    .onConflict((oc) => oc.columns(['org_id', 'code']).doNothing())
    .execute();
}

/** The posts by rank, highest first, and who holds them. */
export async function posts(tx: Transaction): Promise<Post[]> {
  const rows = await tx.selectFrom('post').selectAll().orderBy('rank', 'desc').orderBy('code').execute();
  const holders = await tx
    .selectFrom('post_holding as held')
    .innerJoin('member', (on) =>
      on.onRef('member.org_id', '=', 'held.org_id').onRef('member.id', '=', 'held.member_id'),
    )
    .select(['held.post', 'member.id', 'member.name'])
    .where('held.to_at', 'is', null)
    .where('member.state', '=', 'active')
    .orderBy('member.name')
    .execute();
  const byPost = Map.groupBy(holders, ({ post }) => post);
  return rows.map((row) => ({
    code: row.code as PostCode,
    name: { zh: row.name_zh, en: row.name_en },
    rank: row.rank,
    holders: (byPost.get(row.code) ?? []).map(({ id, name }) => ({ id, name })),
  }));
}

export async function changePost(
  tx: Transaction,
  code: PostCode,
  change: z.infer<typeof postChange>,
  by: Ref,
): Promise<void> {
  const changed = Object.keys(change).filter((name) => change[name as keyof typeof change] !== undefined);
  if (changed.length === 0) return;
  await tx
    .updateTable('post')
    .set({ name_zh: change.name?.zh, name_en: change.name?.en, rank: change.rank })
    .where('code', '=', code)
    .execute();
  const subject = `organisation:${tx.org}`;
  await record(tx, { kind: 'post.changed', subject, actor: by, data: { post: code, changed } });
}
