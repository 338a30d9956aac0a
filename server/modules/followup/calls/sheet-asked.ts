import type { ClauseSet, Sheet, Zone } from '../../../../kernel/index.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { clauseOn, owesOf } from '../today/card-parts.ts';
import type { Owed } from '../today/open-obligations.ts';
import { channelOfFact, type NewCallBack } from './call-facts.ts';
import { holdAgainstSheet } from './sheet.ts';

/** What every call is recorded with anyway; a sheet that asks for it finds it filled. */
const own = ({ channel, result, said }: NewCallBack) => ({
  channel: channelOfFact(channel),
  result,
  said: said.customer,
  mine: said.mine,
});

/**
 * Holds the record against the sheet its duties ask for.
 *
 * @returns the sheet's clause, if one asks
 * @throws Refusal `followup.sheet`
 */
export function expectSheet(
  set: ClauseSet,
  zone: Zone,
  named: readonly Owed[],
  given: NewCallBack,
  at: number,
): string | null {
  if (['complaint', 'effect'].includes(given.result) && given.said.customer === '') throw wordsWanted();
  const day = zone.dayOf(at);
  const version = named
    .map((one) => clauseOn(set, owesOf(one)?.sheet, day))
    .find((found) => found?.body.form === 'sheet');
  if (!version) return null;
  const sheet = version.body as Sheet;
  const asked = new Set(sheet.fields.map(({ name }) => name));
  const filled = Object.fromEntries(Object.entries(own(given)).filter(([name]) => asked.has(name)));
  holdAgainstSheet(sheet, { ...filled, ...given.sheet });
  return version.clause;
}

const wordsWanted = () =>
  new Refusal(
    'followup.sheet',
    422,
    {
      zh: '有投诉或不适,请把顾客的话写上一句',
      en: 'A complaint or an effect needs one line of what the customer said',
    },
    { details: { field: 'said' } },
  );
