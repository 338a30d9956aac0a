import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, refused } from '../acts.ts';
import type { Doer } from '../doer.ts';
import { eachSurvey } from './hand-in-surveys.ts';
import { aboutSurvey, type Survey, setSurvey } from './survey-row.ts';

/** Only a plain code may stand in a fact; a place written in words stays on the form's own row. */
const PLAIN = /^[\w.:-]{1,40}$/;

/** 封存: the service manager keeps allocated forms as a sealed archive; nobody reads them without a yes. */
export const sealSurveys = (tx: Transaction, numbers: readonly string[], place: string, by: Doer) =>
  eachSurvey(tx, numbers, (survey) => seal(tx, survey, place, by));

async function seal(tx: Transaction, survey: Survey, place: string, by: Doer): Promise<void> {
  if (survey.state === 'sealed') return;
  const fact: NewFact = {
    id: `survey-sealed:${survey.id}`,
    kind: 'survey.sealed',
    ...aboutSurvey(survey),
    actor: by.ref,
    data: PLAIN.test(place) ? { place } : {},
  };
  if (survey.state !== 'allocated')
    throw refused(fact, 'S003.2-01b', 'survey.not-allocated', {
      zh: `${survey.number} 还没分配负责人,先分配再封存`,
      en: `${survey.number} has no owner yet. Allocate it first, then seal it`,
    });
  await expectAllowed(tx, fact);
  await setSurvey(tx, survey.id, {
    state: 'sealed',
    sealed_at: new Date(tx.clock.now()),
    sealed_by: by.member,
    place,
  });
  await record(tx, fact);
}
