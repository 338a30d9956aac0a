import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { expectAllowed, refused } from '../acts.ts';
import type { Doer } from '../doer.ts';
import type { Answers } from '../forms/missing-fields.ts';
import { formVersion } from '../forms/released-form.ts';
import { personOf } from '../people.ts';
import { photosOf } from '../survey/survey-photo-rows.ts';
import { loadSurvey, type Survey } from '../survey/survey-row.ts';
import { openedFact } from './ask-opening.ts';
import { currentOpening } from './decide-opening.ts';
import { lockOpening, type Opening, set } from './opening-row.ts';

const REASON = { approval: 'service', emergency: 'emergency', customer: 'customer-request' } as const;

/** What the form says, to the one reader it was opened for, while it is open; each reading is written down. */
export async function readOpened(tx: Transaction, id: string, by: Doer) {
  const opening = await currentOpening(tx, id);
  const survey = await loadSurvey(tx, opening.object.slice('survey:'.length));
  const reason = REASON[opening.ground as keyof typeof REASON];
  const fact: NewFact = { ...openedFact(survey, reason, by), id: `survey-opened:${id}` };
  expectOpenFor(opening, fact, by);
  await expectAllowed(tx, fact);
  if (opening.reads === 0) await record(tx, fact);
  await set(tx, opening, { reads: opening.reads + 1 });
  await logAccess(tx, {
    who: by.ref,
    act: 'opened',
    what: `customer:${opening.customer_id}`,
    why: opening.reason,
  });
  return shown(tx, opening, survey);
}

function expectOpenFor(opening: Opening, fact: NewFact, by: Doer): void {
  if (opening.state === 'open' && opening.reader === by.member) return;
  const over = opening.state === 'closed' && opening.reader === by.member;
  throw refused(fact, 'S003.2-17', over ? 'opening.closed' : 'survey.sealed', over ? CLOSED : NOT_YOURS);
}

const CLOSED = {
  zh: '查看时间已到,登记表已自动封回。要再看,请重新申请',
  en: 'The time is over and the form is sealed again. Ask once more to read it',
};
const NOT_YOURS = {
  zh: '登记表已封存,需总经理批准后由申请人本人查看',
  en: 'The form is sealed; only who asked may read it, once the general manager agrees',
};

async function shown(tx: Transaction, opening: Opening, survey: Survey) {
  const form = await formVersion(tx, 'survey', survey.version);
  const health = await tx
    .selectFrom('survey_health')
    .select('fields')
    .where('org_id', '=', tx.org)
    .where('survey_id', '=', survey.id)
    .executeTakeFirst();
  const customer = `customer:${opening.customer_id}`;
  return {
    watermark: opening.watermark as string,
    closesAt: (opening.closes_at as Date).toISOString(),
    number: survey.number,
    customer: (await personOf(tx, [customer]))(customer).name,
    sheet: form.fields,
    fields: survey.fields,
    photos: await photosOf(tx, survey.id),
    healthSheet: health ? form.healthFields : [],
    healthFields: (health?.fields as Answers | undefined) ?? null,
  };
}

/** The consultant explains an emergency opening to the general manager (S003.2-17). */
export async function accountFor(tx: Transaction, id: string, by: Doer): Promise<void> {
  const opening = await lockOpening(tx, id);
  if (opening.ground !== 'emergency' || opening.told_at !== null) return;
  await set(tx, opening, { told_at: new Date(tx.clock.now()) });
  await record(tx, {
    id: `survey-accounted-for:${id}`,
    kind: 'survey.accounted-for',
    subject: opening.object,
    refs: { customer: `customer:${opening.customer_id}` },
    actor: by.ref,
    data: {},
  });
}
