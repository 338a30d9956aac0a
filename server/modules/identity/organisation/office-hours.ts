import type { z } from 'zod';
import type { OfficeHours, officeHoursPage } from '../../../../contract/office-hours.ts';
import { parseTime, type Ref, type Text } from '../../../../kernel/index.ts';
import { isoDay, officeHours, record, setOfficeHours, type WrittenHours } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { today } from './settings.ts';

type Windows = WrittenHours['week'][number];

export async function officeHoursHere(tx: Transaction): Promise<z.infer<typeof officeHoursPage>> {
  const hours = await officeHours(tx);
  return { today: isoDay(await today(tx)), hours: hours.map(shown) };
}

const shown = ({ from, week }: WrittenHours): OfficeHours => ({
  from,
  week: week.map((windows, i) => ({
    weekday: i + 1,
    open: windows.map(([opens, closes]) => ({ from: opens, to: closes })),
  })),
});

/**
 * From a day on the office is open at other hours. Limits already given keep their day; new ones follow.
 *
 * @throws Refusal `hours.past`, `hours.weekday`, `hours.time`, `hours.order`, `hours.overlap`, `hours.empty`
 */
export async function changeOfficeHours(tx: Transaction, given: OfficeHours, by: Ref): Promise<void> {
  if (given.from < isoDay(await today(tx))) throw past();
  const set = { from: given.from, week: weekOf(given.week) };
  const standing = (await officeHours(tx)).findLast(({ from }) => from <= set.from);
  if (JSON.stringify(standing?.week) === JSON.stringify(set.week) && standing?.from === set.from) return;
  const { facts } = await record(tx, {
    kind: 'office-hours.set',
    subject: `organisation:${tx.org}`,
    actor: by,
    data: { from: set.from, week: set.week.flatMap(codesOf) },
  });
  await setOfficeHours(tx, set, facts[0]?.id as string);
}

const codesOf = (windows: Windows, i: number): string[] =>
  windows.map(([opens, closes]) => `${i + 1}.${opens}-${closes}`);

function weekOf(given: OfficeHours['week']): WrittenHours['week'] {
  const unknown = given.find(({ weekday }) => weekday < 1 || weekday > 7);
  if (unknown) throw noWeekday(unknown.weekday);
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    windowsOf(
      weekday,
      given.filter((one) => one.weekday === weekday).flatMap(({ open }) => open),
    ),
  );
  if (week.every((windows) => windows.length === 0)) throw empty();
  return week;
}

/** In order, each with an end after its beginning, none reaching into the next. */
function windowsOf(weekday: number, open: OfficeHours['week'][number]['open']): Windows {
  for (const { from, to } of open) {
    for (const time of [from, to]) if (!TIME.test(time)) throw noTime(weekday, time);
    if (minutes(to) <= minutes(from)) throw backwards(weekday, from, to);
  }
  const sorted = [...open].sort((a, b) => minutes(a.from) - minutes(b.from));
  for (const [i, one] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && minutes(next.from) < minutes(one.to)) throw overlap(weekday, one, next);
  }
  return sorted.map(({ from, to }) => [from, to] as const);
}

/** 24:00 is the end of the day. */
const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const minutes = (time: string): number => (parseTime(time) ?? 0) / 60_000;

const DAYS: readonly Text[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
];
const dayOf = (weekday: number): Text => DAYS[weekday - 1] as Text;

const past = () =>
  new Refusal(
    'hours.past',
    422,
    {
      zh: '办公时间只能从今天或以后起改:过去的期限已经按当时的时间算了',
      en: 'Office hours change from today at the earliest: limits of the past were counted by the hours of then',
    },
    { mend: { zh: '从今天起,或选以后的一天', en: 'From today, or from a day to come' } },
  );

const noWeekday = (weekday: number) =>
  new Refusal('hours.weekday', 422, {
    zh: `没有「星期 ${weekday}」:1 是周一,7 是周日`,
    en: `There is no weekday ${weekday}: 1 is Monday, 7 is Sunday`,
  });

const noTime = (weekday: number, time: string) =>
  new Refusal(
    'hours.time',
    422,
    {
      zh: `${dayOf(weekday).zh}的「${time}」不是时间`,
      en: `“${time}” on ${dayOf(weekday).en} is no time`,
    },
    { mend: { zh: '写成 09:00', en: 'Written as 09:00' } },
  );

const backwards = (weekday: number, from: string, to: string) =>
  new Refusal('hours.order', 422, {
    zh: `${dayOf(weekday).zh} ${from}–${to}:下班要晚于上班`,
    en: `${dayOf(weekday).en} ${from}–${to}: the end must be later than the beginning`,
  });

type Span = { from: string; to: string };
const overlap = (weekday: number, a: Span, b: Span) =>
  new Refusal('hours.overlap', 422, {
    zh: `${dayOf(weekday).zh}的 ${a.from}–${a.to} 和 ${b.from}–${b.to} 重叠了`,
    en: `On ${dayOf(weekday).en}, ${a.from}–${a.to} and ${b.from}–${b.to} overlap`,
  });

const empty = () =>
  new Refusal(
    'hours.empty',
    422,
    {
      zh: '一周里没有一天办公,按办公时间算的期限就永远不到',
      en: 'No day of the week is open: a limit in office hours would never come',
    },
    { mend: { zh: '至少填一天', en: 'Fill in one day at least' } },
  );
