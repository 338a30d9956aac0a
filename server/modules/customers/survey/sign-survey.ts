import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { aboutSurvey, lockSurvey, setSurvey, surveyState } from './survey-row.ts';

/** 右上角签名: the collector says "I collected this"; it decides whose customer it will be (S003.2-07, -10). */
export async function signSurvey(tx: Transaction, id: string, signature: string, by: Doer): Promise<void> {
  const survey = await lockSurvey(tx, { id });
  if (survey.signedBy !== null) return;
  if (survey.startedBy !== by.member)
    throw new Refusal('survey.not-yours', 403, {
      zh: '只有登记的人可以签名',
      en: 'Only who collected the form signs it',
    });
  if (survey.state !== 'filled') throw surveyState(survey, '还没填好,不能签名', 'is not filled in yet');
  await setSurvey(tx, id, {
    state: 'signed',
    signed_by: by.member,
    signed_at: new Date(tx.clock.now()),
    signature,
  });
}

/** The customer has seen what was written for them and says it is right. */
export async function confirmSurvey(tx: Transaction, id: string, how: string, by: Doer): Promise<void> {
  const survey = await lockSurvey(tx, { id });
  if (survey.proxyBy === null || survey.confirmedAt !== null) return;
  await setSurvey(tx, id, { confirmed_at: new Date(tx.clock.now()), confirmed_how: how });
  await record(tx, {
    id: `survey-confirmed:${id}`,
    kind: 'survey.confirmed',
    ...aboutSurvey(survey),
    actor: by.ref,
    data: {},
  });
}
