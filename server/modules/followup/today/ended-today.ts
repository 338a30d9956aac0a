import type { z } from 'zod';
import type { endedCard } from '../../../../contract/today.ts';
import { type ClauseSet, daysLate, type Obligation, type Text } from '../../../../kernel/index.ts';
import { type Named, namesOf, registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Owed } from './open-obligations.ts';
import { titleOf } from './titles.ts';

type EndedCard = z.infer<typeof endedCard>;

/** What ended since this morning, by the one who owed it or by somebody for them: shown grey, with what ended it. */
export async function endedToday(
  tx: Transaction,
  set: ClauseSet,
  ended: readonly Owed[],
  viewer: string,
): Promise<EndedCard[]> {
  const facts = await factsOf(
    tx,
    ended.flatMap(({ endedBy }) => endedBy ?? []),
  );
  const actors = [...facts.values()].map(({ actor }) => actor);
  const name = await namesOf(tx, [...ended.map(({ subject }) => subject), ...actors]);
  return ended.map((one) => {
    const { kind = '', actor = viewer } = facts.get(one.endedBy ?? '') ?? {};
    return {
      id: one.id,
      title: titleOf(one, one.body),
      subject: name(one.subject),
      state: one.state as EndedCard['state'],
      timing: timingOf(set, one),
      at: new Date(one.endedAt ?? 0).toISOString(),
      says: saysOf(one, kind, actor === viewer ? null : name(actor)),
    };
  });
}

async function factsOf(tx: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { kind: string; actor: string }>();
  const rows = await tx
    .selectFrom('fact')
    .select(['id', 'kind', 'actor'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
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
