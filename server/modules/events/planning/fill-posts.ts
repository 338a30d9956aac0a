import type { z } from 'zod';
import type { posts } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadGoing } from './event-row.ts';

type Given = z.output<typeof posts>;

/** Who stands where on the day; a place taken from somebody is simply not in the list any more. */
export async function fillPosts(
  tx: Transaction,
  event: string,
  given: Given,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await loadGoing(tx, event);
  const before = await tx
    .deleteFrom('event_post')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .returning(['post', 'member_id'])
    .execute();
  if (given.posts.length === 0) return;
  await tx
    .insertInto('event_post')
    .values(given.posts.map(({ post, member }) => ({ event_id: event, post, member_id: member })))
    .onConflict((on) => on.columns(['org_id', 'event_id', 'post', 'member_id']).doNothing())
    .execute();
  const had = new Set(before.map(({ post, member_id }) => `${post}:${member_id}`));
  const fresh = given.posts.filter(({ post, member }) => !had.has(`${post}:${member}`));
  await record(
    tx,
    fresh.map(({ post, member }) => ({
      id: `event-post:${event}:${post}:${member}`,
      kind: 'event-post.filled',
      subject: `event:${event}`,
      actor: by,
      source,
      data: { post, member: `member:${member}` },
    })),
  );
}
