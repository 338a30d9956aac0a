import type { z } from 'zod';
import type { evening as eveningAnswer } from '../../../../contract/owing.ts';
import type { Text } from '../../../../kernel/index.ts';
import { epochDay, isoDay, sayDay, zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { soldBetween } from '../../sales/index.ts';
import { approvals } from '../approvals/approvals.ts';
import { sayYuan } from '../say-yuan.ts';
import { factCounts } from './counts.ts';
import { callBacksDue } from './due-on.ts';
import { lapses } from './lapses.ts';

type Evening = z.infer<typeof eveningAnswer>;

/** 21:30, one page: came, bought, went back, calls kept, what lapsed, tomorrow. Every figure opens. */
export async function evening(tx: Transaction, day: string | undefined, caller: Caller): Promise<Evening> {
  const zone = await zoneHere(tx);
  const on = day === undefined ? zone.dayOf(tx.clock.now()) : epochDay(day);
  const [from, to] = [zone.at(on, 0), zone.at(on + 1, 0)];
  const kinds = [
    'guest.arrived',
    'return.accepted',
    'adverse-effect.reported',
    'contact.refused',
    'call-back.made',
  ];
  const counts = await factCounts(tx, kinds, from, to);
  const sold = await soldBetween(tx, from, to);
  const due = await callBacksDue(tx, from, to);
  const tomorrow = await callBacksDue(tx, to, zone.at(on + 2, 0));
  // What was due by tonight lapses as tomorrow begins
  const late = await lapses(tx, isoDay(on + 1));
  const done = due.filter(({ state }) => state === 'discharged').length;
  const page = {
    day: isoDay(on),
    figures: [
      { label: { zh: '到会', en: 'Came' }, value: counts.people('guest.arrived'), open: null },
      { label: { zh: '购买', en: 'Bought' }, value: sold.buyers, open: null },
      { label: { zh: '未退', en: 'Kept' }, value: sold.kept, open: null },
      { label: { zh: '销售额', en: 'Sales' }, value: sayYuan(sold.total - sold.returned), open: null },
      { label: { zh: '退货', en: 'Returns' }, value: counts.facts('return.accepted'), open: null },
      {
        label: { zh: '到期回访完成', en: 'Call-backs due, done' },
        value: `${done}/${due.length}`,
        open: `/reviews?day=${isoDay(on)}`,
      },
      {
        label: { zh: '不良反应', en: 'Adverse effects' },
        value: counts.facts('adverse-effect.reported'),
        open: null,
      },
      {
        label: { zh: '免打扰', en: 'Asked not to be called' },
        value: counts.facts('contact.refused'),
        open: null,
      },
    ],
    lapsed: late.groups.map(({ holder, items }) => ({ holder, count: items.length })),
    tomorrow: [
      {
        label: { zh: `${sayDay(on + 1).zh} 到期回访`, en: `Call-backs due ${sayDay(on + 1).en}` },
        value: tomorrow.filter(({ state }) => state === 'open').length,
        open: '/owing',
      },
    ],
    approvals: (await approvals(tx, caller)).waiting.length,
  };
  return { ...page, copy: copyOf(page, on) };
}

function copyOf({ figures, lapsed, tomorrow }: Omit<Evening, 'copy'>, on: number): Text {
  const lines = (language: 'zh' | 'en') =>
    [
      sayDay(on)[language],
      ...figures.map(({ label, value }) => `${label[language]} ${value}`),
      ...lapsed.map(
        ({ holder, count }) =>
          `${language === 'zh' ? `逾期 ${holder.name}` : `Overdue ${holder.en ?? holder.name}`} ${count}`,
      ),
      ...tomorrow.map(({ label, value }) => `${label[language]} ${value}`),
    ].join('\n');
  return { zh: lines('zh'), en: lines('en') };
}
