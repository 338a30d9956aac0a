import { sql } from 'kysely';
import type { z } from 'zod';
import type { mine as mineAnswer } from '../../../../contract/owing.ts';
import { isoDay, namesOf, zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { soldBetween } from '../../sales/index.ts';
import { entriesBy, pointsOf } from '../awards/entries.ts';
import { memberRef } from '../caller.ts';
import { sayYuan } from '../say-yuan.ts';

/** 我的: this month's own figures. What counts is what is kept after returns, so that the honest seller wins. */
export async function mine(tx: Transaction, caller: Caller): Promise<z.infer<typeof mineAnswer>> {
  const zone = await zoneHere(tx);
  const now = tx.clock.now();
  const month = isoDay(zone.dayOf(now)).slice(0, 7);
  const from = zone.at(Date.parse(`${month}-01T00:00:00Z`) / 86_400_000, 0);
  const sold = await soldBetween(tx, from, now + 1, caller.member);
  const kept = await promisesKept(tx, memberRef(caller), from, now);
  const name = await namesOf(tx, [memberRef(caller)]);
  return {
    member: name(memberRef(caller)),
    month,
    figures: [
      { label: { zh: '我的顾客购买', en: 'My customers bought' }, value: sold.buyers, open: null },
      { label: { zh: '未退', en: 'Kept' }, value: sold.kept, open: null },
      {
        label: { zh: '已收款(元)', en: 'Money collected (yuan)' },
        value: sayYuan(sold.received),
        open: null,
      },
      { label: { zh: '按时完成', en: 'Done in time' }, value: `${kept.inTime}/${kept.ended}`, open: null },
      { label: { zh: '逾期未完成', en: 'Overdue and open' }, value: kept.late, open: '/' },
    ],
    points: pointsOf(await entriesBy(tx, [caller.member])),
  };
}

/** Of what fell due this month and was not cancelled: done in time, done at all or due, and late still open. */
async function promisesKept(tx: Transaction, holder: string, from: number, now: number) {
  const { rows } = await sql<{ in_time: number; ended: number; late: number }>`
    SELECT count(*) FILTER (WHERE state = 'discharged' AND ended_at < due_at)::int AS in_time,
      count(*) FILTER (WHERE state = 'discharged' OR lapsed)::int AS ended,
      count(*) FILTER (WHERE state = 'open' AND lapsed)::int AS late
    FROM (
      SELECT state, ended_at, due_at, lapsed FROM obligation
      WHERE org_id = ${tx.org} AND holder = ${holder} AND state = 'open'
        AND due_at > ${new Date(from)} AND due_at <= ${new Date(now)}
      UNION ALL
      SELECT state, ended_at, due_at, lapsed FROM obligation
      WHERE org_id = ${tx.org} AND holder = ${holder} AND state <> 'open' AND state <> 'superseded'
        AND ended_at >= ${new Date(from)} AND due_at IS NOT NULL
    ) AS own`.execute(tx);
  const [row] = rows;
  return { inTime: row?.in_time ?? 0, ended: row?.ended ?? 0, late: row?.late ?? 0 };
}
