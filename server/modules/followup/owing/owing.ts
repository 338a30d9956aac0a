import type { z } from 'zod';
import type { Owing, owingOf } from '../../../../contract/owing.ts';
import { clausesFor, isoDay, namesOf, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { colleagues, expectMembers } from '../../identity/index.ts';
import { capacity, capacityOf } from '../settings.ts';
import { cardsOf } from '../today/cards.ts';
import { openObligations } from '../today/open-obligations.ts';
import { spanOfToday } from '../today/section.ts';
import { absentOn, sayAway } from './absences.ts';
import { type Load, loadOf } from './load.ts';

/** So far ahead a manager looks. */
const DAYS = 7;

/** 谁欠什么: by person, what is late, due today and this week, against what a day can hold. */
export async function owing(tx: Transaction): Promise<Owing> {
  const zone = await zoneHere(tx);
  const now = tx.clock.now();
  const today = zone.dayOf(now);
  const people = await colleagues(tx);
  const posts = [...new Set(people.flatMap((one) => one.posts))].map((post) => `post:${post}`);
  const loads = await loadOf(tx, [...people.map(({ id }) => `member:${id}`), ...posts], zone, DAYS);
  const away = await absentOn(tx, isoDay(today));
  const limits = await capacity(tx);
  const name = await namesOf(tx, [...people.map(({ id }) => `member:${id}`), ...posts]);
  // What a post owes that one person holds is nobody else's to claim
  const holders = (post: string) =>
    people.filter((one) => one.posts.some((held) => `post:${held}` === post)).length;
  const daysLeft = daysOfWeek(spanOfToday(zone, now), zone.dayOf, today);
  return {
    now: new Date(now).toISOString(),
    days: Array.from({ length: DAYS }, (_, i) => isoDay(today + i)),
    people: people.map((one) => {
      const own = one.posts.map((post) => `post:${post}`).filter((post) => holders(post) === 1);
      const load = sum([`member:${one.id}`, ...own].flatMap((holder) => loads.get(holder) ?? []));
      const absence = away.get(one.id);
      return {
        member: name(`member:${one.id}`),
        posts: one.posts,
        overdue: load.overdue,
        today: load.days[0] ?? 0,
        week: load.days.slice(0, daysLeft).reduce((sum, n) => sum + n, 0),
        capacity: capacityOf(one.posts, limits),
        load: load.days,
        away: absence ? sayAway(absence) : null,
      };
    }),
    unclaimed: posts.flatMap((post) => {
      if (holders(post) === 1) return [];
      const { overdue, days } = loads.get(post) ?? { overdue: 0, days: [] };
      const count = overdue + days.reduce((sum, n) => sum + n, 0);
      return count > 0 ? [{ post: name(post), count }] : [];
    }),
  };
}

const sum = (loads: readonly Load[]): Load => ({
  overdue: loads.reduce((all, { overdue }) => all + overdue, 0),
  days: Array.from({ length: DAYS }, (_, i) => loads.reduce((all, { days }) => all + (days[i] ?? 0), 0)),
});

const daysOfWeek = (
  { nextWeek }: { nextWeek: number },
  dayOf: (at: number) => number,
  today: number,
): number => dayOf(nextWeek) - today;

/** One person's list, as they see it, for their manager: without numbers. @throws Refusal `member.unknown` */
export async function owingBy(tx: Transaction, member: string): Promise<z.infer<typeof owingOf>> {
  await expectMembers(tx, [member]);
  const zone = await zoneHere(tx);
  const set = await clausesFor(tx);
  const ref = `member:${member}`;
  const found = (await colleagues(tx)).find(({ id }) => id === member);
  const holders = [ref, ...(found?.posts ?? []).map((post) => `post:${post}`)];
  const now = tx.clock.now();
  const before = spanOfToday(zone, now).nextWeek + 1;
  const { open } = await openObligations(tx, set, holders, { before, since: now });
  const name = await namesOf(tx, [ref]);
  return {
    member: name(ref),
    cards: await cardsOf(tx, set, zone, open, { member: ref, name: name(ref).name, dials: false }),
  };
}
