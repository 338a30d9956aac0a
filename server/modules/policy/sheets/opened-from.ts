import { type Clause, type Ref, refKind } from '../../../../kernel/index.ts';
import { clausesFor, registry } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { begins, mayStart, type RecordingSheet } from './in-force.ts';
import { maySee, ownDuty } from './may-see.ts';

interface Opened {
  about?: string | undefined;
  obligation?: string | undefined;
}

/**
 * What a sheet is opened from. A duty of one's own opens the sheet it asks for, whatever the post; otherwise the
 * post must be named, and what it is about must be one's to see.
 *
 * @throws Refusal `sheet.not-yours`
 */
export async function expectMine(
  tx: Transaction,
  sheet: RecordingSheet,
  { about, obligation }: Opened,
  caller: Caller,
): Promise<Ref | null> {
  const duty = obligation === undefined ? null : await ownDuty(tx, obligation, caller);
  if (duty && (await asksFor(tx, duty, sheet))) return expectFits(sheet, duty.subject);
  if (obligation !== undefined || !mayStart(sheet, caller.posts)) throw notYours();
  if (about === undefined) return expectFits(sheet, null);
  if (!(await maySee(tx, about, caller))) throw notYours();
  return expectFits(sheet, about);
}

/** The duty names this sheet, or is met by what it records. */
async function asksFor(
  tx: Transaction,
  { clause, n }: { clause: string; n: number },
  sheet: RecordingSheet,
): Promise<boolean> {
  const { byVersion } = await clausesFor(tx);
  const body = byVersion.get(`${clause}#${n}`)?.version.body;
  return (
    body !== undefined &&
    asked(body).some(({ by, on }) => by === sheet.body.records.fact || on === sheet.clause)
  );
}

interface Asked {
  by: string | undefined;
  on: string | undefined;
}

function asked(body: Clause): Asked[] {
  if (body.form === 'duty')
    return [body.owes].flat().map(({ metBy, sheet }) => ({ by: metBy.fact, on: sheet }));
  if (body.form === 'runbook')
    return body.steps.map(({ doneBy, sheet }) => ({ by: doneBy?.fact, on: sheet }));
  return [];
}

/** A sheet about something that is there is opened from one of its kind. */
function expectFits(sheet: RecordingSheet, about: Ref | null): Ref | null {
  const kind = registry().kinds.get(sheet.body.records.fact);
  if (begins(sheet) || (about !== null && refKind(about) === kind?.subject)) return about;
  throw notYours();
}

const notYours = () =>
  new Refusal(
    'sheet.not-yours',
    403,
    { zh: '这张表不由你填，或不从这里填', en: 'This sheet is not yours to fill in, or not from here' },
    { mend: { zh: '请对口的岗位来填', en: 'Ask somebody of the post it names' } },
  );
