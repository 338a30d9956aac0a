import type { z } from 'zod';
import type { surveyRow } from '../../../../contract/files.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { missingFields } from '../forms/missing-fields.ts';
import { formVersion, type ReleasedForm } from '../forms/released-form.ts';
import { personOf } from '../people.ts';
import { sightOf } from '../search/sight.ts';
import { handInCount } from './hand-in-surveys.ts';
import { type Survey, surveyOf, surveyRows } from './survey-row.ts';

export type Tray = 'mine' | 'to-hand-in' | 'handed-in' | 'allocated' | 'sealed';
type SurveyRow = z.infer<typeof surveyRow>;

const MOST = 300;
const STATES: Readonly<Record<Exclude<Tray, 'mine'>, readonly string[]>> = {
  'to-hand-in': ['blank', 'filled', 'signed'],
  'handed-in': ['handed-in'],
  allocated: ['allocated'],
  sealed: ['sealed'],
};

/** Registration forms by where they are in their life, and what this member still has to hand in (S003.2-08). */
export async function surveyBoard(tx: Transaction, tray: Tray, doer: Doer) {
  const rows = await inTray(tx, tray, doer).orderBy('number', 'desc').limit(MOST).execute();
  return {
    rows: await shownSurveys(tx, rows.map(surveyOf)),
    handIn: await handInCount(tx, doer.member as string),
    counts: await countsOf(tx, doer),
  };
}

function inTray(tx: Transaction, tray: Tray, doer: Doer) {
  const own = surveyRows(tx).where('started_by', '=', doer.member);
  if (tray === 'mine') return own.where('state', '<>', 'sealed');
  return (sightOf(doer) === 'all' ? surveyRows(tx) : own).where('state', 'in', STATES[tray]);
}

async function countsOf(tx: Transaction, doer: Doer): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const tray of ['mine', 'to-hand-in', 'handed-in', 'allocated', 'sealed'] as const) {
    const { n } = await inTray(tx, tray, doer)
      .clearSelect()
      .select((on) => on.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    counts[tray] = n;
  }
  return counts;
}

export async function shownSurveys(tx: Transaction, surveys: readonly Survey[]): Promise<SurveyRow[]> {
  const people = surveys.flatMap((one) => [
    one.startedBy,
    one.allocatedTo,
    one.customer && `customer:${one.customer}`,
  ]);
  const person = await personOf(tx, people);
  const forms = new Map<number, ReleasedForm>();
  for (const { version } of surveys)
    if (!forms.has(version)) forms.set(version, await formVersion(tx, 'survey', version));
  const openings = await openingsOf(
    tx,
    surveys.map(({ id }) => id),
  );
  return surveys.map((one) => ({
    id: one.id,
    number: one.number,
    state: one.state,
    customer: one.customer === null ? null : person(`customer:${one.customer}`),
    collector: person(one.signedBy ?? one.startedBy),
    startedAt: one.startedAt.toISOString(),
    paper: one.paper,
    awaitsConfirmation: one.proxyBy !== null && one.confirmedAt === null,
    missing: missingFields(forms.get(one.version)?.fields ?? [], one.fields).map(({ text }) => text.zh),
    allocatedTo: person(one.allocatedTo),
    place: one.place,
    opening: openings.get(one.id) ?? null,
  }));
}

/** The newest request about each form. */
async function openingsOf(tx: Transaction, surveys: readonly string[]) {
  if (surveys.length === 0) return new Map<string, { id: string; state: string; closesAt: string | null }>();
  const rows = await tx
    .selectFrom('opening')
    .select(['id', 'object', 'state', 'closes_at'])
    .distinctOn('object')
    .where('org_id', '=', tx.org)
    .where(
      'object',
      'in',
      surveys.map((id) => `survey:${id}`),
    )
    .orderBy('object')
    .orderBy('asked_at', 'desc')
    .execute();
  const over = (closes: Date | null) => closes !== null && closes.getTime() <= tx.clock.now();
  return new Map(
    rows.map((row) => [
      row.object.slice('survey:'.length),
      {
        id: row.id,
        state: row.state === 'open' && over(row.closes_at) ? 'closed' : row.state,
        closesAt: row.closes_at?.toISOString() ?? null,
      },
    ]),
  );
}
