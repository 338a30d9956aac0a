import type { z } from 'zod';
import type { callBackAnswer } from '../../../../contract/followup.ts';
import { type ClauseSet, daysLate, type Text, type Zone } from '../../../../kernel/index.ts';
import { isoDay } from '../../../ledger/index.ts';
import type { Owed } from '../today/open-obligations.ts';
import { titleOf } from '../today/titles.ts';

type Answer = z.infer<typeof callBackAnswer>;

/** What became of the duties a contact named: each was checked against its own evidence. */
export function outcomeOf(
  set: ClauseSet,
  zone: Zone,
  named: readonly Owed[],
  at: number,
): Pick<Answer, 'met' | 'notMet'> {
  const met: Answer['met'] = [];
  const notMet: Answer['notMet'] = [];
  for (const one of named) {
    const of = { obligation: one.id, title: titleOf(one, one.body) };
    if (one.state === 'discharged') {
      const late = daysLate(set.place, one.dueAt, one.endedAt ?? at);
      met.push({ ...of, timing: late > 0 ? 'late' : 'on-time', says: saysMet(late) });
    } else
      notMet.push({
        ...of,
        early: one.state === 'open' && at < one.countsFrom,
        says: saysNotMet(one, zone, at),
      });
  }
  return { met, notMet };
}

const saysMet = (late: number): Text =>
  late > 0
    ? { zh: `已完成,晚了 ${late} 天`, en: `Done, ${late} day${late > 1 ? 's' : ''} late` }
    : { zh: '已完成', en: 'Done' };

function saysNotMet(one: Owed, zone: Zone, at: number): Text {
  if (one.state === 'superseded')
    return { zh: '这项已取消,联系照样记下', en: 'It was cancelled meanwhile; the contact is kept' };
  if (one.state === 'waived')
    return { zh: '这项已免做,联系照样记下', en: 'It was waived; the contact is kept' };
  if (at >= one.countsFrom) return { zh: '还不算完成,证据不够', en: 'Not done yet: other evidence is asked' };
  const day = isoDay(zone.dayOf(one.countsFrom));
  return {
    zh: `打早了:${day} 起才算数,这次记作问候`,
    en: `Too early: it counts from ${day}. This one is kept as a courtesy`,
  };
}
