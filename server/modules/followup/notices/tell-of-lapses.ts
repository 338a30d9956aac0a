import { sql } from 'kysely';
import { isoDay, zoneHere } from '../../../ledger/index.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { lapses } from '../owing/lapses.ts';
import { tell } from './tell.ts';

/** Members who are to hear of a lapse today: by name, or as holders of a post. */
async function listeners(tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('obligation')
    .leftJoin('post_holding as held', (on) =>
      on
        .onRef('held.org_id', '=', 'obligation.org_id')
        .on(sql`'post:' || held.post`, '=', (eb) => eb.ref('obligation.holder'))
        .on('held.to_at', 'is', null),
    )
    .select(['obligation.holder', 'held.member_id'])
    .where('obligation.org_id', '=', tx.org)
    .where('obligation.noun', '=', 'hear-of-lapse')
    .where('obligation.state', '=', 'open')
    .execute();
  const counts = new Map<string, number>();
  for (const { holder, member_id } of rows) {
    const member = member_id ?? (holder.startsWith('member:') ? holder.slice('member:'.length) : null);
    if (member !== null) counts.set(member, (counts.get(member) ?? 0) + 1);
  }
  return counts;
}

/** Once a day, one card for everybody who answers for others: how many lapsed as the day began, and whose. */
export async function tellOfLapses(tx: Transaction): Promise<void> {
  const zone = await zoneHere(tx);
  const today = zone.dayOf(tx.clock.now());
  const late = await lapses(tx, isoDay(today));
  if (late.count === 0) return;
  const by = late.groups.map(({ holder, items }) => `${holder.name} ${items.length}`).join(', ');
  for (const member of (await listeners(tx)).keys())
    await tell(tx, member, {
      about: `lapses/${isoDay(today)}`,
      title: { zh: `逾期 ${late.count} 项`, en: `${late.count} overdue` },
      says: { zh: by, en: by },
      open: '/owing',
      urgent: false,
    });
}

/** For the clock: every organisation in turn, each in a transaction of its own. */
export async function tellOfLapsesEverywhere(db: Database): Promise<void> {
  const orgs = await db.asOwner((tx) => tx.selectFrom('organisation').select('org_id').execute());
  for (const { org_id } of orgs) await db.inOrganisation(org_id, tellOfLapses);
}
