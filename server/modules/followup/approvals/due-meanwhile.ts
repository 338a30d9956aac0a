import type { z } from 'zod';
import type { approval } from '../../../../contract/owing.ts';
import { type ClauseSet, type Fact, type Ref, refId } from '../../../../kernel/index.ts';
import { epochDay, isoDay, namesOf, obligationOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { colleagues } from '../../identity/index.ts';
import { absentOn } from '../owing/absences.ts';
import { loadOf } from '../owing/load.ts';
import { type Owed, withClause } from '../today/open-obligations.ts';
import { titleOf } from '../today/titles.ts';

type Due = z.infer<typeof approval>['dueMeanwhile'][number];

/** Somebody asks to be away from one day to another: seen by what the fact says, whatever it is called. */
function awayOf({ refs, data }: Fact): { member: Ref; first: number; last: number } | null {
  const { first_day: first, last_day: last } = data;
  if (refs.member === undefined || typeof first !== 'string' || typeof last !== 'string') return null;
  return { member: refs.member, first: epochDay(first), last: epochDay(last) };
}

/**
 * What falls due in the asker's name on the days they ask to be away, each with a colleague who could cover: of the
 * same post, there on that day, and with the least to do. The credit stays the asker's customer's.
 */
export async function dueMeanwhile(
  tx: Transaction,
  set: ClauseSet,
  facts: readonly Fact[],
): Promise<ReadonlyMap<string, readonly Due[]>> {
  const found = new Map<string, readonly Due[]>();
  for (const fact of facts) {
    const away = awayOf(fact);
    if (!away) continue;
    const due = await dueBetween(tx, set, away);
    if (due.length > 0) found.set(fact.id, await withCovers(tx, set, away, due, fact.refs.cover ?? null));
  }
  return found;
}

type Away = NonNullable<ReturnType<typeof awayOf>>;

async function dueBetween(tx: Transaction, set: ClauseSet, { member, first, last }: Away): Promise<Owed[]> {
  const rows = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('holder', '=', member)
    .where('state', '=', 'open')
    .where('noun', 'not in', ['approve', 'hear-of-lapse'])
    .where('due_at', '>', new Date(set.zone.at(first, 0)))
    .where('due_at', '<=', new Date(set.zone.at(last + 1, 0)))
    .orderBy('due_at')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map((row) => withClause(set, obligationOf(row)));
}

async function withCovers(
  tx: Transaction,
  set: ClauseSet,
  away: Away,
  due: readonly Owed[],
  wanted: Ref | null,
): Promise<Due[]> {
  const covers = await coversFor(tx, set, away);
  const name = await namesOf(tx, [...due.map(({ subject }) => subject), ...covers.map(({ ref }) => ref)]);
  return due.map((one) => {
    const [least] = covers.sort((a, b) => a.load - b.load);
    if (least) least.load++;
    const cover = wanted ?? least?.ref ?? null;
    return {
      id: one.id,
      title: titleOf(one, one.body),
      subject: name(one.subject),
      dueAt: new Date(one.dueAt ?? 0).toISOString(),
      cover: cover === null ? null : name(cover),
    };
  });
}

/** Colleagues of the same post who are not away themselves, with what they owe in the coming days. */
async function coversFor(tx: Transaction, { zone }: ClauseSet, { member, first, last }: Away) {
  const people = await colleagues(tx);
  const posts = new Set(people.find(({ id }) => id === refId(member))?.posts ?? []);
  const away = new Set<string>();
  for (let day = first; day <= last; day++)
    for (const id of (await absentOn(tx, isoDay(day))).keys()) away.add(id);
  const others = people
    .filter(
      ({ id, posts: held }) => id !== refId(member) && !away.has(id) && held.some((post) => posts.has(post)),
    )
    .map(({ id }) => `member:${id}`);
  const loads = await loadOf(tx, others, zone, 7);
  return others.map((ref) => ({ ref, load: loads.get(ref)?.days.reduce((sum, n) => sum + n, 0) ?? 0 }));
}
