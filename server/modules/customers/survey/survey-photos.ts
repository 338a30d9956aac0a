import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { handlesSurveys } from './survey-page.ts';
import { photosOf } from './survey-photo-rows.ts';
import { aboutSurvey, lockSurvey, type Survey, surveyState } from './survey-row.ts';

/** Both sides of three sheets. */
const MOST = 6;

/**
 * 纸质原件: pictures of a form filled in on paper, sent before under their own id. Taken while the form is on its way,
 * by its collector or whoever handles it; from then on they are part of the form. Sent twice it is one.
 *
 * @throws Refusal `survey.not-paper`, `survey.not-yours`, `survey.state`, `survey.photo`, `survey.photos-full`
 */
export async function addSurveyPhoto(tx: Transaction, id: string, photo: string, by: Doer): Promise<void> {
  const survey = await lockSurvey(tx, { id });
  const photos = await photosOf(tx, id);
  if (photos.includes(photo)) return;
  expectChangeable(survey, by);
  if (!survey.paper) throw notPaper();
  if (photos.length >= MOST) throw full();
  await expectOwnPicture(tx, photo, by);
  await tx
    .insertInto('survey_photo')
    .values({
      attachment_id: photo,
      survey_id: id,
      taken_by: by.member as string,
      taken_at: new Date(tx.clock.now()),
    })
    .execute();
  await record(tx, {
    id: `survey-photographed:${photo}`,
    kind: 'survey.photographed',
    ...aboutSurvey(survey),
    actor: by.ref,
    data: { photos: photos.length + 1 },
  });
}

/** A blurred one goes, its bytes with it. */
export async function dropSurveyPhoto(tx: Transaction, id: string, photo: string, by: Doer): Promise<void> {
  const survey = await lockSurvey(tx, { id });
  if (!(await photosOf(tx, id)).includes(photo)) return;
  expectChangeable(survey, by);
  await tx
    .deleteFrom('survey_photo')
    .where('org_id', '=', tx.org)
    .where('attachment_id', '=', photo)
    .execute();
  await tx
    .updateTable('attachment')
    .set({ keep_until: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', photo)
    .execute();
}

function expectChangeable(survey: Survey, by: Doer): void {
  if (survey.startedBy !== by.member && !handlesSurveys(by)) throw notYours();
  if (survey.state === 'sealed')
    throw surveyState(survey, '已封存,不能再加减照片', 'is sealed and its pictures stand as they are');
}

/** Of somebody else it would be read by whoever attached it; a recording is no picture of a paper. */
async function expectOwnPicture(tx: Transaction, photo: string, by: Doer): Promise<void> {
  const row = await tx
    .selectFrom('attachment')
    .select('media_type')
    .where('org_id', '=', tx.org)
    .where('id', '=', photo)
    .where('uploaded_by', '=', by.member)
    .executeTakeFirst();
  const elsewhere = await tx
    .selectFrom('survey_photo')
    .select('survey_id')
    .where('org_id', '=', tx.org)
    .where('attachment_id', '=', photo)
    .executeTakeFirst();
  if (!row || elsewhere || !/^(?:image\/|application\/pdf$)/.test(row.media_type)) throw noPicture();
}

const notPaper = () =>
  new Refusal(
    'survey.not-paper',
    409,
    { zh: '这张表不是纸质填写的', en: 'This form was not filled in on paper' },
    { mend: { zh: '纸上填的,新建时选「纸质」', en: 'One on paper is started as such' } },
  );

const notYours = () =>
  new Refusal('survey.not-yours', 403, {
    zh: '这张登记表不由你经手',
    en: 'This form is not in your hands',
  });

const noPicture = () =>
  new Refusal('survey.photo', 422, {
    zh: '照片没有收到,请重新拍一张',
    en: 'The picture did not arrive: take it again',
  });

const full = () =>
  new Refusal(
    'survey.photos-full',
    422,
    { zh: `一张表最多 ${MOST} 张照片`, en: `A form has at most ${MOST} pictures` },
    { mend: { zh: '先删掉不清楚的', en: 'Take away one that is blurred' } },
  );
