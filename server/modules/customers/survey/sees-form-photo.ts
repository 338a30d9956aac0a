import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import type { Doer } from '../doer.ts';
import { openingRows } from '../opening/opening-row.ts';
import { expectReadable } from './survey-page.ts';
import { loadSurvey, type Survey } from './survey-row.ts';

/**
 * Whether a picture is of a form, and then whether this person may look at it: as the form itself, sealed only
 * through an opening that is theirs and has not run out. Looking is written down.
 *
 * @returns false for any other picture
 * @throws RefusedAct as for the form
 */
export async function seesFormPhoto(tx: Transaction, photo: string, doer: Doer): Promise<boolean> {
  const row = await tx
    .selectFrom('survey_photo')
    .select('survey_id')
    .where('org_id', '=', tx.org)
    .where('attachment_id', '=', photo)
    .executeTakeFirst();
  if (!row) return false;
  const survey = await loadSurvey(tx, row.survey_id);
  if (!(await isOpenFor(tx, survey, doer))) await expectReadable(tx, survey, doer);
  if (survey.customer)
    await logAccess(tx, {
      who: doer.ref,
      act: survey.state === 'sealed' ? 'opened' : 'read',
      what: `customer:${survey.customer}`,
      why: survey.number,
    });
  return true;
}

async function isOpenFor(tx: Transaction, { id, state }: Survey, doer: Doer): Promise<boolean> {
  if (state !== 'sealed' || doer.member === null) return false;
  const open = await openingRows(tx)
    .where('object', '=', `survey:${id}`)
    .where('reader', '=', doer.member)
    .where('state', '=', 'open')
    .where('closes_at', '>', new Date(tx.clock.now()))
    // Whoever has not read the form yet has not begun: the form is where the watermark lies
    .where('reads', '>', 0)
    .executeTakeFirst();
  return open !== undefined;
}
