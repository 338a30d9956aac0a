import type { z } from 'zod';
import type { endedCard } from '../../../../contract/today.ts';
import { type ClauseSet, daysLate, type Obligation, type Text } from '../../../../kernel/index.ts';
import { type Named, namesOf, obligationOf, registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { withClause } from './open-obligations.ts';
import { titleOf } from './titles.ts';

type EndedCard = z.infer<typeof endedCard>;

/** What these holders ended, or was ended for them, since this morning: shown grey, with what ended it. */
export async function endedToday(
  tx: Transaction,
  set: ClauseSet,
  holders: readonly string[],
  since: number,
  viewer: string,
): Promise<EndedCard[]> {
  const rows = await tx
    .selectFrom('obligation')
    .innerJoin('fact', (on) =>
      on.onRef('fact.org_id', '=', 'obligation.org_id').onRef('fact.id', '=', 'obligation.ended_by'),
    )
    .selectAll('obligation')
    .select(['fact.kind', 'fact.actor'])
    .where('obligation.org_id', '=', tx.org)
    .where('holder', 'in', holders)
    .where('state', '<>', 'open')
    .where('ended_at', '>=', new Date(since))
    .where('noun', '<>', 'hear-of-lapse')
    .orderBy('ended_at', 'desc')
    .limit(100)
    .execute();
  const name = await namesOf(
    tx,
    rows.flatMap(({ subject, actor }) => [subject, actor]),
  );
  return rows.map(({ kind, actor, ...row }) => {
    const one = obligationOf(row);
    const by = actor === viewer ? null : name(actor);
    return {
      id: one.id,
      title: titleOf(one, withClause(set, one).body.text),
      subject: name(one.subject),
      state: one.state as EndedCard['state'],
      timing: timingOf(set, one),
      at: new Date(one.endedAt ?? 0).toISOString(),
      says: saysOf(one, kind, by),
    };
  });
}

/** Early is before the aim, where the clause names one. */
function timingOf({ place }: ClauseSet, one: Obligation): EndedCard['timing'] {
  if (one.state !== 'discharged' || one.endedAt === null) return null;
  if (daysLate(place, one.dueAt, one.endedAt) > 0) return 'late';
  return one.targetAt !== null && one.endedAt < one.targetAt ? 'early' : 'on-time';
}

function saysOf({ state }: Obligation, kind: string, by: Named | null): Text {
  const happened = registry().kinds.get(kind)?.text ?? { zh: kind, en: kind };
  if (state === 'superseded') return { zh: `已取消(因${happened.zh})`, en: `Cancelled (${happened.en})` };
  if (state === 'waived') return { zh: '免做', en: 'Waived' };
  return by ? { zh: `${by.name} 已替您完成`, en: `Done for you by ${by.name}` } : { zh: '完成', en: 'Done' };
}
