import { decide, type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { refused } from '../acts.ts';
import { type Doer, holds } from '../doer.ts';
import { aboutSurvey, loadSurvey, type Survey, surveyState } from '../survey/survey-row.ts';
import { currentOpening, openNow } from './decide-opening.ts';
import { type Ground, lockOpening, openingRows } from './opening-row.ts';

export interface NewOpening {
  id: string;
  survey: string;
  reason: string;
  ground: Ground;
}

/**
 * Asks to read one sealed form. The general manager decides (S003.2-17); a consultant may open it at once in an
 * emergency and is asked to explain afterwards, or with the customer's own yes.
 */
export async function askOpening(tx: Transaction, given: NewOpening, by: Doer) {
  const survey = await loadSurvey(tx, given.survey);
  if (survey.state !== 'sealed')
    throw surveyState(survey, '没有封存,不需要申请', 'is not sealed; nothing to ask');
  const again = await openingRows(tx).where('id', '=', given.id).executeTakeFirst();
  if (again) return currentOpening(tx, given.id);
  if (given.ground !== 'approval') expectConsultant(survey, given.ground, by);
  await tx
    .insertInto('opening')
    .values({
      id: given.id,
      object: `survey:${survey.id}`,
      customer_id: survey.customer as string,
      reader: by.member as string,
      asked_at: new Date(tx.clock.now()),
      reason: given.reason,
      ground: given.ground,
      state: 'asked',
    })
    .execute();
  if (given.ground === 'approval') await askGeneralManager(tx, survey, given, by);
  else await openNow(tx, await lockOpening(tx, given.id), by.member);
  return currentOpening(tx, given.id);
}

/** The approval is asked by the clause that adopted it; the question stands in the general manager's list. */
async function askGeneralManager(
  tx: Transaction,
  survey: Survey,
  { id }: NewOpening,
  by: Doer,
): Promise<void> {
  const act = openedFact(survey, 'service', by);
  const { approvals } = await decide(tx, act);
  const { subject } = aboutSurvey(survey);
  await record(tx, {
    id: `approval-asked:${id}`,
    kind: 'approval.asked',
    subject,
    refs: { approval: `approval:${id}` },
    actor: by.ref,
    data: { ...act.data, clause: approvals[0]?.clause ?? 'S003.2-17c', act: act.kind },
  });
}

export const openedFact = (survey: Survey, reason: string, by: Doer): NewFact => ({
  kind: 'survey.opened',
  ...aboutSurvey(survey),
  actor: by.ref,
  data: { reason },
});

function expectConsultant(survey: Survey, ground: Ground, by: Doer): void {
  if (holds(by, 'consultant')) return;
  const reason = ground === 'emergency' ? 'emergency' : 'customer-request';
  throw refused(openedFact(survey, reason, by), 'S003.2-17', 'survey.sealed', {
    zh: '只有健康顾问可以紧急启封或凭顾客本人同意启封;其他人请申请总经理批准',
    en: 'Only the consultant may open a form in an emergency or with the customer’s yes; others ask the general manager',
  });
}
