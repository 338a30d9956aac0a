import { hashId, type Text } from '../../../../kernel/index.ts';
import { isoDay, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

export interface News {
  /** Told once: the same words about the same thing to the same person are one notice. */
  about: string;
  title: Text;
  says: Text;
  open: string | null;
  /** May ring at once, while the day's pushes last; otherwise it waits for the digest. */
  urgent: boolean;
  /** One of many of a kind: leaves the last of the day's pushes to what somebody has to see to. */
  oneOfMany?: boolean;
}

/** At most so many a person a day ring; the rest wait for the digests. */
export const PUSHES_A_DAY = 6;
const LEFT_TO_OTHERS = 2;

/** Puts a notice on somebody's list. */
export async function tell(tx: Transaction, member: string, news: News): Promise<void> {
  const most = PUSHES_A_DAY - (news.oneOfMany ? LEFT_TO_OTHERS : 0);
  const pushed = news.urgent && (await pushedToday(tx, member)) < most;
  await tx
    .insertInto('notice')
    .values({
      id: hashId('notice', tx.org, member, news.about),
      member,
      made_at: new Date(tx.clock.now()),
      title: JSON.stringify(news.title),
      says: JSON.stringify(news.says),
      open: news.open,
      pushed,
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}

async function pushedToday(tx: Transaction, member: string): Promise<number> {
  const zone = await zoneHere(tx);
  const { count } = await tx
    .selectFrom('notice')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', tx.org)
    .where('member', '=', member)
    .where('pushed', '=', true)
    .where('made_at', '>=', new Date(zone.at(zone.dayOf(tx.clock.now()), 0)))
    .executeTakeFirstOrThrow();
  return count;
}

export const dayKey = async (tx: Transaction): Promise<string> =>
  isoDay((await zoneHere(tx)).dayOf(tx.clock.now()));
