import type { z } from 'zod';
import type { quotas } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { colleagues } from '../../identity/index.ts';
import { fenOf } from '../../sales/index.ts';
import { type EventRow, loadGoing } from './event-row.ts';

type Given = z.output<typeof quotas>;

/**
 * Who invites how many, and who is to sell how much. What nobody has been given stays visible; more than the hall
 * or the goal is refused. Only what changed is told again.
 *
 * @throws Refusal `event.member-unknown`, `event.quota-too-many`
 */
export async function setQuotas(
  tx: Transaction,
  event: string,
  given: Given,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const row = await loadGoing(tx, event);
  await expectMembers(tx, given);
  expectSums(row, given);
  const before = await tx
    .selectFrom('event_quota')
    .select(['member_id', 'guests', 'sales'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .execute();
  const wanted = new Map(
    given.quotas.map(({ member, guests, sales }) => [member, { guests, sales: fenOf(sales) }]),
  );
  for (const { member_id } of before)
    if (!wanted.has(member_id)) wanted.set(member_id, { guests: 0, sales: 0 });
  const changed = [...wanted].filter(([member, { guests, sales }]) => {
    const old = before.find(({ member_id }) => member_id === member);
    return old?.guests !== guests || Number(old?.sales) !== sales;
  });
  if (changed.length === 0) return;
  await tx
    .insertInto('event_quota')
    .values(changed.map(([member_id, quota]) => ({ event_id: event, member_id, ...quota })))
    .onConflict((on) =>
      on.columns(['org_id', 'event_id', 'member_id']).doUpdateSet((from) => ({
        guests: from.ref('excluded.guests'),
        sales: from.ref('excluded.sales'),
      })),
    )
    .execute();
  await record(
    tx,
    changed.map(([member, { guests, sales }]) => ({
      id: `quota:${given.id}:${member}`,
      kind: 'quota.set',
      subject: `event:${event}`,
      actor: by,
      source,
      data: { member: `member:${member}`, guests, sales },
    })),
  );
}

async function expectMembers(tx: Transaction, { quotas }: Given): Promise<void> {
  const active = new Set((await colleagues(tx)).map(({ id }) => id));
  const stranger = quotas.find(({ member }) => !active.has(member));
  if (!stranger) return;
  throw new Refusal('event.member-unknown', 422, {
    zh: `「${stranger.member}」不是在职员工`,
    en: `“${stranger.member}” does not work here`,
  });
}

function expectSums(row: EventRow, { quotas }: Given): void {
  const guests = quotas.reduce((sum, quota) => sum + quota.guests, 0);
  const sales = quotas.reduce((sum, quota) => sum + fenOf(quota.sales), 0);
  if (guests > row.capacity)
    throw tooMany(
      `邀约指标合计 ${guests} 人,座位只有 ${row.capacity} 个`,
      `Quotas add up to ${guests} guests, and there are ${row.capacity} seats`,
    );
  if (sales > Number(row.goal_sales))
    throw tooMany(
      `销售任务合计 ${sales / 100} 元,超过目标 ${Number(row.goal_sales) / 100} 元`,
      `Sales tasks add up to ${sales / 100} yuan, more than the goal of ${Number(row.goal_sales) / 100}`,
    );
}

const tooMany = (zh: string, en: string) =>
  new Refusal(
    'event.quota-too-many',
    422,
    { zh, en },
    { mend: { zh: '减少几个人的指标,或改目标', en: 'Lower somebody’s quota, or change the goal' } },
  );
