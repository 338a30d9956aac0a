import type { z } from 'zod';
import type { notice } from '../../../../contract/identity.ts';
import { parseTime, type Ref, type Text, zoneOf } from '../../../../kernel/index.ts';
import { decide, epochDay, record, refusalOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectMayDismiss, type Hand } from '../organisation/high-posts.ts';
import { organisationSettings } from '../organisation/settings.ts';
import { unknownMember } from '../organisation/unknown.ts';
import { lockDeparture } from './departure.ts';

export type Notice = z.input<typeof notice>;

/**
 * Somebody will leave. From now on nothing new is given to them; at the hour sign-in closes. What clauses warn of is
 * given back to be shown; none of them can hold anybody here.
 *
 * @throws Refusal `member.unknown`, `member.leaving`, `departure.past`, `member.high-post`
 */
export async function giveNotice(tx: Transaction, given: Notice, hand: Hand): Promise<{ warnings: Text[] }> {
  await expectMayDismiss(tx, hand, given.member);
  const leavesAt = await hourOf(tx, given);
  if (leavesAt < tx.clock.now()) throw past();
  if (!(await begin(tx, given, leavesAt, hand.by))) return { warnings: [] };
  const fact = {
    kind: 'member.gave-notice',
    subject: `member:${given.member}`,
    actor: hand.by,
    source: hand.source,
    data: {
      last_day: given.lastDay,
      leaves_at: new Date(leavesAt).toISOString(),
      reason: given.cause ?? 'notice',
    },
  };
  const decision = await decide(tx, fact);
  if (decision.verdict === 'refused') throw refusalOf(decision);
  await record(tx, fact);
  return { warnings: decision.says.map(({ says }) => says) };
}

/** False when the same notice was given before. */
async function begin(tx: Transaction, given: Notice, leavesAt: number, by: Ref): Promise<boolean> {
  const member = await tx
    .selectFrom('member')
    .select('leaves_at')
    .where('id', '=', given.member)
    .where('state', '=', 'active')
    .forUpdate()
    .executeTakeFirst();
  if (!member) throw unknownMember();
  const before = await tx.selectFrom('departure').select('id').where('id', '=', given.id).executeTakeFirst();
  if (before) return false;
  if (member.leaves_at) throw leavingAlready();
  await tx
    .insertInto('departure')
    .values({
      id: given.id,
      member_id: given.member,
      noticed_at: new Date(tx.clock.now()),
      noticed_by: by,
      last_day: given.lastDay,
      leaves_at: new Date(leavesAt),
      cause: given.cause ?? 'notice',
    })
    .execute();
  await setHour(tx, given.member, new Date(leavesAt));
  return true;
}

const setHour = (tx: Transaction, member: string, at: Date | null) =>
  tx.updateTable('member').set({ leaves_at: at }).where('id', '=', member).execute();

async function hourOf(tx: Transaction, { lastDay, hour = '18:00' }: Notice): Promise<number> {
  const { zone } = await organisationSettings(tx);
  return zoneOf(zone).at(epochDay(lastDay), parseTime(hour) ?? 0);
}

/** They stay after all. @throws Refusal `departure.unknown` */
export async function withdrawNotice(tx: Transaction, id: string, by: Ref): Promise<void> {
  const { member } = await lockDeparture(tx, id);
  await tx.updateTable('departure').set({ state: 'withdrawn' }).where('id', '=', id).execute();
  await setHour(tx, member, null);
  await record(tx, { kind: 'member.withdrew-notice', subject: `member:${member}`, actor: by });
}

const past = () =>
  new Refusal(
    'departure.past',
    422,
    { zh: '最后一天的停用时刻已经过去', en: 'That hour is already past' },
    {
      mend: {
        zh: '选今天稍后的时间,或在名单上点「现在办理」',
        en: 'Choose a later hour, or let them leave now',
      },
    },
  );

const leavingAlready = () =>
  new Refusal(
    'member.leaving',
    409,
    { zh: '这位员工已经提过离职', en: 'This member has given notice already' },
    { mend: { zh: '在离职名单里修改', en: 'Change it in the list of departures' } },
  );
