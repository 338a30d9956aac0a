import type { ClauseSet, ClauseVersion, Sheet } from '../../../../kernel/index.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** A sheet that records a fact, as it is in force. */
export interface RecordingSheet {
  clause: string;
  n: number;
  pack: string;
  body: Sheet & Required<Pick<Sheet, 'records'>>;
}

const records = (version: ClauseVersion): version is ClauseVersion & { body: RecordingSheet['body'] } =>
  version.body.form === 'sheet' && version.body.records !== undefined;

export function sheetsOn(set: ClauseSet, day: number): RecordingSheet[] {
  return set.ready
    .map(({ version }) => version)
    .filter(records)
    .filter(({ from, to }) => from <= day && (to === null || day < to));
}

/** @throws Refusal `sheet.unknown` */
export function sheetOn(set: ClauseSet, day: number, clause: string): RecordingSheet {
  const found = sheetsOn(set, day).find((one) => one.clause === clause);
  if (found) return found;
  throw new Refusal(
    'sheet.unknown',
    404,
    { zh: '没有这张表单，或它的制度没有启用', en: 'There is no such sheet, or its system is not adopted' },
    { mend: { zh: '从「办事」里选一张', en: 'Choose one under Requests' } },
  );
}

/** Posts that may start it; without any named, everybody. */
export const mayStart = ({ body }: RecordingSheet, posts: readonly string[]): boolean =>
  !body.for || body.for.some((post) => posts.includes(post));

/** Begins something of its own, not opened from what is there already. */
export const begins = ({ body }: RecordingSheet): boolean => body.records.subject !== 'about';
