import type { Text } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, refused } from '../acts.ts';
import { eachNumber, type Line } from '../batch.ts';
import type { Doer } from '../doer.ts';
import { missingFields, named } from '../forms/missing-fields.ts';
import { formVersion } from '../forms/released-form.ts';
import { aboutSurvey, lockSurvey, type Survey, setSurvey, surveyState } from './survey-row.ts';

/**
 * 上交: forms go to the sales manager. One that is not in order is refused by name and stays with its collector;
 * the others of the batch are taken.
 */
export const handInSurveys = (tx: Transaction, numbers: readonly string[], by: Doer): Promise<Line[]> =>
  eachSurvey(tx, numbers, (survey) => handIn(tx, survey, by));

export const eachSurvey = (
  tx: Transaction,
  numbers: readonly string[],
  does: (survey: Survey) => Promise<void>,
): Promise<Line[]> => eachNumber(tx, numbers, async (number) => does(await lockSurvey(tx, { number })));

async function handIn(tx: Transaction, survey: Survey, by: Doer): Promise<void> {
  if (survey.state === 'handed-in') return;
  if (survey.state === 'allocated' || survey.state === 'sealed')
    throw surveyState(survey, '已经交过了', 'was handed in before');
  const missing = missingFields((await formVersion(tx, 'survey', survey.version)).fields, survey.fields);
  const fact: NewFact = {
    id: `survey-handed-in:${survey.id}`,
    kind: 'survey.handed-in',
    ...aboutSurvey(survey),
    actor: by.ref,
    data: {
      missing: missing.map(({ name }) => name),
      signed: survey.signedBy !== null,
      proxy: survey.proxyBy !== null,
      confirmed: survey.proxyBy === null || survey.confirmedAt !== null,
    },
  };
  const fault = faultOf(survey, named(missing), missing.length);
  if (fault) throw refused(fact, ...fault);
  await expectAllowed(tx, fact);
  await setSurvey(tx, survey.id, {
    state: 'handed-in',
    handed_in_at: new Date(tx.clock.now()),
    handed_in_by: by.member,
  });
  await record(tx, fact);
}

/** Said by the module itself, since it can name the field and the person. */
function faultOf(survey: Survey, fields: Text, missing: number): [string, string, Text] | null {
  if (missing > 0)
    return [
      'S003.2-05',
      'survey.incomplete',
      { zh: `还差 ${fields.zh},补全再上交`, en: `Still empty: ${fields.en}. Complete it, then hand it in` },
    ];
  if (survey.signedBy === null)
    return [
      'S003.2-07',
      'survey.unsigned',
      { zh: '右上角未签名,签好再上交', en: 'The upper right corner is not signed. Sign it, then hand it in' },
    ];
  if (survey.proxyBy !== null && survey.confirmedAt === null)
    return [
      'S003.2-05b',
      'survey.unconfirmed',
      { zh: '代填的内容还没请顾客确认', en: 'The customer has not confirmed what was written for them' },
    ];
  return null;
}

/** S003.2-08: how many this member filled, how many are handed in, and which are not. */
export async function handInCount(tx: Transaction, member: string) {
  const rows = await tx
    .selectFrom('survey')
    .select(['number', 'state'])
    .where('org_id', '=', tx.org)
    .where('started_by', '=', member)
    .where('state', '<>', 'blank')
    .orderBy('number')
    .execute();
  const outstanding = rows.filter(({ state }) => state === 'filled' || state === 'signed');
  return {
    handedIn: rows.length - outstanding.length,
    of: rows.length,
    outstanding: outstanding.map(({ number }) => number),
  };
}
