import type { Morning } from '../../../../contract/owing.ts';
import type { Text, Zone } from '../../../../kernel/index.ts';
import { epochDay, isoDay, type Named, namesOf, sayDay, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { colleagues } from '../../identity/index.ts';
import { soldBetween } from '../../sales/index.ts';
import { sayYuan } from '../say-yuan.ts';
import type { Owed } from '../today/open-obligations.ts';
import { titleOf } from '../today/titles.ts';
import { type Absence, absentOn, sayAway } from './absences.ts';
import { factCounts } from './counts.ts';
import { callBacksDue } from './due-on.ts';
import { lapses } from './lapses.ts';

/** The morning looks this many days ahead, today among them: what cannot be done today alone is begun today. */
const AHEAD = 3;

/** 晨会: one page for the wall made from facts, and the same as text for the group, without a guest's name. */
export async function morning(tx: Transaction, day?: string): Promise<Morning> {
  const zone = await zoneHere(tx);
  const on = day === undefined ? zone.dayOf(tx.clock.now()) : epochDay(day);
  const people = await colleagues(tx);
  const due = (await callBacksDue(tx, zone.at(on, 0), zone.at(on + AHEAD, 0))).filter(
    ({ state }) => state === 'open',
  );
  const away = await absentOn(tx, isoDay(on));
  const name = await namesOf(tx, [
    ...people.map(({ id }) => `member:${id}`),
    ...due.map(({ holder }) => holder),
  ]);
  const owed = owedFigures(due, zone);
  const yesterday = await yesterdayFigures(tx, zone, on);
  const today = byHolder(due, name, zone);
  const page = {
    day: isoDay(on),
    title: { zh: `${sayDay(on).zh} 晨会`, en: `Morning briefing, ${sayDay(on).en}` },
    yesterday,
    today,
    owed,
    topics: topicsOf(yesterday, due, on, zone),
    rollCall: people.map(({ id }) => rollCall(name(`member:${id}`), away.get(id))),
  };
  return { ...page, copy: copyOf(page) };
}

async function yesterdayFigures(tx: Transaction, zone: Zone, on: number): Promise<Morning['yesterday']> {
  const [from, to] = [zone.at(on - 1, 0), zone.at(on, 0)];
  const counts = await factCounts(tx, ['guest.arrived', 'call-back.made'], from, to);
  const sold = await soldBetween(tx, from, to);
  const late = await lapses(tx, isoDay(on));
  const day = isoDay(on - 1);
  return [
    { label: { zh: '到会', en: 'Came' }, value: counts.people('guest.arrived'), open: null },
    { label: { zh: '购买', en: 'Bought' }, value: sold.buyers, open: null },
    { label: { zh: '销售额', en: 'Sales' }, value: sayYuan(sold.total), open: null },
    {
      label: { zh: '回访', en: 'Call-backs' },
      value: counts.facts('call-back.made'),
      open: `/reviews?day=${day}`,
    },
    { label: { zh: '逾期', en: 'Overdue' }, value: late.count, open: '/owing' },
  ];
}

const dueDay = (one: Owed, zone: Zone): number => zone.dayOf((one.dueAt ?? 1) - 1);

/** 「周三 24:00 前 首次回访 61」: by the day on which they fall due and by what they are. */
function owedFigures(due: readonly Owed[], zone: Zone): Morning['owed'] {
  const groups = Map.groupBy(due, (one) => `${dueDay(one, zone)}/${one.slot}`);
  return [...groups.values()].map((group) => {
    const [first] = group as [Owed];
    const title = titleOf(first, first.body);
    const day = sayDay(dueDay(first, zone));
    return {
      label: { zh: `${day.zh} 24:00 前 ${title.zh}`, en: `${title.en}, by the end of ${day.en}` },
      value: group.length,
      open: '/owing',
    };
  });
}

function byHolder(due: readonly Owed[], name: (ref: string) => Named, zone: Zone): Morning['today'] {
  const groups = [...Map.groupBy(due, ({ holder }) => holder)];
  return groups.map(([holder, duties]) => ({
    member: name(holder),
    overdue: duties.filter(({ lapsed }) => lapsed).length,
    due: duties.length,
    lines: linesOf(duties, zone),
  }));
}

function linesOf(duties: readonly Owed[], zone: Zone): Text[] {
  return [...Map.groupBy(duties, (one) => `${dueDay(one, zone)}/${one.slot}`).values()].map((group) => {
    const [first] = group as [Owed];
    const title = titleOf(first, first.body);
    const day = sayDay(dueDay(first, zone));
    return {
      zh: `${title.zh} ${group.length}(${day.zh}止)`,
      en: `${title.en}: ${group.length} by ${day.en}`,
    };
  });
}

/** Three at most, and only what the figures themselves say. */
function topicsOf(yesterday: Morning['yesterday'], due: readonly Owed[], on: number, zone: Zone): Text[] {
  const late = Number(yesterday.at(-1)?.value ?? 0);
  const today = due.filter((one) => dueDay(one, zone) === on).length;
  const fullest = [...Map.groupBy(due, (one) => dueDay(one, zone))].sort(
    ([, a], [, b]) => b.length - a.length,
  )[0];
  return [
    ...(late > 0 ? [{ zh: `昨天逾期 ${late} 项,先补上`, en: `${late} lapsed yesterday: these first` }] : []),
    ...(today > 0 ? [{ zh: `今天到期 ${today} 项`, en: `${today} fall due today` }] : []),
    ...(fullest && fullest[0] !== on
      ? [
          {
            zh: `${sayDay(fullest[0]).zh} 到期 ${fullest[1].length} 项,今天先打一部分`,
            en: `${fullest[1].length} fall due on ${sayDay(fullest[0]).en}: begin today`,
          },
        ]
      : []),
  ];
}

function rollCall(member: Named, absence: Absence | undefined): Morning['rollCall'][number] {
  if (!absence) return { member, state: 'expected', says: null };
  return { member, state: absence.kind, says: sayAway(absence) };
}

function copyOf(page: Omit<Morning, 'copy'>): Text {
  const away = page.rollCall.filter(({ state }) => state !== 'expected');
  const here = page.rollCall.length - away.length;
  const lines = (language: 'zh' | 'en'): string[] => {
    const said = (text: Text): string => text[language];
    const zh = language === 'zh';
    return [
      said(page.title),
      `${zh ? '昨天' : 'Yesterday'}: ${page.yesterday.map(({ label, value }) => `${said(label)} ${value}`).join(zh ? ',' : ', ')}`,
      ...page.owed.map(({ label, value }) => `${said(label)} ${value}`),
      ...page.topics.map((topic, i) => `${i + 1}. ${said(topic)}`),
      ...page.today.map(
        ({ member, lines: own }) =>
          `${zh ? member.name : (member.en ?? member.name)}: ${own.map(said).join(zh ? ';' : '; ')}`,
      ),
      `${zh ? '应到' : 'Expected'} ${here}/${page.rollCall.length}${away.map(({ member, says }) => ` ${member.name}${says ? ` ${said(says)}` : ''}`).join(',')}`,
    ];
  };
  return { zh: lines('zh').join('\n'), en: lines('en').join('\n') };
}
