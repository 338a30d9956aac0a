import type { Survey as SurveyPage } from '../../../../contract/files.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { mayDo } from '../access.ts';
import { expectAllowed, refused } from '../acts.ts';
import { type Doer, holds } from '../doer.ts';
import { formVersion, type ReleasedForm } from '../forms/released-form.ts';
import { personOf } from '../people.ts';
import { shownSurveys } from './survey-board.ts';
import { photosOf } from './survey-photo-rows.ts';
import { aboutSurvey, loadSurvey, type Survey } from './survey-row.ts';

/**
 * One form while it is on its way: its collector and the managers who handle it. Once sealed it is read only by an
 * opening; trying it here is refused and stays on record (S003.2-17).
 */
export async function surveyPage(tx: Transaction, id: string, doer: Doer): Promise<SurveyPage> {
  const survey = await loadSurvey(tx, id);
  await expectReadable(tx, survey, doer);
  if (survey.customer)
    await logAccess(tx, {
      who: doer.ref,
      act: 'read',
      what: `customer:${survey.customer}`,
      why: survey.number,
    });
  return shown(tx, survey, doer);
}

/** @throws RefusedAct for a sealed form, and for one that is in other hands */
export async function expectReadable(tx: Transaction, survey: Survey, doer: Doer): Promise<void> {
  if (survey.state === 'sealed') await refuseSealed(tx, survey, doer);
  if (survey.startedBy !== doer.member && !handlesSurveys(doer)) throw notYours(survey, doer);
}

const HANDLERS = ['sales-manager', 'service-manager', 'general-manager'];
export const handlesSurveys = (doer: Doer): boolean => holds(doer, ...HANDLERS);

const opened = (survey: Survey, doer: Doer) => ({
  kind: 'survey.opened',
  ...aboutSurvey(survey),
  actor: doer.ref,
  data: { reason: 'other' },
});

async function refuseSealed(tx: Transaction, survey: Survey, doer: Doer): Promise<never> {
  const act = opened(survey, doer);
  await expectAllowed(tx, act);
  throw refused(act, 'S003.2-17', 'survey.sealed', {
    zh: '登记表已封存,需总经理批准。可一键申请,批准后可看 2 小时',
    en: 'The form is sealed and needs the general manager’s approval. Ask with one tap; a yes opens it for 2 hours',
  });
}

const notYours = (survey: Survey, doer: Doer) =>
  refused(opened(survey, doer), 'S003.2-17', 'survey.not-yours', {
    zh: '这张登记表不由你经手',
    en: 'This form is not in your hands',
  });

async function shown(tx: Transaction, survey: Survey, doer: Doer): Promise<SurveyPage> {
  const form = await formVersion(tx, 'survey', survey.version);
  const [row] = await shownSurveys(tx, [survey]);
  const person = await personOf(tx, [survey.proxyBy, survey.signedBy]);
  return {
    ...(row as NonNullable<typeof row>),
    release: texts(form),
    sheet: form.fields,
    fields: survey.fields,
    proxyBy: person(survey.proxyBy),
    confirmedAt: survey.confirmedAt?.toISOString() ?? null,
    signedBy: person(survey.signedBy),
    signedAt: survey.signedAt?.toISOString() ?? null,
    health: await healthWord(tx, survey),
    healthSheet: form.healthText === null ? [] : form.healthFields,
    history: await history(tx, survey),
    photos: await photosOf(tx, survey.id),
    may: verbs(survey, doer),
  };
}

const texts = ({ version, heading, purposeText, consentText, healthText }: ReleasedForm) => ({
  version,
  heading,
  purposeText,
  consentText,
  healthText,
});

/** Whether there is a health part; what it says is not shown here. */
async function healthWord(tx: Transaction, survey: Survey): Promise<'not-asked' | 'given' | 'refused'> {
  const given = await tx
    .selectFrom('survey_health')
    .select('survey_id')
    .where('org_id', '=', tx.org)
    .where('survey_id', '=', survey.id)
    .executeTakeFirst();
  if (given) return 'given';
  if (survey.customer === null) return 'not-asked';
  const refusal = await tx
    .selectFrom('contact_refusal')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', survey.customer)
    .where('purpose', '=', 'health')
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return refusal ? 'refused' : 'not-asked';
}

/** The five steps, each with person and moment (S003.2-01). */
async function history(tx: Transaction, survey: Survey) {
  const steps = [
    ['filled', survey.filledAt, survey.startedBy],
    ['signed', survey.signedAt, survey.signedBy],
    ['handed-in', survey.handedInAt, survey.handedInBy],
    ['allocated', survey.allocatedAt, survey.allocatedTo],
    ['sealed', survey.sealedAt, survey.sealedBy],
  ] as const;
  const person = await personOf(
    tx,
    steps.map(([, , by]) => by),
  );
  return steps.flatMap(([step, at, by]) =>
    at === null || by === null ? [] : [{ step, at: at.toISOString(), by: person(by) }],
  );
}

function verbs(survey: Survey, doer: Doer): string[] {
  const mine = survey.startedBy === doer.member;
  const may: string[] = survey.paper ? ['photograph'] : [];
  if (mine && (survey.state === 'blank' || survey.state === 'filled')) may.push('fill');
  if (mine && survey.state === 'filled') may.push('sign');
  if (mine && survey.proxyBy !== null && survey.confirmedAt === null) may.push('confirm');
  if (mine && ['filled', 'signed'].includes(survey.state)) may.push('hand-in');
  if (survey.state === 'handed-in' && mayDo(doer.posts, 'customer.assign')) may.push('allocate');
  if (survey.state === 'allocated' && mayDo(doer.posts, 'survey.seal')) may.push('seal');
  return may;
}
