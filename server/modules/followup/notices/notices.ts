import type { z } from 'zod';
import type { notifications } from '../../../../contract/owing.ts';
import type { Text, Zone } from '../../../../kernel/index.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';

type Answer = z.infer<typeof notifications>;

/** 08:00, 13:30, 17:00: what does not ring waits for the next of these. */
export const DIGESTS = [8 * 60, 13 * 60 + 30, 17 * 60] as const;

/** The caller's notices: what rang at once, and what came with a digest. What waits for the next is not here yet. */
export async function notices(tx: Transaction, caller: Caller): Promise<Answer> {
  const zone = await zoneHere(tx);
  const now = tx.clock.now();
  const digest = lastDigest(zone, now);
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('member', '=', caller.member)
    .where((on) => on.or([on('pushed', '=', true), on('made_at', '<=', new Date(digest))]))
    .orderBy('made_at', 'desc')
    .limit(100)
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    at: row.made_at.toISOString(),
    title: row.title as unknown as Text,
    says: row.says as unknown as Text,
    open: row.open,
    read: row.read_at !== null,
    pushed: row.pushed,
  }));
  const unread = items.filter(({ read }) => !read);
  return {
    unread: unread.length,
    items,
    digest: digestOf(
      unread.filter(({ pushed }) => !pushed),
      digest,
    ),
  };
}

function digestOf(items: Answer['items'], at: number): Answer['digest'] {
  if (items.length === 0) return null;
  return {
    at: new Date(at).toISOString(),
    says: { zh: `${items.length} 条消息`, en: `${items.length} notice${items.length > 1 ? 's' : ''}` },
    lines: items.map(({ title }) => title),
  };
}

/** The last of the day's digests that is past; before the first, yesterday's last. */
export function lastDigest(zone: Zone, now: number): number {
  const today = zone.dayOf(now);
  const past = DIGESTS.map((minute) => zone.at(today, minute * 60_000)).filter((at) => at <= now);
  return past.at(-1) ?? zone.at(today - 1, (DIGESTS.at(-1) as number) * 60_000);
}

export async function readNotices(tx: Transaction, ids: readonly string[], caller: Caller): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ read_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('member', '=', caller.member)
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .execute();
}
